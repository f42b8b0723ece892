import type { CallValue } from '../../../contract/index.ts';
import { type DetectedScanner, SCANNER_TEST_CODE } from '../../../contract/scanner-care.ts';
import { type Clock, Signal } from '../clock.ts';
import type { SerialSettings } from '../device-config.ts';
import { SerialTransport } from '../transports/serial.ts';
import type { Transport } from '../transports/transport.ts';
import { detectSettings } from './detect-settings.ts';
import { NO_DETECTION } from './no-detection.ts';

/** Speeds in the order they are tried: factory settings first. */
const SPEEDS = [9600, 115_200, 19_200, 38_400, 57_600, 4800, 2400, 1200] as const;
/** A scan has come whole when the line was silent for so long. */
const SILENCE_MS = 150;
/** Without a byte the next speed is tried: too slow a line may not hear a fast scanner at all. */
const PATIENCE_MS = 8000;
/** Nobody asked for so long: the window is gone. */
const ABANDONED_MS = 20_000;
const MAX_BYTES = 512;

/** What a detection needs. */
export interface DetectionParts {
  readonly paths: readonly string[];
  readonly clock: Clock;
  readonly makeTransport?: (settings: SerialSettings) => Transport;
  /** It ended, whatever the reason. */
  readonly onEnd: () => void;
}

type State = CallValue<'devices.detectState'>;

/** Listens on ports for the test barcode, one speed after the other, until it is read. */
export class Detection {
  readonly #parts: DetectionParts;
  readonly #wake: Signal;
  #state: State = NO_DETECTION;
  #isStopped = false;
  #askedAt: number;

  constructor(parts: DetectionParts) {
    this.#parts = parts;
    this.#wake = new Signal(parts.clock);
    this.#askedAt = parts.clock.now();
  }

  holds(path: string): boolean {
    return !this.#isStopped && this.#parts.paths.includes(path);
  }

  /** How far it is. */
  ask(): State {
    this.#askedAt = this.#parts.clock.now();
    return this.#state;
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake.notify();
  }

  /** Runs until the scanner is found, it is stopped, or nobody asks any more. */
  async run(): Promise<void> {
    for (let turn = 0; !this.#isOver(); turn += 1) {
      await this.#listen(SPEEDS[turn % SPEEDS.length] ?? 9600);
    }
    this.#isStopped = true;
    this.#state = { ...this.#state, baudRate: null };
    this.#parts.onEnd();
  }

  #isOver(): boolean {
    const isAbandoned = this.#parts.clock.now() - this.#askedAt > ABANDONED_MS;
    return this.#isStopped || isAbandoned || this.#state.found !== null;
  }

  async #listen(baudRate: SerialSettings['baudRate']): Promise<void> {
    const ears = this.#parts.paths.map((path) => this.#earAt({ path, baudRate, ...LINE }));
    const opened = await Promise.all(ears.map((ear) => ear.open()));
    const unusable = this.#parts.paths.filter((_, index) => opened[index] === false);
    this.#state = { ...this.#state, baudRate, unusable };
    // Whoever stopped it, or scanned, while the ports were opened woke nobody.
    if (!this.#isStopped && !ears.some((ear) => ear.isHearing())) {
      await this.#wake.wait(PATIENCE_MS);
    }
    while (!this.#isStopped && ears.some((ear) => ear.isHearing())) {
      await this.#wake.wait(SILENCE_MS);
    }
    await Promise.all(ears.map((ear) => ear.close()));
    for (const ear of ears) this.#judge(ear.settings, ear.heard());
  }

  #judge(serial: SerialSettings, bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#state.found !== null) return;
    const lastHex = Buffer.from(bytes).toString('hex');
    const detected = detectSettings(bytes, SCANNER_TEST_CODE);
    if (detected === null) {
      this.#state = { ...this.#state, lastHex, misses: this.#state.misses + 1 };
      return;
    }
    const { line, ...rest } = detected;
    const found: DetectedScanner = { ...rest, serial: { ...serial, ...line } };
    this.#state = { ...this.#state, lastHex, found };
  }

  #earAt(settings: SerialSettings) {
    const make = this.#parts.makeTransport ?? ((line: SerialSettings) => new SerialTransport(line));
    const transport = make(settings);
    const { clock } = this.#parts;
    const chunks: Uint8Array[] = [];
    let heardAt = 0;
    transport.onGone(() => {});
    transport.onData((bytes) => {
      chunks.push(Uint8Array.from(bytes));
      if (chunks.length > MAX_BYTES) chunks.shift();
      heardAt = clock.now();
      this.#wake.notify();
    });
    return {
      settings,
      open: () =>
        transport.open().then(
          () => true,
          () => false,
        ),
      close: () => transport.close(),
      isHearing: () => chunks.length > 0 && clock.now() - heardAt < SILENCE_MS,
      heard: () => Buffer.concat(chunks).subarray(-MAX_BYTES),
    };
  }
}

const LINE = { dataBits: 8, parity: 'none', stopBits: 1 } as const;
