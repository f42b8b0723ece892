import type { ReturnReason } from '../../../contract/returns.ts';
import type { CommandContext } from '../../store/context.ts';
import type { RefundDocument } from '../devices/rules/refund-types.ts';
import { readSettings, receiptDress } from '../settings/face.ts';
import type { BookedReturn } from './book-return.ts';
import type { WorkedOutReturn } from './work-out-return.ts';

/** The facts of a return for the printer; layout and escaping are the devices' business. */
export function refundDocument(
  context: CommandContext,
  back: WorkedOutReturn,
  booked: BookedReturn & { readonly reason: ReturnReason; readonly staffName: string },
): RefundDocument {
  const { till } = context;
  const { member, points, voucher } = { ...back, voucher: booked.voucher };
  return {
    type: 'refund',
    ...receiptDress(readSettings(context.db).receipt, till),
    tillCode: till.tillCode,
    receiptNo: booked.receiptNo,
    originalReceiptNo: back.original?.receiptNo ?? null,
    reason: booked.reason,
    completedAt: context.now,
    timeZone: till.timeZone,
    currency: till.currency,
    currencyDecimals: till.currencyDecimals,
    staffName: booked.staffName,
    member:
      member === null ? null : { name: member.name, cardNo: member.cardNo, tier: member.tier },
    lines: back.lines.map(({ sold, part }) => ({
      name: sold.name,
      unit: sold.unit,
      quantityMilli: part.quantityMilli,
      unitPriceMinor: sold.unitPriceMinor,
      totalMinor: part.totalMinor,
    })),
    totalMinor: back.totalMinor,
    taxMinor: back.taxMinor,
    refunds: booked.refunds.map((refund) => ({ ...refund })),
    points:
      points === null
        ? null
        : {
            takenBack: points.plan.clawback.taken + points.plan.clawback.debt,
            restored: points.back.restore,
            balanceAfter: points.plan.balanceAfter,
            graceUntil:
              points.plan.restored.find((share) => share.graceUntil !== null)?.graceUntil ?? null,
          },
    ...(back.couponsBack.length === 0
      ? {}
      : {
          couponsBack: back.couponsBack.map(({ name, code, validTo }) => ({ name, code, validTo })),
        }),
    voucher:
      voucher === null
        ? null
        : { code: voucher.code, amountMinor: voucher.amountMinor, expiresOn: voucher.expiresOn },
  };
}
