import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attemptsLeft,
  FAILURES_BEFORE_LOCK,
  FAILURES_BEFORE_MANAGER,
  FIRST_LOCK_MS,
  LONGEST_LOCK_MS,
  lockedUntilAfter,
  lockMs,
  standingOf,
} from '../../../src/main/features/staff/rules/lockout.ts';

const failures = fc.integer({ min: 0, max: 10_000 });
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

describe('lockout', () => {
  it('lets four wrong PINs pass and locks at the fifth for 30 s', () => {
    expect([0, 1, 2, 3, 4].map(lockMs)).toEqual([0, 0, 0, 0, 0]);
    expect(lockMs(5)).toBe(30_000);
    expect(lockMs(6)).toBe(60_000);
    expect(lockMs(9)).toBe(480_000);
  });

  it('doubles with each further failure up to an hour, and never shrinks', () => {
    fc.assert(
      fc.property(failures, (count) => {
        const now = lockMs(count);
        const next = lockMs(count + 1);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(next).toBeLessThanOrEqual(LONGEST_LOCK_MS);
        const doubled = now === 0 ? next : Math.min(now * 2, LONGEST_LOCK_MS);
        expect(next).toBe(doubled);
        expect(now === 0).toBe(count < FAILURES_BEFORE_LOCK);
      }),
    );
  });

  it('counts the attempts that are left', () => {
    fc.assert(
      fc.property(failures, (count) => {
        expect(attemptsLeft(count) === 0).toBe(lockMs(count) > 0);
        expect(attemptsLeft(count)).toBe(Math.max(0, 5 - count));
      }),
    );
  });

  it('opens again exactly when the lockout has run out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9 }), instant, (count, at) => {
        const lockedUntil = lockedUntilAfter(count, at);
        const attempts = { failures: count, lockedUntil, canBeHelped: true };
        const end = at + lockMs(count);
        expect(standingOf(attempts, end - 1)).toEqual({ kind: 'lockedOut', until: end });
        expect(standingOf(attempts, end)).toEqual({ kind: 'open' });
      }),
    );
  });

  it('never locks for longer than its length, wherever the clock was set', () => {
    fc.assert(
      fc.property(failures, instant, instant, (count, lockedAt, now) => {
        const lockedUntil = lockedUntilAfter(count, lockedAt);
        const standing = standingOf({ failures: count, lockedUntil, canBeHelped: false }, now);
        const leftMs = standing.kind === 'lockedOut' ? standing.until - now : 0;
        expect(leftMs).toBeGreaterThanOrEqual(0);
        expect(leftMs).toBeLessThanOrEqual(lockMs(count));
        expect(leftMs > 0).toBe(standing.kind === 'lockedOut');
      }),
    );
  });

  it('needs a manager after ten failures, but only where one can help', () => {
    const attempts = { failures: FAILURES_BEFORE_MANAGER, lockedUntil: null };
    expect(standingOf({ ...attempts, canBeHelped: true }, 0).kind).toBe('needsManager');
    expect(standingOf({ ...attempts, canBeHelped: false }, 0).kind).toBe('open');
    const nine = { failures: FAILURES_BEFORE_MANAGER - 1, lockedUntil: null, canBeHelped: true };
    expect(standingOf(nine, 0).kind).toBe('open');
  });

  it('allows a guesser who is never helped fewer than 40 guesses a day', () => {
    let now = 0;
    let count = 0;
    for (; now < 86_400_000; count += 1) now += Math.max(1000, lockMs(count + 1));
    expect(count).toBeLessThan(40);
    expect(FIRST_LOCK_MS).toBe(30_000);
  });
});
