import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Minor } from '../../../../contract/kernel/money.ts';

/** A coupon's slip before it is laid out. */
export interface CouponSlip {
  readonly storeName: string;
  readonly name: string;
  readonly benefit:
    | { readonly kind: 'amount'; readonly amountMinor: Minor }
    | {
        readonly kind: 'percent';
        readonly basisPoints: number;
        readonly maximumMinor: Minor | null;
      }
    | { readonly kind: 'freeItem' };
  readonly minimumMinor: Minor;
  readonly validFrom: BusinessDay;
  readonly validTo: BusinessDay;
  /** The member it belongs to; null = whoever brings it. */
  readonly memberName: string | null;
  /** Good for certain goods only. */
  readonly isForSomeGoods: boolean;
  readonly text: string;
  readonly code: string;
}
