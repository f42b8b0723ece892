import type { ErrorCode } from '../../contract/index.ts';

/** Failures after which nobody knows whether the command took effect. */
const UNCERTAIN = new Set<ErrorCode>(['internal', 'store.busy', 'store.unknownOutcome']);

/**
 * Keeps the request id of one intent. It is made once, survives every retry whose outcome is
 * unknown, and is given up after a success or a plain refusal, or when the person wants
 * something else (`content` differs).
 */
export class Intent {
  readonly #makeId: () => string;
  #id: string | null = null;
  #content = '';

  constructor(makeId: () => string = () => crypto.randomUUID()) {
    this.#makeId = makeId;
  }

  /** The request id under which `content` is to be asked. */
  idFor(content: string): string {
    if (this.#id === null || this.#content !== content) {
      this.#id = this.#makeId();
      this.#content = content;
    }
    return this.#id;
  }

  /** Hears how it went: `null` = it happened. */
  settle(code: ErrorCode | null): void {
    if (code === null || !UNCERTAIN.has(code)) this.#id = null;
  }
}
