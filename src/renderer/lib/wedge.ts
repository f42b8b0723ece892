/** A key as the wedge detector needs it. */
export interface WedgeKey {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** When, in milliseconds of any one clock. */
  readonly at: number;
  /** With Ctrl, Alt or Meta, repeated by holding, or part of an input method: never a scan's. */
  readonly isOther: boolean;
}

/**
 * What to do with a key: let it `pass`, `hold` it back until it is clear who types, or treat the
 * held text as a `scan` (and swallow this key, its terminator).
 */
export type WedgeVerdict =
  | { readonly kind: 'pass'; readonly isFirst: boolean }
  | { readonly kind: 'hold' }
  | { readonly kind: 'scan'; readonly code: string };

/** Keyboard-wedge scanners send a character every few milliseconds; nobody types like that. */
export const WEDGE_GAP_MS = 40;
/** The shortest code that counts as a scan: people do press two or three keys at once. */
export const WEDGE_MIN_LENGTH = 5;
const MAX_LENGTH = 4096;

/**
 * Tells a keyboard-wedge scanner from a person by the time between keys and the terminator
 * (Enter or Tab). The first character passes, because nobody can know yet; from the second fast
 * one on, keys are held back. The owner puts the first one right when a scan is recognised, and
 * types the held ones when it was a person after all ({@link takeHeld}).
 */
export class WedgeDetector {
  #text = '';
  #held = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Judges the next key. */
  feed({ key, at, isOther }: WedgeKey): WedgeVerdict {
    if (key === 'Shift') return { kind: 'pass', isFirst: false };
    const isFast = at - this.#lastAt <= WEDGE_GAP_MS;
    const isEnd = key === 'Enter' || key === 'Tab';
    if (!isOther && isEnd && isFast && this.#text.length >= WEDGE_MIN_LENGTH) {
      const code = this.#text;
      this.#reset();
      return { kind: 'scan', code };
    }
    if (isOther || [...key].length !== 1) {
      this.#text = '';
      this.#lastAt = Number.NEGATIVE_INFINITY;
      return { kind: 'pass', isFirst: false };
    }
    this.#lastAt = at;
    if (!isFast || this.#text === '') {
      this.#text = key;
      return { kind: 'pass', isFirst: true };
    }
    if (this.#text.length < MAX_LENGTH) this.#text += key;
    this.#held += key;
    return { kind: 'hold' };
  }

  /** Whether keys are held back at the moment. */
  get isHolding(): boolean {
    return this.#held !== '';
  }

  /** The keys held back, which were a person's after all; they are not held any more. */
  takeHeld(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  #reset(): void {
    this.#text = '';
    this.#held = '';
    this.#lastAt = Number.NEGATIVE_INFINITY;
  }
}
