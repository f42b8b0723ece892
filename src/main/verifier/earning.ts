import { daysAfter, monthEnd, monthsAfter, nextDate, shares, timesOver } from './exact.ts';
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

/** What lines earn together. */
export interface Earned {
  readonly points: number;
  /** Each line's part of them. */
  readonly parts: readonly number[];
}

/** What amounts earn at a tier: rounded down once, shared by the lines. */
export function earnedBy(
  { rules }: Version,
  sale: { readonly tier: string; readonly eligible: readonly number[] },
): Earned {
  const rate = factsOf(factsOf(rules['rates'])[sale.tier]);
  const sum = sale.eligible.reduce((all, amount) => all + amount, 0);
  const per = numberOf(rate['ratePerMinor']);
  const points = per === 0 ? 0 : timesOver(sum, numberOf(rate['ratePoints']), per);
  return { points, parts: shares(points, sale.eligible) };
}

/** First and last day of points that a sale of `day` earns. */
export function daysOf(
  { rules }: Version,
  day: string,
): { readonly activeFrom: string; readonly expiresOn: string | null } {
  const activeFrom = daysAfter(day, numberOf(rules['activeAfterDays']));
  return { activeFrom, expiresOn: lastDay(factsOf(rules['expiry']), { day, activeFrom }) };
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
