import type { DeviceState } from '../../../contract/devices.ts';
import type { TillEvent } from '../../../contract/events.ts';
import type { Clock } from '../clock.ts';
import type { ScannerConfig, ScannerSettings } from '../device-config.ts';
import { DeviceLink } from '../device-link.ts';
import type { Transport } from '../transports/transport.ts';
import { decodeScan, type Scan } from './decode-scan.ts';
import { type Frame, Framer } from './framer.ts';
import { isMisread, type ScanLog } from './scan-log.ts';

/** Silence that ends a frame of a scanner without suffix, or a burst of noise. */
const SILENCE_MS = 50;
/** A frame that waits this long for its suffix never gets it. */
const GIVE_UP_MS = 2000;
/** So many unreadable frames in a row are noise, not scans. */
const NOISE_FRAMES = 16;
/** Noise is told at most this often. */
const DISCARD_REPORT_MS = 250;

/** What a scanner driver needs. */
export interface ScannerParts {
  readonly deviceId: number;
  readonly config: ScannerConfig;
  readonly clock: Clock;
  /** Where it is written down what came. */
  readonly log: Pick<ScanLog, 'received' | 'ended' | 'flush'>;
  makeTransport(): Transport;
  report(state: DeviceState, detail: string | null): void;
  emit(event: TillEvent): void;
}

/** Reads one scanner: connection, framing, text, bounces. */
export class ScannerDriver {
  readonly #parts: ScannerParts;
  readonly #settings: ScannerSettings;
  readonly #link: DeviceLink;
  readonly #bounces: BounceFilter;
  #framer: Framer;
  #unreadableInARow = 0;
  #cancelSilence: () => void = () => {};
  #cancelGiveUp: () => void = () => {};
  #discarded: Extract<TillEvent, { type: 'scanner.discarded' }> | null = null;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    this.#settings = parts.config.settings;
    this.#framer = new Framer(this.#settings.suffix, this.#settings.ending);
    this.#bounces = new BounceFilter(this.#settings.bounceMs);
    const { transport } = parts.config;
    this.#link = new DeviceLink(
      {
        path: transport.type === 'serial' ? transport.path : null,
        makeTransport: () => parts.makeTransport(),
        onState: (state, detail) => parts.report(state, detail),
        onUp: () => {
          this.#framer = new Framer(this.#settings.suffix, this.#settings.ending);
          parts.report('ready', null);
        },
        onData: (bytes) => this.#receive(bytes),
        onDown: () => this.#cancelTimers(),
      },
      parts.clock,
    );
  }

  start(): void {
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#cancelTimers();
    this.#parts.log.flush();
    await this.#link.stop();
  }

  #receive(bytes: Uint8Array): void {
    this.#parts.log.received(bytes);
    this.#handle(this.#framer.push(bytes));
    this.#cancelTimers();
    if (!this.#framer.isPending) return;
    this.#cancelSilence = this.#parts.clock.after(SILENCE_MS, () => {
      this.#handle(this.#framer.silence());
      this.#unreadableInARow = 0;
    });
    this.#cancelGiveUp = this.#parts.clock.after(GIVE_UP_MS, () => {
      this.#handle(this.#framer.giveUp());
    });
  }

  #cancelTimers(): void {
    this.#cancelSilence();
    this.#cancelGiveUp();
  }

  #handle(frames: Iterable<Frame>): void {
    for (const frame of frames) {
      if (frame.kind === 'discarded') {
        this.#discard(frame.reason, frame.bytes);
        continue;
      }
      const scan = decodeScan(frame.bytes, this.#settings.prefix);
      if (scan === null) {
        this.#discard('unreadable', frame.bytes.length);
        this.#unreadableInARow += 1;
        if (this.#unreadableInARow === NOISE_FRAMES) this.#framer.drown();
        continue;
      }
      this.#unreadableInARow = 0;
      if (scan !== 'empty') this.#deliver(scan);
    }
  }

  #deliver(scan: Scan): void {
    const at = this.#parts.clock.now();
    if (this.#bounces.isBounce(scan, at)) {
      this.#parts.log.ended('bounce', scan.code);
      return;
    }
    this.#parts.log.ended(isMisread(scan) ? 'wrongCheckDigit' : 'scan', scan.code);
    this.#parts.emit({ type: 'scanner.scanned', deviceId: this.#parts.deviceId, ...scan, at });
  }

  /** Tells of thrown-away bytes, several frames of noise as one. */
  #discard(reason: 'tooLong' | 'unreadable', bytes: number): void {
    this.#parts.log.ended(reason, '');
    if (this.#discarded !== null) {
      this.#discarded = { ...this.#discarded, bytes: this.#discarded.bytes + bytes };
      return;
    }
    const { deviceId, clock } = this.#parts;
    this.#discarded = { type: 'scanner.discarded', deviceId, reason, bytes };
    clock.after(DISCARD_REPORT_MS, () => {
      if (this.#discarded !== null) this.#parts.emit(this.#discarded);
      this.#discarded = null;
    });
  }
}

/**
 * Tells a bounce from a second item: the same data and symbology within `bounceMs` of the last
 * time it was seen. Each port has its own, so two scanners never swallow each other's scans.
 */
class BounceFilter {
  readonly #bounceMs: number;
  #last: { readonly key: string; readonly at: number } | null = null;

  constructor(bounceMs: number) {
    this.#bounceMs = bounceMs;
  }

  isBounce(scan: Scan, at: number): boolean {
    const key = `${scan.aim ?? ''} ${scan.code}`;
    const isSame = this.#last !== null && this.#last.key === key;
    const isSoon = this.#last !== null && at - this.#last.at < this.#bounceMs;
    this.#last = { key, at };
    return isSame && isSoon;
  }
}
