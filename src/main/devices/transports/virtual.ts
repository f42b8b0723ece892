import { type Transport, TransportError } from './transport.ts';

/** The far end of a virtual line: a device that exists on the screen only. */
export interface VirtualDevice {
  /** The till opened the line; `send` is how the device answers. */
  connect(send: (bytes: Uint8Array) => void): void;
  /** Bytes from the till. */
  receive(bytes: Uint8Array): void;
  disconnect(): void;
}

/** A connection in memory to a virtual device. */
export class VirtualTransport implements Transport {
  readonly #device: VirtualDevice;
  #listener: (bytes: Uint8Array) => void = () => {};
  #isOpen = false;

  constructor(device: VirtualDevice) {
    this.#device = device;
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  /** A line in memory is never lost. */
  onGone(): void {}

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#device.connect((bytes) => {
      if (this.#isOpen) this.#listener(bytes);
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#isOpen) throw new TransportError('failed', 'The line is closed');
    this.#device.receive(bytes);
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#device.disconnect();
  }
}
