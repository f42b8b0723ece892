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
  /** Given when the last day moves on with every earning and redemption: so many months after. */
  readonly idleMonths?: number;
}

/** The days of a lot earned on `earnedOn` under `rules` (DOMAIN, Points: lot). */
export function lotDays(rules: ProgrammeRules, earnedOn: BusinessDay): LotDays {
  const activeFrom = addDays(earnedOn, rules.activeAfterDays);
  const days = { activeFrom, expiresOn: expiresOn(rules.expiry, { earnedOn, activeFrom }) };
  if (rules.expiry.policy !== 'inactivity') return days;
  return { ...days, idleMonths: rules.expiry.months };
}

/**
 * The last day of a lot that lapses by inactivity, after a member earned or redeemed on `day`: what
 * lapsed before stays lapsed, and a clock set back moves nothing back (DOMAIN, Points).
 */
export function movedOn(
  lot: { readonly expiresOn: BusinessDay; readonly idleMonths: number },
  day: BusinessDay,
): BusinessDay {
  if (lot.expiresOn < day) return lot.expiresOn;
  const next = addMonths(day, lot.idleMonths);
  return next > lot.expiresOn ? next : lot.expiresOn;
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
