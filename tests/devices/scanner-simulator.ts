import { openPty } from './pty.ts';

/** A serial scanner over a pseudo-terminal. */
export interface ScannerSimulator {
  /** The serial path to configure. */
  readonly path: string;
  /** Reads a code: sends it with the suffix (CR LF unless told). */
  scan(code: string, suffix?: string): void;
  /** Sends bytes as they are. */
  send(bytes: Uint8Array): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a scanner that ends each scan with CR LF, as Honeywell ones do by default. */
export async function startScannerSimulator(
  options: { readonly suffix?: string } = {},
): Promise<ScannerSimulator> {
  const pty = await openPty('scanner');
  const usual = options.suffix ?? '\r\n';
  return {
    path: pty.path,
    scan: (code, suffix = usual) => pty.send(Buffer.from(code + suffix, 'utf8')),
    send: (bytes) => pty.send(bytes),
    unplug: () => pty.unplug(),
    replug: () => pty.replug(),
    stop: () => pty.stop(),
  };
}
