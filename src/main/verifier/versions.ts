import { daysAfter, monthEnd, monthsAfter, nextDate } from './exact.ts';
import { type Facts, factsOf, numberOf, textOf } from './facts.ts';

/** A version of the programme, as the event of its publication tells it. */
export interface Version {
  readonly version: number;
  readonly from: string;
  readonly rules: Facts;
  readonly at: number;
  readonly staffId: number | null;
  /** Taken back before its first day. */
  isRetired: boolean;
}

/** First and last day of points, and after how many idle months they lapse. */
export interface Days {
  readonly activeFrom: string;
  readonly expiresOn: string | null;
  readonly idleMonths: number | null;
}

/** The days of points that a sale of `day` earns. */
export function daysOf({ rules }: Version, day: string): Days {
  const activeFrom = daysAfter(day, numberOf(rules['activeAfterDays']));
  const expiry = factsOf(rules['expiry']);
  const idleMonths = expiry['policy'] === 'inactivity' ? numberOf(expiry['months']) : null;
  return { activeFrom, expiresOn: lastDay(expiry, { day, activeFrom }), idleMonths };
}

function lastDay(
  expiry: Facts,
  lot: { readonly day: string; readonly activeFrom: string },
): string | null {
  const months = numberOf(expiry['months']);
  switch (textOf(expiry['policy'])) {
    case 'endOfMonth':
      return monthEnd(monthsAfter(lot.day, months));
    case 'exactMonths':
    case 'inactivity':
      return monthsAfter(lot.day, months);
    case 'fixedDate':
      return nextDate(lot.activeFrom, {
        month: numberOf(expiry['month']),
        day: numberOf(expiry['day']),
        yearsAhead: numberOf(expiry['yearsAhead']),
      });
    default:
      return null;
  }
}

/**
 * The version in force: of those whose day has come the one with the latest, of one day the highest;
 * before all days the first. Retired ones never are.
 */
export function versionOn(versions: ReadonlyMap<number, Version>, day: string): number {
  const all = [...versions.values()].filter(({ isRetired }) => !isRetired);
  const begun = all.filter(({ from }) => from <= day);
  begun.sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1));
  return begun.at(-1)?.version ?? Math.min(...all.map(({ version }) => version));
}
