import type { ProductHit } from '../../../../contract/catalog.ts';
import { editableAmount, parseAmount, parseQuantity } from '../../../lib/parse-decimal.ts';
import type { DecimalSign } from '../../../lib/parse-decimal.ts';

/** A product that comes back without a receipt, as it is typed. */
export interface LooseLine {
  readonly product: ProductHit;
  readonly quantity: string;
  readonly price: string;
}

/** A product more: once again is one piece more. */
export function addedLine(
  lines: readonly LooseLine[],
  product: ProductHit,
  sign: DecimalSign,
  decimals: number,
): readonly LooseLine[] {
  const known = lines.find((line) => line.product.id === product.id);
  if (known === undefined) {
    const price = editableAmount(product.priceMinor, decimals, sign);
    return [...lines, { product, quantity: product.unit === 'kg' ? '' : '1', price }];
  }
  const read = parseQuantity(known.quantity, product.unit, sign);
  if (product.unit === 'kg' || !read.ok) return lines;
  const quantity = String(read.value / 1000 + 1);
  return lines.map((line) => (line === known ? { ...line, quantity } : line));
}

interface Goods {
  readonly productId: number;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
}

/** The lines as the till takes them; null while one of them cannot be read. */
export function looseGoods(
  lines: readonly LooseLine[],
  sign: DecimalSign,
  decimals: number,
): Goods[] | null {
  const goods: Goods[] = [];
  for (const { product, quantity, price } of lines) {
    const milli = parseQuantity(quantity, product.unit, sign);
    const minor = parseAmount(price, { decimals, decimalSign: sign });
    if (!milli.ok || !minor.ok || minor.value === 0) return null;
    goods.push({ productId: product.id, quantityMilli: milli.value, unitPriceMinor: minor.value });
  }
  return goods.length === 0 ? null : goods;
}
