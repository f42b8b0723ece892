import type { SaleQuote, Tender } from '../../../../contract/sales.ts';

/** How much a voucher is to pay. */
export interface VoucherFit {
  readonly code: string;
  readonly amountMinor: number;
}

interface At {
  readonly tenders: readonly Tender[];
  readonly quote: Pick<SaleQuote, 'totalMinor' | 'paidMinor' | 'dueMinor' | 'vouchers'>;
  /** The voucher whose part follows the sale. */
  readonly fitted: string | null;
}

/**
 * A voucher gives no change: what it pays beyond the total is left on it. Out of an exchange it
 * comes before the goods, so its part follows the sale, down and up again, never above what it
 * holds. `null` = it fits.
 */
export function fitVoucher({ tenders, quote, fitted }: At): VoucherFit | null {
  const voucher = tenders.findLast((tender) => tender.kind === 'voucher');
  if (voucher === undefined) return null;
  const { code, amountMinor } = voucher;
  const overMinor = quote.paidMinor - quote.totalMinor;
  if (overMinor > 0) {
    return overMinor < amountMinor ? { code, amountMinor: amountMinor - overMinor } : null;
  }
  if (fitted !== code || quote.dueMinor === 0) return null;
  const known = quote.vouchers.find((each) => each.code === code);
  const leftMinor = known === undefined ? 0 : known.balanceMinor - known.paidMinor;
  const moreMinor = Math.min(leftMinor, quote.dueMinor);
  return moreMinor > 0 ? { code, amountMinor: amountMinor + moreMinor } : null;
}
