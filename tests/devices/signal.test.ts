import { describe, expect, it } from 'vitest';
import { type Clock, Signal } from '../../src/main/devices/clock.ts';

/** Counts what is still to be called. */
class CountingClock implements Clock {
  waiting = 0;

  now(): number {
    return 0;
  }

  after(_delayMs: number, work: () => void): () => void {
    this.waiting += 1;
    let isDue = true;
    const end = () => {
      if (!isDue) return;
      isDue = false;
      this.waiting -= 1;
      work();
    };
    setImmediate(end);
    return () => {
      isDue = false;
    };
  }
}

describe('a signal nobody gives', () => {
  it('keeps nothing of the waits that ended by themselves', async () => {
    const clock = new CountingClock();
    const signal = new Signal(clock);
    for (let wait = 0; wait < 1000; wait += 1) await signal.wait(10_000);
    expect(signal.waiters).toBe(0);
    expect(clock.waiting).toBe(0);
  });
});
