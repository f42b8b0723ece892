import { findPort, type WantedPort } from './find-port.ts';
import type { ListedPort } from './serial-ports.ts';
import { type Transport, TransportError } from './transport.ts';

/** What finding a serial device takes. */
export interface FoundSerialParts {
  wanted(): WantedPort;
  /** The machine's ports; null when it cannot list them. */
  list(): Promise<readonly ListedPort[] | null>;
  /** A connection to a path. */
  connect(path: string): Transport;
}

/**
 * A connection to a serial device that is looked for by what it is, each time anew: it may be in
 * another socket, or its path may belong to another device by now.
 */
export class FoundSerialTransport implements Transport {
  readonly #parts: FoundSerialParts;
  #line: Transport | null = null;
  #isClosed = false;
  #onData: (bytes: Uint8Array) => void = () => {};
  #onGone: (detail: string) => void = () => {};

  constructor(parts: FoundSerialParts) {
    this.#parts = parts;
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#onData = listener;
  }

  onGone(listener: (detail: string) => void): void {
    this.#onGone = listener;
  }

  async open(): Promise<void> {
    const wanted = this.#parts.wanted();
    const ports = await this.#parts.list();
    const path = ports === null ? wanted.path : findPort(wanted, ports);
    if (path === null) {
      throw new TransportError('absent', `Another device is at ${wanted.path} now`);
    }
    if (this.#isClosed) throw new TransportError('failed', 'The line is closed');
    const line = this.#parts.connect(path);
    line.onData(this.#onData);
    line.onGone(this.#onGone);
    this.#line = line;
    await line.open();
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<void> {
    if (this.#line === null) throw new TransportError('failed', 'The line is not open');
    await this.#line.write(bytes, timeoutMs);
  }

  async close(...how: Parameters<Transport['close']>): Promise<void> {
    this.#isClosed = true;
    await this.#line?.close(...how);
  }
}
