import { assertNever } from '../../../../contract/kernel/result.ts';
import {
  addDays,
  addMonths,
  type BusinessDay,
  dayParts,
} from '../../../../contract/kernel/time.ts';
import type { TierRules } from '../../../../contract/tiers.ts';

/** Days from `from` to `to`, both included. */
export interface Window {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

/** Calendar years are counted from one of them. */
const NEW_YEAR: BusinessDay = '2000-01-01';
const MONTHS_A_YEAR = 12;

function monthIndex(day: BusinessDay): number {
  const { year, month } = dayParts(day);
  return year * MONTHS_A_YEAR + month;
}

/** How many whole `months` fit between `anchor` and `day`; below 0 before the anchor. */
function turnsBetween(anchor: BusinessDay, day: BusinessDay, months: number): number {
  const turns = Math.floor((monthIndex(day) - monthIndex(anchor)) / months);
  return addMonths(anchor, turns * months) <= day ? turns : turns - 1;
}

/** The `months` that `day` lies in when they are counted from `anchor` on, never drifting. */
function anchored(anchor: BusinessDay, day: BusinessDay, months: number): Window {
  const turn = turnsBetween(anchor, day, months);
  return {
    from: addMonths(anchor, turn * months),
    to: addDays(addMonths(anchor, (turn + 1) * months), -1),
  };
}

/**
 * The window that `day` is measured in (DOMAIN, Points: tiers): its calendar year; the year from
 * one anniversary of joining to the eve of the next (who joined on 29 February has it on the 28th
 * in common years); or the `months` that end with `day`.
 */
export function windowOf(
  kind: TierRules['window'],
  day: BusinessDay,
  joinedDay: BusinessDay,
): Window {
  switch (kind.kind) {
    case 'calendarYear':
      return anchored(NEW_YEAR, day, MONTHS_A_YEAR);
    case 'anniversary':
      return anchored(joinedDay, day, MONTHS_A_YEAR);
    case 'rolling':
      return { from: addDays(addMonths(day, -kind.months), 1), to: day };
    default:
      return assertNever(kind);
  }
}

/** For how long a tier is promised, and in which days it is to be kept. */
export interface Promise {
  /** The day that rolling promises are counted from. */
  readonly anchor: BusinessDay;
  readonly keptFrom: BusinessDay;
  readonly validUntil: BusinessDay;
}

/**
 * The promise of a tier that was reached on `day`: to the end of that day's window; with rolling
 * windows so many months from then on, in which it is to be kept by what follows.
 */
export function firstPromise(
  kind: TierRules['window'],
  day: BusinessDay,
  joinedDay: BusinessDay,
): Promise {
  if (kind.kind === 'rolling') {
    return { anchor: day, keptFrom: addDays(day, 1), validUntil: addMonths(day, kind.months) };
  }
  const { from, to } = windowOf(kind, day, joinedDay);
  return { anchor: day, keptFrom: from, validUntil: to };
}

/** The promise that follows one that ended. */
export function nextPromise(
  kind: TierRules['window'],
  ended: Promise,
  joinedDay: BusinessDay,
): Promise {
  const keptFrom = addDays(ended.validUntil, 1);
  if (kind.kind !== 'rolling') {
    return { anchor: ended.anchor, keptFrom, validUntil: windowOf(kind, keptFrom, joinedDay).to };
  }
  const turn = turnsBetween(ended.anchor, ended.validUntil, kind.months);
  const validUntil = addMonths(ended.anchor, (turn + 1) * kind.months);
  return { anchor: ended.anchor, keptFrom, validUntil };
}
