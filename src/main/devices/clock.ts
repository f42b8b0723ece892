/** Time for drivers; tests may bring their own. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Runs `work` after `delayMs`; the returned function cancels it. */
  after(delayMs: number, work: () => void): () => void;
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Wakes whoever waits, or lets the wait end by itself. */
export class Signal {
  readonly #clock: Clock;
  #waiting: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves at the next {@link notify}, or after `timeoutMs`. */
  wait(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(timeoutMs, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  notify(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
