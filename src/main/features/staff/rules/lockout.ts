import type { UtcMs } from '../../../../contract/kernel/time.ts';

/** After this many wrong PINs in a row the person is locked out for a while (TRUST, People). */
export const FAILURES_BEFORE_LOCK = 5;
/** After this many only another manager's PIN reset opens the account (TRUST, People). */
export const FAILURES_BEFORE_MANAGER = 10;
/** The first lockout; each further failure doubles it. */
export const FIRST_LOCK_MS = 30_000;
/** No lockout is longer: it has to stop a guesser, not the shop. */
export const LONGEST_LOCK_MS = 3_600_000;

/** What of a person's record decides whether a PIN may be tried. */
export interface Attempts {
  /** Wrong PINs since the last right one. */
  readonly failures: number;
  readonly lockedUntil: UtcMs | null;
  /**
   * Whether another manager can still sign in and reset the PIN. Where none can, the account
   * stays on timed lockouts instead: ten wrong PINs must not close a shop for ever.
   */
  readonly canBeHelped: boolean;
}

/** Whether a PIN may be tried now, and if not, why. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'lockedOut'; readonly until: UtcMs }
  | { readonly kind: 'needsManager' };

/** How long `failures` wrong PINs lock a person out, in milliseconds; 0 below five. */
export function lockMs(failures: number): number {
  if (failures < FAILURES_BEFORE_LOCK) return 0;
  const doublings = Math.min(failures - FAILURES_BEFORE_LOCK, 30);
  return Math.min(FIRST_LOCK_MS * 2 ** doublings, LONGEST_LOCK_MS);
}

/** Until when `failures` wrong PINs, the last of them `now`, lock a person out; null = not. */
export function lockedUntilAfter(failures: number, now: UtcMs): UtcMs | null {
  const length = lockMs(failures);
  return length === 0 ? null : now + length;
}

/** How many wrong PINs are left before the person is locked out. */
export function attemptsLeft(failures: number): number {
  return Math.max(0, FAILURES_BEFORE_LOCK - failures);
}

/**
 * Whether a PIN may be tried. A clock that was set back must not lengthen a lockout: what is
 * left of it is never more than its whole length.
 */
export function standingOf(attempts: Attempts, now: UtcMs): Standing {
  if (attempts.failures >= FAILURES_BEFORE_MANAGER && attempts.canBeHelped)
    return { kind: 'needsManager' };
  if (attempts.lockedUntil === null || attempts.lockedUntil <= now) return { kind: 'open' };
  return {
    kind: 'lockedOut',
    until: Math.min(attempts.lockedUntil, now + lockMs(attempts.failures)),
  };
}
