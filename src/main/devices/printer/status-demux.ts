/** One answer of a printer. */
export type Answer =
  /** Four bytes of automatic status back. */
  | { readonly kind: 'asb'; readonly bytes: readonly [number, number, number, number] }
  /** The answer to DLE EOT. */
  | { readonly kind: 'realTime'; readonly value: number }
  /** The answer to GS r: the paper sensors. */
  | { readonly kind: 'paper'; readonly value: number }
  /** XON or XOFF. */
  | { readonly kind: 'flow'; readonly isOn: boolean }
  /** A block such as a process ID: `37 22 d1 d2 d3 d4 00`. */
  | { readonly kind: 'block'; readonly header: number; readonly data: string };

const XON = 0x11;
const XOFF = 0x13;
const LONGEST_BLOCK = 80;

/**
 * Sorts a printer's answers, which come interleaved and split anywhere (DEVICES, printer).
 * Bytes that belong to nothing are dropped; a broken answer never swallows the next one.
 */
export class StatusDemux {
  /** Bytes of an automatic status that is not complete. */
  #asb: number[] = [];
  /** A block that is not complete. */
  #block: { readonly header: number; data: string } | null = null;

  push(bytes: Uint8Array): Answer[] {
    const answers: Answer[] = [];
    for (const byte of bytes) {
      const answer = this.#take(byte);
      if (answer !== null) answers.push(answer);
    }
    return answers;
  }

  #take(byte: number): Answer | null {
    if (byte === XON || byte === XOFF) return { kind: 'flow', isOn: byte === XON };
    if (this.#block !== null && (byte === 0 || byte >= 0x20)) return this.#takeBlock(byte);
    if ((byte & 0x93) === 0x12) return { kind: 'realTime', value: byte };
    if ((byte & 0x93) === 0x10) {
      this.#asb = [byte];
      this.#block = null;
      return null;
    }
    if (this.#asb.length > 0 && (byte & 0x90) === 0) return this.#takeAsb(byte);
    if (byte === 0x37 || byte === 0x5f) {
      this.#asb = [];
      this.#block = { header: byte, data: '' };
      return null;
    }
    if ((byte & 0x90) === 0) return { kind: 'paper', value: byte };
    return null;
  }

  #takeAsb(byte: number): Answer | null {
    this.#asb.push(byte);
    const [first, second, third, fourth] = this.#asb;
    if (fourth === undefined) return null;
    this.#asb = [];
    return { kind: 'asb', bytes: [first ?? 0, second ?? 0, third ?? 0, fourth] };
  }

  #takeBlock(byte: number): Answer | null {
    const block = this.#block;
    if (block === null) return null;
    if (byte === 0) {
      this.#block = null;
      return { kind: 'block', header: block.header, data: block.data };
    }
    block.data += String.fromCharCode(byte);
    if (block.data.length > LONGEST_BLOCK) this.#block = null;
    return null;
  }
}
