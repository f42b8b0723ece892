import type { SampleProduct } from '../../src/main/features/system/sample-shop/catalogue.ts';
import type { Head, Line, Points } from './sale-parts.ts';

/** A sale as the event log keeps it: the shape of the sales feature's `sale.completed`. */
export function saleEvent(facts: {
  readonly sequence: number;
  readonly lines: readonly Line[];
  readonly totalMinor: number;
  readonly changeMinor: number;
  readonly points: Points;
  readonly head: Head;
  readonly customer: string | null;
  readonly products: readonly SampleProduct[];
  readonly productUids: readonly string[];
}): Readonly<Record<string, unknown>> {
  const { head, points, products } = facts;
  return {
    transaction: head.uid,
    receiptNumber: head.receiptNo,
    sequenceNumber: facts.sequence,
    businessDayDate: head.day,
    endDateTime: head.at,
    customer: facts.customer,
    tier: points.tier,
    programmeVersion: points.tier === null ? null : 1,
    lineItems: facts.lines.map((line, index) => ({
      sequenceNumber: index + 1,
      item: facts.productUids[line.product] ?? '',
      posIdentity: products[line.product]?.barcode ?? null,
      description: products[line.product]?.name ?? '',
      quantityMilli: line.quantityMilli,
      unitPriceMinor: products[line.product]?.priceMinor ?? 0,
      extendedAmountMinor: line.totalMinor,
      taxRateBp: products[line.product]?.taxRateBp ?? 0,
      taxAmountMinor: line.taxMinor,
      paidWithPointsMinor: points.paid[index] ?? 0,
      points: points.earnedBy[index] ?? 0,
    })),
    totals: {
      grossMinor: facts.totalMinor,
      taxMinor: head.taxMinor,
      pointsPaidMinor: points.redeemed,
      changeMinor: facts.changeMinor,
      pointsEarned: points.earned,
      pointsRedeemed: points.redeemed,
      balanceAfter: points.balanceAfter,
    },
  };
}
