import type { CouponState, CouponTerms } from '../../../../contract/coupons.ts';
import { assertNever } from '../../../../contract/kernel/result.ts';
import { addDays, type BusinessDay, dayParts } from '../../../../contract/kernel/time.ts';
import type { CouponSale, KnownCoupon, Refused } from './plan-types.ts';

/** The days on which a code issued on `issueDay` is good, both included. */
export function daysOf(
  terms: Pick<CouponTerms, 'validity'>,
  issueDay: BusinessDay,
): { readonly validFrom: BusinessDay; readonly validTo: BusinessDay } {
  const { validity } = terms;
  if (validity.kind === 'fixed') return { validFrom: validity.fromDay, validTo: validity.toDay };
  return { validFrom: issueDay, validTo: addDays(issueDay, validity.days) };
}

/** What a code is on a day, whoever brings it. */
export function stateOn(
  coupon: Pick<KnownCoupon, 'isVoid' | 'validFrom' | 'validTo' | 'uses' | 'maxUses'>,
  day: BusinessDay,
): CouponState {
  if (coupon.maxUses !== null && coupon.uses >= coupon.maxUses) return 'used';
  if (coupon.isVoid) return 'void';
  if (coupon.validTo < day) return 'expired';
  return coupon.validFrom > day ? 'coming' : 'usable';
}

/** The day of the week of a business day, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: BusinessDay): number {
  const { year, month, day: date } = dayParts(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

/** Minutes after midnight of `HH:MM`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a time of day lies in the hours; `to` before `from` goes over midnight. */
export function isWithin(hours: NonNullable<CouponTerms['hours']>, minuteOfDay: number): boolean {
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  return from < to
    ? minuteOfDay >= from && minuteOfDay < to
    : minuteOfDay >= from || minuteOfDay < to;
}

/** Why a code is not taken in this sale, whatever its goods; null = it is. */
export function refusedBySale(coupon: KnownCoupon, sale: CouponSale): Refused | null {
  return (
    refusedByState(coupon, sale.day) ?? refusedByWho(coupon, sale) ?? refusedByTime(coupon, sale)
  );
}

function refusedByState(coupon: KnownCoupon, day: BusinessDay): Refused | null {
  if (coupon.campaignState === 'draft') return { reason: 'draft', detail: {} };
  const state = stateOn(coupon, day);
  switch (state) {
    case 'used':
      return coupon.usedOn === null
        ? { reason: 'usedUp', detail: { limit: coupon.maxUses ?? 0 } }
        : { reason: 'used', detail: { ...coupon.usedOn } };
    case 'void':
      return { reason: 'ended', detail: {} };
    case 'expired':
      return { reason: 'expired', detail: { day: coupon.validTo } };
    case 'coming':
      return { reason: 'coming', detail: { day: coupon.validFrom } };
    case 'usable':
      return null;
    default:
      return assertNever(state);
  }
}

function refusedByWho(coupon: KnownCoupon, sale: CouponSale): Refused | null {
  const { terms } = coupon;
  const asksMember =
    coupon.memberId !== null || terms.tiers.length > 0 || terms.perMemberLimit !== null;
  if (!asksMember) return null;
  if (sale.memberId === null || sale.tier === null) return { reason: 'needsMember', detail: {} };
  if (coupon.memberId !== null && coupon.memberId !== sale.memberId) {
    return { reason: 'otherMember', detail: {} };
  }
  if (terms.tiers.length > 0 && !terms.tiers.includes(sale.tier)) {
    return { reason: 'tier', detail: {} };
  }
  const limit = terms.perMemberLimit;
  return limit !== null && coupon.usesByMember >= limit
    ? { reason: 'memberLimit', detail: { limit } }
    : null;
}

function refusedByTime({ terms }: KnownCoupon, sale: CouponSale): Refused | null {
  if (terms.weekdays.length > 0 && !terms.weekdays.includes(weekdayOf(sale.day))) {
    return { reason: 'weekday', detail: {} };
  }
  if (terms.hours !== null && !isWithin(terms.hours, sale.minuteOfDay)) {
    return { reason: 'hours', detail: { ...terms.hours } };
  }
  return null;
}
