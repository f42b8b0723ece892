import {
  lineAmount,
  MAX_AMOUNT_MINOR,
  type BasisPoints,
  type Minor,
  taxIncluded,
} from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { BasketLine, PricedLine } from '../../../../contract/sales.ts';

/** What pricing needs to know of a product. */
export interface SellableProduct {
  readonly id: number;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: 'piece' | 'kg';
  readonly priceMinor: Minor;
  readonly taxRateBp: BasisPoints;
  readonly counterName: string;
  readonly isActive: boolean;
}

/** A basket with its prices: the lines add up to the totals. */
export interface PricedBasket {
  readonly lines: readonly PricedLine[];
  /** Pieces, and one for each weighed line. */
  readonly itemCount: number;
  readonly totalMinor: Minor;
  /** The tax inside `totalMinor`: the sum of the lines' taxes. */
  readonly taxMinor: Minor;
}

type PricingError = 'sales.productUnknown' | 'sales.quantityNotWhole' | 'sales.amountTooLarge';

function priceLine(
  line: BasketLine,
  lineNo: number,
  product: SellableProduct | undefined,
): Result<PricedLine, PricingError> {
  const { productId, quantityMilli } = line;
  if (product?.isActive !== true) return fail('sales.productUnknown', { lineNo, productId });
  if (product.unit === 'piece' && quantityMilli % 1000 !== 0) {
    return fail('sales.quantityNotWhole', { lineNo, productId, name: product.name });
  }
  const totalMinor = lineAmount(product.priceMinor, quantityMilli);
  if (totalMinor > MAX_AMOUNT_MINOR) return fail('sales.amountTooLarge', { lineNo, productId });
  return ok({
    lineNo,
    productId,
    name: product.name,
    barcode: product.barcode,
    counterName: product.counterName,
    unit: product.unit,
    quantityMilli,
    unitPriceMinor: product.priceMinor,
    totalMinor,
    taxMinor: taxIncluded(totalMinor, product.taxRateBp),
  });
}

/**
 * Prices a basket at today's prices. Prices include tax; each line is rounded once and its tax
 * once, half up (DOMAIN, Sales). A product that is unknown or no longer sold, a part of a piece
 * and an amount beyond 14 digits are refused, naming the line.
 */
export function priceBasket(
  lines: readonly BasketLine[],
  products: ReadonlyMap<number, SellableProduct>,
): Result<PricedBasket, PricingError> {
  const priced: PricedLine[] = [];
  let totalMinor = 0;
  let taxMinor = 0;
  let itemCount = 0;
  for (const [index, line] of lines.entries()) {
    const result = priceLine(line, index + 1, products.get(line.productId));
    if (!result.ok) return result;
    priced.push(result.value);
    totalMinor += result.value.totalMinor;
    taxMinor += result.value.taxMinor;
    itemCount += result.value.unit === 'piece' ? line.quantityMilli / 1000 : 1;
    if (totalMinor > MAX_AMOUNT_MINOR) {
      return fail('sales.amountTooLarge', { lineNo: index + 1, productId: line.productId });
    }
  }
  return ok({ lines: priced, itemCount, totalMinor, taxMinor });
}
