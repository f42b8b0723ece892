import {
  type BasisPoints,
  lineAmount,
  MAX_AMOUNT_MINOR,
  type Minor,
} from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Basket, BasketLine, PricedLine, TaxMode } from '../../../../contract/sales.ts';
import { discountOn, shareReductions, sum } from './discounts.ts';
import { lineTaxes } from './line-taxes.ts';

/** What pricing needs to know of a product. */
export interface SellableProduct {
  readonly id: number;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: 'piece' | 'kg';
  readonly priceMinor: Minor;
  /** The lowest other price the store set for today and this member; null = none. */
  readonly offer: { readonly priceMinor: Minor; readonly source: 'dated' | 'tier' } | null;
  readonly taxRateBp: BasisPoints;
  readonly counterName: string;
  readonly isActive: boolean;
}

/** What the price of a basket follows from. */
export interface BasketToPrice extends Pick<Basket, 'lines' | 'discount' | 'roundToMinor'> {
  readonly products: ReadonlyMap<number, SellableProduct>;
  readonly taxMode: TaxMode;
  /** What coupons take off each line, at most what it costs; absent = there are none. */
  readonly couponsOff?: (lines: readonly LineSubtotal[]) => readonly Minor[];
}

/** A basket with its prices: the lines add up to the totals. */
export interface PricedBasket {
  readonly lines: readonly PricedLine[];
  /** Per line, what coupons take off, and its share of the basket's discount; the rest of what
   * it shares is rounding. */
  readonly couponDiscounts: readonly Minor[];
  readonly basketDiscounts: readonly Minor[];
  /** Pieces, and one for each weighed line. */
  readonly itemCount: number;
  readonly subtotalMinor: Minor;
  readonly couponMinor: Minor;
  readonly basketDiscountMinor: Minor;
  readonly roundingMinor: Minor;
  readonly discountMinor: Minor;
  readonly totalMinor: Minor;
  /** The tax inside `totalMinor`: the sum of the lines' taxes. */
  readonly taxMinor: Minor;
}

type PricingError = 'sales.productUnknown' | 'sales.quantityNotWhole' | 'sales.amountTooLarge';
type UnitPrice = Pick<PricedLine, 'unitPriceMinor' | 'priceSource' | 'priceReason'>;
/** A line before coupons, the basket's discount, the rounding and the tax. */
export type LineSubtotal = Omit<PricedLine, 'sharedDiscountMinor' | 'totalMinor' | 'taxMinor'>;

/** A price made by hand or read from a label counts; else the lowest the store set. */
function unitPriceOf(line: BasketLine, product: SellableProduct): UnitPrice {
  if (line.price !== null) {
    const { unitPriceMinor, source, reason } = line.price;
    return { unitPriceMinor, priceSource: source, priceReason: reason };
  }
  const { priceMinor, offer } = product;
  return offer !== null && offer.priceMinor < priceMinor
    ? { unitPriceMinor: offer.priceMinor, priceSource: offer.source, priceReason: '' }
    : { unitPriceMinor: priceMinor, priceSource: 'regular', priceReason: '' };
}

function subtotalOf(
  line: BasketLine,
  lineNo: number,
  product: SellableProduct | undefined,
): Result<LineSubtotal, PricingError> {
  const { productId, quantityMilli } = line;
  if (product?.isActive !== true) return fail('sales.productUnknown', { lineNo, productId });
  if (product.unit === 'piece' && quantityMilli % 1000 !== 0) {
    return fail('sales.quantityNotWhole', { lineNo, productId, name: product.name });
  }
  const price = unitPriceOf(line, product);
  const grossMinor = lineAmount(price.unitPriceMinor, quantityMilli);
  if (grossMinor > MAX_AMOUNT_MINOR) return fail('sales.amountTooLarge', { lineNo, productId });
  const lineDiscountMinor = discountOn(grossMinor, line.discount);
  return ok({
    lineNo,
    productId,
    name: product.name,
    barcode: product.barcode,
    counterName: product.counterName,
    unit: product.unit,
    quantityMilli,
    regularPriceMinor: product.priceMinor,
    ...price,
    lineDiscountMinor,
    discountReason: line.discount?.reason ?? '',
    subtotalMinor: grossMinor - lineDiscountMinor,
    note: line.note,
  });
}

function subtotals(basket: BasketToPrice): Result<LineSubtotal[], PricingError> {
  const lines: LineSubtotal[] = [];
  let grossMinor = 0;
  for (const [index, line] of basket.lines.entries()) {
    const lineNo = index + 1;
    const result = subtotalOf(line, lineNo, basket.products.get(line.productId));
    if (!result.ok) return result;
    lines.push(result.value);
    grossMinor += result.value.subtotalMinor + result.value.lineDiscountMinor;
    if (grossMinor > MAX_AMOUNT_MINOR) {
      return fail('sales.amountTooLarge', { lineNo, productId: line.productId });
    }
  }
  return ok(lines);
}

/**
 * Prices a basket (DOMAIN, Sales: prices): the product's own price or the lowest the store set,
 * or the one made by hand or on the label; then the line's discount; then coupons; then the basket's
 * discount and the rounding, shared by the lines; then the tax inside what remains. A product that is
 * unknown or no longer sold, a part of a piece and an amount beyond 14 digits are refused, naming
 * the line.
 */
export function priceBasket(basket: BasketToPrice): Result<PricedBasket, PricingError> {
  const before = subtotals(basket);
  if (!before.ok) return before;
  const amounts = before.value.map((line) => line.subtotalMinor);
  const coupons = basket.couponsOff?.(before.value) ?? amounts.map(() => 0);
  const left = amounts.map((amount, index) => amount - (coupons[index] ?? 0));
  const shared = shareReductions(left, basket);
  const taxable = before.value.map((line, index) => {
    const shareMinor =
      (coupons[index] ?? 0) + (shared.discounts[index] ?? 0) + (shared.roundings[index] ?? 0);
    const taxRateBp = basket.products.get(line.productId)?.taxRateBp ?? 0;
    return { shareMinor, totalMinor: line.subtotalMinor - shareMinor, taxRateBp };
  });
  const taxes = lineTaxes(taxable, basket.taxMode);
  const lines = before.value.map((line, index) => ({
    ...line,
    sharedDiscountMinor: taxable[index]?.shareMinor ?? 0,
    totalMinor: taxable[index]?.totalMinor ?? 0,
    taxMinor: taxes[index] ?? 0,
  }));
  const couponMinor = sum(coupons);
  const lineDiscountMinor = sum(lines.map((line) => line.lineDiscountMinor));
  return ok({
    lines,
    couponDiscounts: coupons,
    basketDiscounts: shared.discounts,
    itemCount: sum(lines.map((line) => (line.unit === 'piece' ? line.quantityMilli / 1000 : 1))),
    subtotalMinor: sum(amounts),
    couponMinor,
    basketDiscountMinor: shared.discountMinor,
    roundingMinor: shared.roundingMinor,
    discountMinor: lineDiscountMinor + couponMinor + shared.discountMinor,
    totalMinor: sum(lines.map((line) => line.totalMinor)),
    taxMinor: sum(taxes),
  });
}
