import type { Minor, Milli } from '../../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';
import type { ReceiptFrame } from './frame-types.ts';

/** What stands on every receipt, of a sale or of a refund: where, when, by whom, for whom. */
export interface ReceiptHead {
  /** The store's own lines and wishes at the moment of the sale; absent = none. */
  readonly frame?: ReceiptFrame;
  readonly storeName: string;
  readonly tillCode: string;
  readonly receiptNo: string;
  readonly completedAt: UtcMs;
  readonly timeZone: string;
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly staffName: string;
  readonly member: {
    readonly name: string;
    /** Only the last four characters are printed. */
    readonly cardNo: string;
    readonly tier: 'standard' | 'silver' | 'gold' | 'platinum';
  } | null;
}

/**
 * A receipt before it is laid out: only facts of the sale, no markup, no escapes. The sale
 * hands it over; the devices feature turns it into receiptline markup, escaping every text.
 */
export interface ReceiptDocument extends ReceiptHead {
  readonly lines: readonly {
    readonly name: string;
    readonly counterName: string;
    readonly unit: 'piece' | 'kg';
    readonly quantityMilli: Milli;
    readonly unitPriceMinor: Minor;
    /** Quantity × price, before any discount. */
    readonly totalMinor: Minor;
    /** The line's own discount; absent = none. */
    readonly discountMinor?: Minor;
    readonly note?: string;
  }[];
  /** Coupons that took something off the lines' sum; absent = none. */
  readonly coupons?: readonly { readonly name: string; readonly discountMinor: Minor }[];
  /** Coupons the member was given since the last receipt; absent = none. */
  readonly newCoupons?: readonly {
    readonly name: string;
    readonly code: string;
    readonly validTo: BusinessDay;
    readonly text: string;
  }[];
  /** Taken off the lines' sum after coupons; absent = nothing. */
  readonly basketDiscountMinor?: Minor;
  /** The rounding down (抹零), likewise. */
  readonly roundingMinor?: Minor;
  /** What was noted on the sale. */
  readonly note?: string;
  readonly totalMinor: Minor;
  readonly taxMinor: Minor;
  /** The tax by rate, where there are several. */
  readonly taxes?: readonly { readonly rateBp: number; readonly taxMinor: Minor }[];
  readonly tenders: readonly {
    readonly kind: 'cash' | 'card' | 'wallet' | 'voucher' | 'points' | 'external';
    readonly amountMinor: Minor;
    /** What was handed over in cash, before change. */
    readonly handedMinor: Minor;
    readonly points: number;
    readonly reference: string;
  }[];
  readonly changeMinor: Minor;
  readonly points: {
    readonly earned: number;
    readonly redeemed: number;
    readonly balanceAfter: number;
    readonly earnedExpireOn: BusinessDay | null;
  } | null;
  /** The member's stamp cards that the sale stamped; absent = none. */
  readonly stamps?: readonly {
    readonly name: string;
    readonly held: number;
    readonly needed: number;
    /** How many cards became full. */
    readonly filled: number;
  }[];
}
