import { assertNever } from '../../../../contract/kernel/result.ts';
import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { TierMetric } from '../../../../contract/tiers.ts';
import type { Window } from './windows.ts';

/** What a member did on a day, returns taken off the day of their sale. */
export interface MemberDay {
  readonly day: BusinessDay;
  /** What was paid with anything but points, in minor units. */
  readonly spendMinor: number;
  /** What was bought, however it was paid; above 0 = the day counts as a visit. */
  readonly totalMinor: number;
  readonly earnedPoints: number;
}

/** What is measured, and how many days after a sale it counts: points once they can be spent. */
export interface Measure {
  readonly metric: TierMetric;
  readonly shiftDays: number;
}

/** What a day, or a receipt, adds to a metric. */
export function valueOf(row: Omit<MemberDay, 'day'>, metric: TierMetric): number {
  switch (metric) {
    case 'spend':
      return row.spendMinor;
    case 'points':
      return row.earnedPoints;
    case 'visits':
      return row.totalMinor > 0 ? 1 : 0;
    default:
      return assertNever(metric);
  }
}

/** The day on which a sale of `day` counts. */
export function countsOn(measure: Measure, day: BusinessDay): BusinessDay {
  return measure.shiftDays === 0 ? day : addDays(day, measure.shiftDays);
}

/** The days of the sales that count in a window. */
export function salesOfWindow(measure: Measure, { from, to }: Window): Window {
  if (measure.shiftDays === 0) return { from, to };
  return { from: addDays(from, -measure.shiftDays), to: addDays(to, -measure.shiftDays) };
}

/** A member's days as they count, with sums that any window is read from. */
export interface Tally {
  /** The days that count, oldest first, each once. */
  readonly days: readonly BusinessDay[];
  /** What they come to in a window. */
  valueIn(window: Window): number;
}

/** Adds up a member's days, in any order. */
export function tallyOf(rows: readonly MemberDay[], measure: Measure): Tally {
  const sorted = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const days = sorted.map((row) => countsOn(measure, row.day));
  const sums = [0];
  for (const [index, row] of sorted.entries()) {
    sums.push((sums[index] ?? 0) + valueOf(row, measure.metric));
  }
  const before = (day: BusinessDay) => sums[firstFrom(days, day)] ?? 0;
  return {
    days,
    valueIn: ({ from, to }) => (to < from ? 0 : before(addDays(to, 1)) - before(from)),
  };
}

/** The index of the first day that is not before `day`. */
function firstFrom(days: readonly BusinessDay[], day: BusinessDay): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
