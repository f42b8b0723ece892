import type { Job } from '../../../store/context.ts';
import { type ExpireDueInput, type ExpireDueOutcome, expiryDoubt } from '../commands/expire-due.ts';
import { expireSlice } from '../post-expiry.ts';
import { saveExpiredThrough, selectExpiredThrough } from '../tables.ts';

/** Lots between two looks whether a sale waits: some three milliseconds. */
const LOTS_PER_SLICE = 48;

/**
 * Posts all expiry that is due, a slice at a time; sales slip in between. What was committed
 * stays when the till is closed in the middle, and the next run goes on from there: a lot that
 * was written off is found no more.
 */
export const expire: Job<ExpireDueInput, ExpireDueOutcome> = function* (context, input) {
  const { db } = context;
  const day = input.day ?? context.today;
  const doubt = expiryDoubt(context, input);
  if (doubt !== null) return doubt;
  let lots = 0;
  let points = 0;
  for (;;) {
    const slice = expireSlice(context, { day, limit: LOTS_PER_SLICE });
    lots += slice.lots;
    points += slice.points;
    yield { phase: 'expiry', done: lots, total: lots };
    if (slice.lots < LOTS_PER_SLICE) break;
  }
  saveExpiredThrough(db, day);
  return { state: 'done', lots, points, expiredThrough: selectExpiredThrough(db) ?? null };
};
