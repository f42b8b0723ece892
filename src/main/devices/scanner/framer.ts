import type { ScannerSettings } from '../device-config.ts';

/** What came out of the byte stream. */
export type Frame =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'discarded';
      readonly reason: 'tooLong' | 'unreadable';
      readonly bytes: number;
    };

/** Longer frames are noise: a parser without a bound buffers 8 MB of it (DEVICES, traps). */
export const MAX_FRAME_BYTES = 8192;

const STX = 0x02;
const ETX = 0x03;
const ACK = 0x06;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const NAK = 0x15;

/**
 * Cuts a scanner's bytes into frames. Runs of CR and LF are one end, empty frames are dropped,
 * ACK and NAK are never data, STX opens an envelope that ETX closes. It keeps at most 8 KiB;
 * beyond that everything up to the next silence is thrown away. Make a new one for every
 * connection, so that two half scans never meet.
 */
export class Framer {
  readonly #suffix: ScannerSettings['suffix'];
  /** Bytes that end a frame where the scanner has an ending of its own. */
  readonly #ending: Buffer;
  readonly #buffer = Buffer.alloc(MAX_FRAME_BYTES);
  #length = 0;
  #isEnveloped = false;
  /** Bytes thrown away since the overflow; null while all is well. */
  #noise: number | null = null;

  constructor(suffix: ScannerSettings['suffix'], ending = '') {
    this.#suffix = suffix;
    this.#ending = Buffer.from(ending, 'latin1');
  }

  /** Whether bytes wait for their end. */
  get isPending(): boolean {
    return this.#length > 0 || this.#noise !== null;
  }

  /** Frames as they end, one at a time, so that {@link drown} takes effect at once. */
  *push(bytes: Uint8Array): Generator<Frame> {
    for (const byte of bytes) {
      if (this.#noise !== null) {
        this.#noise += 1;
        continue;
      }
      const frame = this.#take(byte);
      if (frame !== null) yield frame;
    }
  }

  /** Noise has begun: what comes is thrown away up to the next silence. */
  drown(): void {
    this.#noise = this.#length;
    this.#reset();
  }

  /** The line was silent for the time that ends a frame. */
  silence(): Frame[] {
    if (this.#noise !== null) {
      const bytes = this.#noise;
      this.#noise = null;
      return [{ kind: 'discarded', reason: 'tooLong', bytes }];
    }
    const frame = this.#suffix === 'idle' && !this.#isEnveloped ? this.#end() : null;
    return frame === null ? [] : [frame];
  }

  /** A frame waited so long for its end that the rest will not come: the suffix is wrong. */
  giveUp(): Frame[] {
    const bytes = this.#length;
    this.#reset();
    return bytes === 0 ? [] : [{ kind: 'discarded', reason: 'unreadable', bytes }];
  }

  #take(byte: number): Frame | null {
    if (byte === ACK || byte === NAK) return null;
    if (byte === STX && (this.#length === 0 || this.#suffix === 'stx-etx')) {
      this.#reset();
      this.#isEnveloped = true;
      return null;
    }
    if (this.#suffix === 'custom') return this.#takeUntilEnding(byte);
    if (this.#isEnd(byte)) return this.#end();
    if (this.#suffix === 'stx-etx' && !this.#isEnveloped) return null;
    return this.#keep(byte);
  }

  #keep(byte: number): null {
    if (this.#length === MAX_FRAME_BYTES) {
      this.#noise = this.#length + 1;
      this.#reset();
      return null;
    }
    this.#buffer[this.#length] = byte;
    this.#length += 1;
    return null;
  }

  /** A line end after an ending of its own belongs to no scan. */
  #takeUntilEnding(byte: number): Frame | null {
    if (this.#length === 0 && (byte === CR || byte === LF)) return null;
    this.#keep(byte);
    const start = this.#length - this.#ending.length;
    if (start < 0 || this.#ending.length === 0) return null;
    if (!this.#buffer.subarray(start, this.#length).equals(this.#ending)) return null;
    this.#length = start;
    return this.#end();
  }

  #isEnd(byte: number): boolean {
    if (this.#isEnveloped && byte === ETX) return true;
    if (this.#suffix === 'stx-etx') return false;
    return byte === CR || byte === LF || (byte === TAB && this.#suffix === 'tab');
  }

  #end(): Frame | null {
    // An envelope that begins with SOH is the scanner talking to its host about itself.
    const isTalk = this.#isEnveloped && this.#buffer[0] === 0x01;
    const bytes = Uint8Array.from(this.#buffer.subarray(0, this.#length));
    this.#reset();
    return bytes.length === 0 || isTalk ? null : { kind: 'data', bytes };
  }

  #reset(): void {
    this.#length = 0;
    this.#isEnveloped = false;
  }
}
