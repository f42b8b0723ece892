import type { CouponTerms, CouponTrigger } from '../../../contract/coupons.ts';
import { addDays, type BusinessDay, toDay } from '../../../contract/kernel/time.ts';

/** A coupon to begin with: 10 % off everything for thirty days, given to members. */
export function newTerms(today: BusinessDay): CouponTerms {
  return {
    schema: 1,
    benefit: { kind: 'percent', basisPoints: 1000, maximumMinor: null },
    appliesTo: { products: [], categories: [], brands: [], suppliers: [], counters: [] },
    minimumMinor: 0,
    withSpecialOffers: true,
    tiers: [],
    weekdays: [],
    hours: null,
    validity: { kind: 'fixed', fromDay: today, toDay: addDays(today, 30) },
    codes: 'personal',
    totalLimit: null,
    perMemberLimit: null,
    stacking: 'others',
    mayGoBelowFloor: false,
    receiptText: '',
    trigger: null,
  };
}

/** The benefit of a kind, to begin with. */
export function newBenefit(kind: CouponTerms['benefit']['kind']): CouponTerms['benefit'] {
  if (kind === 'amount') return { kind, amountMinor: 1000 };
  return kind === 'percent' ? { kind, basisPoints: 1000, maximumMinor: null } : { kind };
}

/** The event of a kind, to begin with. */
export function newTrigger(kind: CouponTrigger['kind']): CouponTrigger {
  switch (kind) {
    case 'birthday':
      return { kind, daysBefore: 7 };
    case 'tierReached':
      return { kind, tiers: ['gold'] };
    case 'lapse':
      return { kind, months: 6 };
    default:
      return { kind };
  }
}

/** The day on this machine: the till's own is the store's business day, near enough to begin. */
export function dayOfNow(now: Date = new Date()): BusinessDay {
  return toDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
