import type { Minor, Milli } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { ReceiptHead } from './receipt-types.ts';

/**
 * A refund receipt before it is laid out: only facts of the return, all amounts above 0, no markup,
 * no escapes.
 */
export interface RefundDocument extends ReceiptHead {
  readonly type: 'refund';
  /** Null = goods came back without a receipt. */
  readonly originalReceiptNo: string | null;
  readonly reason:
    | 'unwanted'
    | 'size'
    | 'defective'
    | 'different'
    | 'priceError'
    | 'other'
    | 'void';
  readonly lines: readonly {
    readonly name: string;
    readonly unit: 'piece' | 'kg';
    readonly quantityMilli: Milli;
    readonly unitPriceMinor: Minor;
    /** What comes back for it, after the discounts of the sale. */
    readonly totalMinor: Minor;
  }[];
  readonly totalMinor: Minor;
  readonly taxMinor: Minor;
  readonly refunds: readonly {
    readonly kind: 'cash' | 'card' | 'wallet' | 'voucher' | 'points';
    readonly amountMinor: Minor;
    readonly points: number;
    /** With `points`: `clawback` = the refund pays for points that were spent already. */
    readonly reference: string;
  }[];
  readonly points: {
    readonly takenBack: number;
    readonly restored: number;
    readonly balanceAfter: number;
    /** Until when points count again that had lapsed; null = none had. */
    readonly graceUntil: BusinessDay | null;
  } | null;
  /** Coupons of the sale that can be used again; absent = none. */
  readonly couponsBack?: readonly {
    readonly name: string;
    readonly code: string;
    readonly validTo: BusinessDay;
  }[];
  /** A voucher that was given out: its code is printed to be scanned. */
  readonly voucher: {
    readonly code: string;
    readonly amountMinor: Minor;
    readonly expiresOn: BusinessDay | null;
  } | null;
}
