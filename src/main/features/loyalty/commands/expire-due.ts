import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { CommandContext } from '../../../store/context.ts';
import { expireSlice } from '../post-expiry.ts';
import { saveExpiredThrough, selectExpiredThrough, selectSaleDays } from '../tables.ts';

/** Lots of one step: well under 50 ms, so that a sale slips in between. */
const LOTS_PER_STEP = 200;

/** A clock this many days past the last expiry is doubted before points are lost. */
const DOUBTED_AFTER_DAYS = 35;

/** So many days of selling under the new date, and it is believed. */
const BELIEVED_AFTER_SALE_DAYS = 3;

export interface ExpireDueInput {
  /** The day to expire for; absent = today. Lots whose last day was before it lapse. */
  readonly day?: BusinessDay;
  /** A person confirmed a day far after the last one. */
  readonly isConfirmed?: boolean;
}

/**
 * - `done`: nothing is left to lapse;
 * - `more`: this step is full, ask again;
 * - `asks`: the day lies more than 35 days after the last expiry, and the till has not sold on
 *   three days of that new time yet, so the clock may be wrong. Nothing was posted; lapsed points
 *   cannot be spent meanwhile, and count again when the clock is put right.
 */
export interface ExpireDueOutcome {
  readonly state: 'done' | 'more' | 'asks';
  readonly lots: number;
  readonly points: number;
  /** The latest day expiry was ever posted for. */
  readonly expiredThrough: BusinessDay | null;
}

function isDoubted(context: CommandContext, day: BusinessDay, before: BusinessDay): boolean {
  if (day <= addDays(before, DOUBTED_AFTER_DAYS)) return false;
  const from = addDays(day, -DOUBTED_AFTER_DAYS);
  return selectSaleDays(context.db, { from, day }) < BELIEVED_AFTER_SALE_DAYS;
}

/** The answer when the clock may be wrong: nothing is posted; null = there is no doubt. */
export function expiryDoubt(
  context: CommandContext,
  input: ExpireDueInput,
): ExpireDueOutcome | null {
  const before = selectExpiredThrough(context.db);
  if (input.isConfirmed === true || before === undefined) return null;
  if (!isDoubted(context, input.day ?? context.today, before)) return null;
  return { state: 'asks', lots: 0, points: 0, expiredThrough: before };
}

/**
 * Posts the expiry of lots that lapsed before `day`, one step at a time: an entry per member,
 * last day and rule version. Lapsed points are never spendable, posted or not; posting makes it
 * final, so that a clock set back brings nothing back. Running it again posts nothing.
 */
export function expireDue(context: CommandContext, input: ExpireDueInput): ExpireDueOutcome {
  const doubt = expiryDoubt(context, input);
  if (doubt !== null) return doubt;
  const day = input.day ?? context.today;
  const { lots, points } = expireSlice(context, { day, limit: LOTS_PER_STEP });
  const isDone = lots < LOTS_PER_STEP;
  if (isDone) saveExpiredThrough(context.db, day);
  return {
    state: isDone ? 'done' : 'more',
    lots,
    points,
    expiredThrough: selectExpiredThrough(context.db) ?? null,
  };
}
