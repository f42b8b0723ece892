import type { CouponReason, CouponTerms, Tier } from '../../../../contract/coupons.ts';
import type { Minor, Milli } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/** A line of a basket as coupons see it: after its own discount, before the basket's. */
export interface CouponLine {
  readonly product: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly supplier: string | null;
  readonly counter: string;
  readonly unit: 'piece' | 'kg';
  readonly quantityMilli: Milli;
  readonly subtotalMinor: Minor;
  /** Sold below its regular price by offer, by hand or by discount. */
  readonly isSpecialOffer: boolean;
}

/** What a sale is beside its goods. */
export interface CouponSale {
  readonly memberId: number | null;
  readonly tier: Tier | null;
  readonly day: BusinessDay;
  /** Minutes after midnight by the store's clock. */
  readonly minuteOfDay: number;
}

/** A code on file, with its campaign. */
export interface KnownCoupon {
  readonly couponId: number;
  readonly uid: string;
  readonly code: string;
  readonly campaignId: number;
  readonly name: string;
  readonly terms: CouponTerms;
  readonly campaignState: 'draft' | 'active' | 'ended';
  /** Codes that are out are not taken any more. */
  readonly isVoid: boolean;
  /** The member it belongs to; null = whoever brings it. */
  readonly memberId: number | null;
  readonly validFrom: BusinessDay;
  readonly validTo: BusinessDay;
  readonly uses: number;
  readonly maxUses: number | null;
  /** Of a code that was used once and cannot be again. */
  readonly usedOn: { readonly receiptNo: string; readonly day: BusinessDay } | null;
  /** How often the sale's member used coupons of this campaign; 0 where no limit asks. */
  readonly usesByMember: number;
}

/** A code of a basket: on file, or why it is not. */
export type CouponToPlan =
  | { readonly kind: 'known'; readonly coupon: KnownCoupon }
  | {
      readonly kind: 'unknown';
      readonly code: string;
      readonly reason: 'unknown' | 'wrongCheckDigit';
      readonly expected?: number;
    };

/** What a coupon's reason tells beside its word. */
export type ReasonDetail = Readonly<Record<string, string | number>>;

/** Why a coupon takes nothing off. */
export interface Refused {
  readonly reason: CouponReason;
  readonly detail: ReasonDetail;
}

/** What the coupons of a basket take off. */
export interface CouponPlan {
  /** In the basket's order. */
  readonly coupons: readonly PlannedCoupon[];
  /** Per line, what all coupons take off it; never more than the line costs. */
  readonly lineShares: readonly Minor[];
  /** The part of `lineShares` that may not bring goods below their floor without consent. */
  readonly heldShares: readonly Minor[];
  readonly totalMinor: Minor;
}

/** A coupon of a basket worked out. */
export interface PlannedCoupon {
  readonly code: string;
  /** Null for a code that is not on file. */
  readonly coupon: KnownCoupon | null;
  readonly discountMinor: Minor;
  readonly refused: Refused | null;
}
