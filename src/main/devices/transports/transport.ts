/** Why a line cannot be used. */
export type TransportFault =
  /** The path does not exist: unplugged, or not plugged in yet. */
  | 'absent'
  /** The system forbids it: on Linux the user is not in the `dialout` group. */
  | 'no-permission'
  /** Another program holds the port. */
  | 'busy-elsewhere'
  /** A write did not go through in time. */
  | 'timed-out'
  /** Anything else the system said. */
  | 'failed';

/** A line that failed; `fault` says why, `message` is what the system said, for support. */
export class TransportError extends Error {
  readonly fault: TransportFault;

  constructor(fault: TransportFault, detail: string) {
    super(detail);
    this.name = 'TransportError';
    this.fault = fault;
  }
}

/**
 * One connection to one device. A connection that was closed or lost is never opened again:
 * make a new one, because a reopened serial port sends what was left in its queue
 * (DEVICES, traps).
 */
export interface Transport {
  /** @throws {@link TransportError} */
  open(): Promise<void>;
  /** Resolves when the system took the bytes. @throws {@link TransportError} */
  write(bytes: Uint8Array, timeoutMs: number): Promise<void>;
  /** Register before opening. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the line is lost, not when it was closed. Register before opening. */
  onGone(listener: (detail: string) => void): void;
  /**
   * Closes without sending what is queued; never throws, never waits long. Of a suspect line also
   * what the system took already is thrown away, where it can be.
   */
  close(isSuspect?: boolean): Promise<void>;
}
