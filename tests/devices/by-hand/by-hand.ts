/** A simulator as a person uses it: typed lines in, what happens out. */
export interface ByHand {
  /** The port to set up at the till. */
  readonly path: string;
  /** What can be typed, a line each. */
  readonly help: readonly string[];
  /** Does what was typed; false = it is no command of this device. */
  type(line: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** Shows a line to the person. */
export type Say = (text: string) => void;

/** The cable, which every device has. */
export async function moveCable(
  device: { unplug(): Promise<void>; replug(): Promise<void> },
  line: string,
): Promise<boolean> {
  if (line === 'unplug') await device.unplug();
  else if (line === 'plug') await device.replug();
  else return false;
  return true;
}

export const CABLE_HELP = ['unplug | plug      the cable'] as const;
