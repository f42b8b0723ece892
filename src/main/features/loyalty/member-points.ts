import type { CallValue } from '../../../contract/index.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { selectBalance } from './tables.ts';
import {
  reassignPoints,
  selectEntrySum,
  selectLotsByDay,
  selectPeriodEntries,
  selectPeriodSums,
} from './tables-member.ts';

/** Longer statements are cut: nobody reads more on paper. */
const MAX_MOVEMENTS = 1000;

type PeriodOfPoints = Omit<
  CallValue<'members.statement'>,
  'memberId' | 'svg' | 'fromDay' | 'toDay'
>;

/**
 * A member's ledger over a period (both days included): what was there before, every movement
 * with the sum after it, what was there at the end, and what the lots hold today.
 */
export function pointsOfPeriod(
  db: Db,
  period: {
    readonly memberId: number;
    readonly fromDay: BusinessDay;
    readonly toDay: BusinessDay;
    readonly today: BusinessDay;
  },
): PeriodOfPoints {
  const { memberId, fromDay, toDay } = period;
  const sums = selectPeriodSums(db, { memberId, fromDay, toDay });
  const entries = selectPeriodEntries(db, { memberId, fromDay, toDay, limit: MAX_MOVEMENTS + 1 });
  let balance = sums.opening;
  const movements = entries.slice(0, MAX_MOVEMENTS).map((entry) => {
    balance += entry.points;
    return { ...entry, balance };
  });
  return {
    ...sums,
    closing: sums.opening + sums.earned - sums.spent - sums.expired,
    movements,
    isCut: entries.length > MAX_MOVEMENTS,
    expiring: selectLotsByDay(db, memberId, period.today),
  };
}

/** The points a member can spend on `day`, less what is owed. */
export function spendablePoints(db: Db, memberId: number, day: BusinessDay): number {
  return selectBalance(db, memberId, day);
}

/** What a member's lots hold by their last day, soonest first; lapsed ones are left out. */
export function lotsByDay(
  db: Db,
  memberId: number,
  day: BusinessDay,
): { points: number; expiresOn: BusinessDay | null }[] {
  return selectLotsByDay(db, memberId, day);
}

/**
 * Gives every lot and entry of one member to another: lots keep their expiry, their order and the
 * entries that moved them, so that a later return of an old sale finds the lots it knows
 * (DOMAIN, Points: merge). Returns what moved; `points` is the ledger's sum of the one who goes.
 */
export function movePoints(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number; readonly at: UtcMs },
): { readonly points: number; readonly entries: number; readonly lots: number } {
  const points = selectEntrySum(db, move.fromId);
  return { points, ...reassignPoints(db, move) };
}
