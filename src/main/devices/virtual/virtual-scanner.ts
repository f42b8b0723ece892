import type { ScannerSettings } from '../device-config.ts';
import type { VirtualDevice } from '../transports/virtual.ts';

const FRAMES: Readonly<Record<ScannerSettings['suffix'], readonly [string, string]>> = {
  line: ['', '\r\n'],
  tab: ['', '\t'],
  'stx-etx': ['\x02', '\x03'],
  idle: ['', ''],
  custom: ['', ''],
};

/** A scanner on the screen: what is clicked comes over the line as from a real one. */
export class VirtualScanner implements VirtualDevice {
  readonly #frame: readonly [string, string];
  #send: ((bytes: Uint8Array) => void) | null = null;

  constructor({ suffix, prefix = '', ending = '' }: ScannerSettings) {
    const [start, end] = FRAMES[suffix];
    this.#frame = [start + prefix, suffix === 'custom' ? ending : end];
  }

  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
  }

  receive(): void {}

  disconnect(): void {
    this.#send = null;
  }

  /** Sends one code with the scanner's own start and end; false while no till listens. */
  scan(code: string): boolean {
    const [start, end] = this.#frame;
    this.#send?.(Buffer.from(start + code + end, 'utf8'));
    return this.#send !== null;
  }
}
