import { isGtin } from '../../../contract/kernel/barcode.ts';
import { readGs1 } from '../../../contract/kernel/gs1.ts';
import type { CallValue } from '../../../contract/index.ts';
import type { ScanCounts, ScanOutcome } from '../../../contract/scanner-care.ts';
import type { Clock } from '../clock.ts';
import type { Scan } from './decode-scan.ts';

const RAW_BYTES = 256;
const RECENT = 20;
const TEXT_LENGTH = 80;
/** Counts go to the store at most so often. */
const TELL_MS = 10_000;

const NOTHING: ScanCounts = { scan: 0, bounce: 0, wrongCheckDigit: 0, unreadable: 0, tooLong: 0 };

/**
 * What one scanner sent, for whoever looks for a fault: the last bytes as they came, what became of
 * the last scans, and counts that are told now and then. Keeps at most some kilobytes.
 */
export class ScanLog {
  readonly #clock: Clock;
  readonly #tell: (counts: ScanCounts) => void;
  #raw: Buffer = Buffer.alloc(0);
  #rawAt: number | null = null;
  #recent: CallValue<'devices.scannerLog'>['recent'] = [];
  #counts: ScanCounts = NOTHING;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, tell: (counts: ScanCounts) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Bytes came over the line. */
  received(bytes: Uint8Array): void {
    const tail = bytes.subarray(-RAW_BYTES);
    this.#raw = Buffer.concat([this.#raw.subarray(tail.length - RAW_BYTES), tail]).subarray(
      -RAW_BYTES,
    );
    this.#rawAt = this.#clock.now();
  }

  /** Something ended: a scan, or what was thrown away in its place. */
  ended(outcome: ScanOutcome, text: string): void {
    const shown = visible(text);
    this.#recent = [{ at: this.#clock.now(), outcome, text: shown }, ...this.#recent].slice(
      0,
      RECENT,
    );
    this.#counts = { ...this.#counts, [outcome]: this.#counts[outcome] + 1 };
    this.#cancel ??= this.#clock.after(TELL_MS, () => this.flush());
  }

  /** Tells what was counted since the last time. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#counts === NOTHING) return;
    this.#tell(this.#counts);
    this.#counts = NOTHING;
  }

  read(): CallValue<'devices.scannerLog'> {
    return { rawHex: this.#raw.toString('hex'), rawAt: this.#rawAt, recent: [...this.#recent] };
  }
}

/** Controls as their symbols, so that they can be read. */
function visible(text: string): string {
  const shown = text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- controls are what this makes visible
    /[\u0000-\u001f\u007f]/g,
    (control) =>
      String.fromCodePoint(control === '\u007f' ? 0x2421 : 0x2400 + control.charCodeAt(0)),
  );
  return shown.slice(0, TEXT_LENGTH);
}

/**
 * Whether a scan can only be an article number that was misread: AIM says EAN or UPC, or it is GS1,
 * and its check digit is wrong. Without AIM, 13 digits may be anything else.
 */
export function isMisread({ code, aim }: Scan): boolean {
  if (aim === ']E0' || aim === ']E4') return !isGtin(code);
  const gs1 = readGs1(code, aim);
  return gs1.kind === 'wrong' && gs1.fault === 'wrongCheckDigit';
}
