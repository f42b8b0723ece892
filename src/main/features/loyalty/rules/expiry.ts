import type { ExpiryPolicy, ProgrammeRules } from '../../../../contract/loyalty.ts';
import { assertNever } from '../../../../contract/kernel/result.ts';
import {
  addDays,
  addMonths,
  type BusinessDay,
  dayParts,
  daysInMonth,
  endOfMonth,
  toDay,
} from '../../../../contract/kernel/time.ts';

/** The days between which a lot can be spent; both ends are inclusive, `null` = for ever. */
export interface LotDays {
  readonly activeFrom: BusinessDay;
  readonly expiresOn: BusinessDay | null;
}

/** The days of a lot earned on `earnedOn` under `rules` (DOMAIN, Points: lot). */
export function lotDays(rules: ProgrammeRules, earnedOn: BusinessDay): LotDays {
  const activeFrom = addDays(earnedOn, rules.activeAfterDays);
  return { activeFrom, expiresOn: expiresOn(rules.expiry, { earnedOn, activeFrom }) };
}

/**
 * The last day on which points earned on `earnedOn` can be spent, `null` = never lapsing. Month
 * policies count from the day of earning, a fixed date from the first spendable day.
 */
export function expiresOn(
  policy: ExpiryPolicy,
  lot: { readonly earnedOn: BusinessDay; readonly activeFrom: BusinessDay },
): BusinessDay | null {
  switch (policy.policy) {
    case 'endOfMonth':
      return endOfMonth(addMonths(lot.earnedOn, policy.months));
    case 'exactMonths':
    case 'inactivity':
      return addMonths(lot.earnedOn, policy.months);
    case 'fixedDate': {
      const { year } = dayParts(lot.activeFrom);
      const isPast = dateInYear(year, policy) < lot.activeFrom;
      return dateInYear(year + (isPast ? 1 : 0) + policy.yearsAhead, policy);
    }
    case 'never':
      return null;
    default:
      return assertNever(policy);
  }
}

/** A month and day in a year, clamped: 31 February is its last day. */
function dateInYear(
  year: number,
  date: { readonly month: number; readonly day: number },
): BusinessDay {
  return toDay(year, date.month, Math.min(date.day, daysInMonth(year, date.month)));
}
