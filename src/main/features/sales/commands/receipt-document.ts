import type { CommandContext } from '../../../store/context.ts';
import type { ReceiptDocument } from '../../devices/rules/receipt-types.ts';
import type { WorkedOutSale } from '../work-out-sale.ts';

/** The facts of a sale for the printer; layout and escaping are the devices' business. */
export function receiptDocument(
  context: CommandContext,
  sale: WorkedOutSale,
  booked: { readonly receiptNo: string; readonly staffName: string },
): ReceiptDocument {
  const { till } = context;
  const { priced, payment, memberSide } = sale;
  return {
    storeName: till.storeName,
    tillCode: till.tillCode,
    receiptNo: booked.receiptNo,
    completedAt: context.now,
    timeZone: till.timeZone,
    currency: till.currency,
    currencyDecimals: till.currencyDecimals,
    staffName: booked.staffName,
    member:
      memberSide === null
        ? null
        : {
            name: memberSide.member.name,
            cardNo: memberSide.member.cardNo,
            tier: memberSide.member.tier,
          },
    lines: priced.lines.map((line) => ({
      name: line.name,
      counterName: line.counterName,
      unit: line.unit,
      quantityMilli: line.quantityMilli,
      unitPriceMinor: line.unitPriceMinor,
      totalMinor: line.totalMinor,
    })),
    totalMinor: priced.totalMinor,
    taxMinor: priced.taxMinor,
    tenders: payment.tenders,
    changeMinor: payment.changeMinor,
    points:
      memberSide === null
        ? null
        : {
            earned: memberSide.earning.points,
            redeemed: memberSide.redemption.points,
            balanceAfter: memberSide.balanceAfter,
            earnedExpireOn: memberSide.earning.expiresOn,
          },
  };
}
