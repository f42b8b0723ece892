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
  #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves at the next {@link notify}, or after `timeoutMs`. */
  wait(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#waiting.delete(wake);
        resolve();
      };
      const cancel = this.#clock.after(timeoutMs, wake);
      this.#waiting.add(wake);
    });
  }

  /** How many wait. */
  get waiters(): number {
    return this.#waiting.size;
  }

  notify(): void {
    for (const wake of this.#waiting) wake();
  }
}
