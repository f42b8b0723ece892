import type { CommandContext } from '../../../store/context.ts';
import type { ToldCoupon } from '../../coupons/face.ts';
import type { ReceiptDocument } from '../../devices/rules/receipt-types.ts';
import type { StampedCard } from '../../rewards/face.ts';
import { readSettings, receiptDress } from '../../settings/face.ts';
import type { WorkedOutSale } from '../work-out-sale.ts';

/** Facts without those that say nothing: the document is part of every sale's transaction. */
function unlessNothing<Facts extends Readonly<Record<string, number | string>>>(
  facts: Facts,
): Partial<Facts> {
  const said = Object.entries(facts).filter(([, fact]) => fact !== 0 && fact !== '');
  // `fromEntries` forgets the names; they are those of `facts`.
  return Object.fromEntries(said) as Partial<Facts>;
}

/** The tax by rate, where there are several. */
function taxesOf(sale: WorkedOutSale): Pick<ReceiptDocument, 'taxes'> {
  const byRate = new Map<number, number>();
  for (const line of sale.priced.lines) {
    const rate = sale.products.get(line.productId)?.taxRateBp ?? 0;
    byRate.set(rate, (byRate.get(rate) ?? 0) + line.taxMinor);
  }
  if (byRate.size < 2) return {};
  const taxes = [...byRate].sort(([a], [b]) => b - a);
  return { taxes: taxes.map(([rateBp, taxMinor]) => ({ rateBp, taxMinor })) };
}

/** The coupons that took something off. */
function couponsOf(sale: WorkedOutSale): Pick<ReceiptDocument, 'coupons'> {
  const used = sale.coupons.coupons.filter(({ discountMinor }) => discountMinor > 0);
  if (used.length === 0) return {};
  return {
    coupons: used.map(({ coupon, code, discountMinor }) => ({
      name: coupon?.name ?? code,
      discountMinor,
    })),
  };
}

/** The stamp cards that the sale stamped. */
function stampsOf(stamped: readonly StampedCard[]): Pick<ReceiptDocument, 'stamps'> {
  if (stamped.length === 0) return {};
  return {
    stamps: stamped.map(({ name, held, needed, filled }) => ({ name, held, needed, filled })),
  };
}

/** The facts of a sale for the printer; layout and escaping are the devices' business. */
export function receiptDocument(
  context: CommandContext,
  sale: WorkedOutSale,
  booked: {
    readonly receiptNo: string;
    readonly staffName: string;
    readonly newCoupons: readonly ToldCoupon[];
    readonly stamped: readonly StampedCard[];
  },
): ReceiptDocument {
  const { till } = context;
  const { priced, payment, memberSide } = sale;
  return {
    ...receiptDress(readSettings(context.db).receipt, till),
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
      totalMinor: line.subtotalMinor + line.lineDiscountMinor,
      ...unlessNothing({ discountMinor: line.lineDiscountMinor, note: line.note }),
    })),
    ...couponsOf(sale),
    ...(booked.newCoupons.length === 0 ? {} : { newCoupons: booked.newCoupons }),
    ...unlessNothing({
      basketDiscountMinor: priced.basketDiscountMinor,
      roundingMinor: priced.roundingMinor,
      note: sale.note,
    }),
    ...taxesOf(sale),
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
    ...stampsOf(booked.stamped),
  };
}
