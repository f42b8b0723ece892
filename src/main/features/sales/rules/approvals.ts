import {
  type BasisPoints,
  lineAmount,
  type Minor,
  mulDivRound,
} from '../../../../contract/kernel/money.ts';
import type { ApprovalNeed, PricedLine } from '../../../../contract/sales.ts';

/** Shares are whole minor units: so much they may be above the exact percentage. */
const SHARE_TOLERANCE: Minor = 2;

/** A priced line as far as leave goes. */
export interface LineToApprove
  extends Pick<
    PricedLine,
    'lineNo' | 'quantityMilli' | 'unitPriceMinor' | 'priceSource' | 'lineDiscountMinor'
  > {
  /** Its share of the basket's discount, without the rounding, which the store itself offers. */
  readonly basketDiscountMinor: Minor;
  /** What coupons take off it, and how much of that may not go below the floor by itself. */
  readonly couponMinor?: Minor;
  readonly heldCouponMinor?: Minor;
  /** The least a unit may cost; null = anything. */
  readonly floorMinor: Minor | null;
}

function needsOf(
  line: LineToApprove,
  limit: { readonly cashierDiscountBp: BasisPoints; readonly isBasketOver: boolean },
): ApprovalNeed['kind'][] {
  const { lineDiscountMinor, basketDiscountMinor } = line;
  const kinds: ApprovalNeed['kind'][] = [];
  if (line.priceSource === 'manual') kinds.push('price');
  const gross = lineAmount(line.unitPriceMinor, line.quantityMilli);
  const taken = lineDiscountMinor + basketDiscountMinor;
  const allowed = mulDivRound(gross, limit.cashierDiscountBp, 10_000);
  const isTogetherOver = !limit.isBasketOver && taken > allowed + SHARE_TOLERANCE;
  if (lineDiscountMinor > allowed || isTogetherOver) kinds.push('discount');
  const { couponMinor = 0, heldCouponMinor = 0 } = line;
  const isDecided =
    line.priceSource === 'manual' ||
    line.priceSource === 'label' ||
    taken > 0 ||
    heldCouponMinor > 0;
  const floor = line.floorMinor === null ? 0 : lineAmount(line.floorMinor, line.quantityMilli);
  if (isDecided && gross - taken - couponMinor < floor) kinds.push('belowFloor');
  return kinds;
}

/**
 * What of a basket needs a second person when a cashier books it (DOMAIN, Sales: approval): a
 * price made up by hand; discounts, of line and basket together, above what a cashier may give;
 * what a person decided, a label says or a coupon takes off, to sell below the product's floor. A
 * price on file (dated, tier), the offered rounding and a coupon whose campaign allows it need none.
 */
export function approvalsNeeded(sale: {
  readonly lines: readonly LineToApprove[];
  readonly cashierDiscountBp: BasisPoints;
  readonly subtotalMinor: Minor;
  readonly basketDiscountMinor: Minor;
}): ApprovalNeed[] {
  const { cashierDiscountBp, subtotalMinor, basketDiscountMinor } = sale;
  const allowed = mulDivRound(subtotalMinor, cashierDiscountBp, 10_000);
  const isBasketOver = basketDiscountMinor > allowed;
  const needs: ApprovalNeed[] = isBasketOver ? [{ kind: 'discount', lineNo: null }] : [];
  for (const line of sale.lines) {
    for (const kind of needsOf(line, { cashierDiscountBp, isBasketOver })) {
      needs.push({ kind, lineNo: line.lineNo });
    }
  }
  return needs;
}
