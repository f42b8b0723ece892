import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { CommandContext } from '../../../store/context.ts';
import { logPosted, postTaking } from '../post-entries.ts';
import {
  type LapsedLot,
  saveExpiredThrough,
  selectExpiredThrough,
  selectLapsedLots,
  selectSaleDays,
} from '../tables.ts';

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

function groupsOf(lots: readonly LapsedLot[]): LapsedLot[][] {
  const groups = new Map<string, LapsedLot[]>();
  for (const lot of lots) {
    const key = `${lot.memberId} ${lot.expiresOn} ${lot.programmeVersion}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [lot]);
    else group.push(lot);
  }
  return [...groups.values()];
}

function postGroup(context: CommandContext, lots: readonly LapsedLot[]): void {
  const [first] = lots;
  if (first === undefined) return;
  const entry = postTaking(context, {
    memberId: first.memberId,
    saleId: null,
    kind: 'expire',
    shares: lots.map((lot) => ({ lot, points: lot.remaining })),
    programmeVersion: first.programmeVersion,
  });
  logPosted(context, { memberUid: first.memberUid, saleUid: null }, [entry.event]);
  context.changed(`member:${first.memberId}`);
}

function isDoubted(context: CommandContext, day: BusinessDay, before: BusinessDay): boolean {
  if (day <= addDays(before, DOUBTED_AFTER_DAYS)) return false;
  const from = addDays(day, -DOUBTED_AFTER_DAYS);
  return selectSaleDays(context.db, { from, day }) < BELIEVED_AFTER_SALE_DAYS;
}

/**
 * Posts the expiry of lots that lapsed before `day`, one step at a time: an entry per member,
 * last day and rule version. Lapsed points are never spendable, posted or not; posting makes it
 * final, so that a clock set back brings nothing back. Running it again posts nothing.
 */
export function expireDue(context: CommandContext, input: ExpireDueInput): ExpireDueOutcome {
  const day = input.day ?? context.today;
  const before = selectExpiredThrough(context.db);
  if (input.isConfirmed !== true && before !== undefined && isDoubted(context, day, before)) {
    return { state: 'asks', lots: 0, points: 0, expiredThrough: before };
  }
  const lots = selectLapsedLots(context.db, day, LOTS_PER_STEP);
  for (const group of groupsOf(lots)) postGroup(context, group);
  const isDone = lots.length < LOTS_PER_STEP;
  if (isDone) saveExpiredThrough(context.db, day);
  return {
    state: isDone ? 'done' : 'more',
    lots: lots.length,
    points: lots.reduce((sum, lot) => sum + lot.remaining, 0),
    expiredThrough: selectExpiredThrough(context.db) ?? null,
  };
}
