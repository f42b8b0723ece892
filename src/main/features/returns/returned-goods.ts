import {
  lineAmount,
  MAX_AMOUNT_MINOR,
  type Milli,
  taxIncluded,
} from '../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { ReturnRequest } from '../../../contract/returns.ts';
import type { QueryContext } from '../../store/context.ts';
import { pricesForSale, productsForSale } from '../catalog/face.ts';
import { type ReturnedPart, returnedParts, type SharedByLines } from './rules/part-of-line.ts';
import type { SoldLineRow } from './tables.ts';

/** A line that comes back, as it is booked: the facts of what was sold, and the part of it. */
export interface ReturnedLine {
  readonly sold: Omit<SoldLineRow, 'returnedMilli' | 'counterName'>;
  readonly part: ReturnedPart;
  /** The line of the original sale; null without a receipt. */
  readonly originalLineNo: number | null;
}

type Goods = ReturnRequest['goods'];
type ReceiptLine = Extract<Goods, { kind: 'receipt' }>['lines'][number];
type LooseLine = Extract<Goods, { kind: 'noReceipt' }>['lines'][number];

type GoodsError =
  | 'returns.lineUnknown'
  | 'returns.lineTwice'
  | 'returns.tooMany'
  | 'returns.quantityNotWhole'
  | 'returns.priceTooHigh'
  | 'sales.productUnknown'
  | 'sales.amountTooLarge';

/** The lines of a receipt that come back; refused are more than is left, and parts of a piece. */
export function linesOfReceipt(
  wanted: readonly ReceiptLine[],
  sold: readonly SoldLineRow[],
  shared: SharedByLines,
): Result<ReturnedLine[], GoodsError> {
  const byNo = new Map(sold.map((line) => [line.lineNo, line]));
  const quantities = new Map<number, Milli>();
  for (const { lineNo, quantityMilli } of wanted) {
    const line = byNo.get(lineNo);
    if (line === undefined) return fail('returns.lineUnknown', { lineNo });
    if (quantities.has(lineNo)) return fail('returns.lineTwice', { lineNo, name: line.name });
    const leftMilli = line.quantityMilli - line.returnedMilli;
    if (quantityMilli > leftMilli) {
      return fail('returns.tooMany', { lineNo, name: line.name, leftMilli });
    }
    if (line.unit === 'piece' && quantityMilli % 1000 !== 0) {
      return fail('returns.quantityNotWhole', { lineNo, name: line.name });
    }
    quantities.set(lineNo, quantityMilli);
  }
  return ok(
    returnedParts(sold, quantities, shared).flatMap((part) => {
      const line = byNo.get(part.lineNo);
      return line === undefined ? [] : [{ sold: line, part, originalLineNo: part.lineNo }];
    }),
  );
}

/** Goods without a receipt: at most today's price each, the tax of today's rate. */
export function linesWithoutReceipt(
  context: Pick<QueryContext, 'db' | 'today'>,
  wanted: readonly LooseLine[],
): Result<ReturnedLine[], GoodsError> {
  const ids = wanted.map((line) => line.productId);
  const products = new Map(productsForSale(context.db, ids).map((one) => [one.id, one]));
  const prices = pricesForSale(context.db, { ids, tier: null, day: context.today });
  const lines: ReturnedLine[] = [];
  for (const [index, { productId, quantityMilli, unitPriceMinor }] of wanted.entries()) {
    const lineNo = index + 1;
    const product = products.get(productId);
    if (product === undefined) return fail('sales.productUnknown', { lineNo, productId });
    const { name, unit } = product;
    if (unit === 'piece' && quantityMilli % 1000 !== 0) {
      return fail('returns.quantityNotWhole', { lineNo, name });
    }
    const priceMinor = Math.min(
      product.priceMinor,
      prices.get(productId)?.priceMinor ?? product.priceMinor,
    );
    if (unitPriceMinor > priceMinor)
      return fail('returns.priceTooHigh', { lineNo, name, priceMinor });
    const totalMinor = lineAmount(unitPriceMinor, quantityMilli);
    if (totalMinor > MAX_AMOUNT_MINOR) return fail('sales.amountTooLarge', { lineNo, productId });
    lines.push(looseLine({ lineNo, product, quantityMilli, unitPriceMinor, totalMinor }));
  }
  return ok(lines);
}

function looseLine(line: {
  readonly lineNo: number;
  readonly product: ReturnType<typeof productsForSale>[number];
  readonly quantityMilli: Milli;
  readonly unitPriceMinor: number;
  readonly totalMinor: number;
}): ReturnedLine {
  const { lineNo, product, quantityMilli, unitPriceMinor, totalMinor } = line;
  const taxMinor = taxIncluded(totalMinor, product.taxRateBp);
  const amounts = { totalMinor, taxMinor, lineDiscountMinor: 0, sharedDiscountMinor: 0 };
  const nothing = { paidWithPointsMinor: 0, eligibleMinor: 0 };
  return {
    originalLineNo: null,
    sold: {
      lineNo,
      quantityMilli,
      ...amounts,
      ...nothing,
      productId: product.id,
      productUid: product.uid,
      counterId: product.counterId,
      counterCode: product.counterCode,
      name: product.name,
      barcode: product.barcode,
      unit: product.unit,
      regularPriceMinor: product.priceMinor,
      unitPriceMinor,
      priceSource: unitPriceMinor === product.priceMinor ? 'regular' : 'manual',
      priceReason: '',
      discountReason: '',
      taxRateBp: product.taxRateBp,
    },
    part: {
      lineNo,
      quantityMilli,
      ...amounts,
      ...nothing,
      moneyMinor: totalMinor,
      roundingMinor: 0,
      points: 0,
    },
  };
}
