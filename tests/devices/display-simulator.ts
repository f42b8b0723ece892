import { DisplayModel, type DisplayModelOptions } from './display-model.ts';
import { openPty } from './pty.ts';

/** A customer display over a pseudo-terminal. */
export interface DisplaySimulator {
  /** The serial path to configure. */
  readonly path: string;
  /** What is looked at; a display that was switched off and on has forgotten everything. */
  model(): DisplayModel;
  lines(): readonly [string, string];
  onChange(listener: () => void): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** Takes no more bytes, as a display whose power is gone at the far end. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts a display of 2×20. */
export async function startDisplaySimulator(
  options: DisplayModelOptions = {},
): Promise<DisplaySimulator> {
  const pty = await openPty('display');
  let model = new DisplayModel(options);
  const listeners: (() => void)[] = [];
  pty.onData((bytes) => {
    model.receive(bytes);
    for (const listener of listeners) listener();
  });
  return {
    path: pty.path,
    model: () => model,
    lines: () => model.lines(),
    onChange: (listener) => void listeners.push(listener),
    unplug: () => pty.unplug(),
    replug: () => {
      model = new DisplayModel(options);
      return pty.replug();
    },
    freeze: () => pty.freeze(),
    thaw: () => pty.thaw(),
    stop: () => pty.stop(),
  };
}
