import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { Tender } from '../../../contract/sales.ts';
import type { QueryContext } from '../../store/context.ts';
import { findVoucher, type FoundVoucher } from '../vouchers/face.ts';

/** A voucher among the tenders of a sale. */
export interface VoucherPayment {
  readonly voucher: FoundVoucher;
  readonly paidMinor: number;
}

/**
 * Looks up the vouchers that are to pay and brings their tenders to their codes as printed. One
 * that is unknown, spent or lapsed, and one that holds less than it is to pay, is refused; the
 * same voucher twice counts as one.
 */
export function workOutVouchers(
  context: QueryContext,
  tenders: readonly Tender[],
): Result<
  { readonly tenders: readonly Tender[]; readonly vouchers: readonly VoucherPayment[] },
  'sales.voucherUnknown' | 'sales.voucherExpired' | 'sales.voucherTooLow'
> {
  const byCode = new Map<string, VoucherPayment>();
  const others: Tender[] = [];
  for (const tender of tenders) {
    if (tender.kind !== 'voucher') {
      others.push(tender);
      continue;
    }
    const voucher = findVoucher(context.db, tender.code, context.today);
    if (voucher === undefined) return fail('sales.voucherUnknown', { code: tender.code });
    const { code, balanceMinor, state, expiresOn } = voucher;
    if (state === 'expired')
      return fail('sales.voucherExpired', { code, expiresOn: expiresOn ?? '' });
    const paidMinor = (byCode.get(code)?.paidMinor ?? 0) + tender.amountMinor;
    if (paidMinor > balanceMinor) return fail('sales.voucherTooLow', { code, balanceMinor });
    byCode.set(code, { voucher, paidMinor });
  }
  const vouchers = [...byCode.values()];
  const paying = vouchers.map(({ voucher, paidMinor }) => ({
    kind: 'voucher' as const,
    code: voucher.code,
    amountMinor: paidMinor,
  }));
  return ok({ tenders: [...others, ...paying], vouchers });
}
