import type { PricedLine } from '../../../../contract/sales.ts';
import type { ProductSnapshot, SaleLine } from '../state/sale-types.ts';

/** A basket line as it is drawn. Amounts are the till's; `null` = not priced yet. */
export interface LineView {
  readonly key: number;
  readonly productId: number;
  readonly quantityMilli: number;
  readonly product: ProductSnapshot | null;
  readonly unitPriceMinor: number | null;
  readonly totalMinor: number | null;
}

/**
 * Joins the lines on the screen with the till's last prices. The amount of a line whose quantity
 * was just changed is not known until the next quote: it is left out, never computed here.
 */
export function lineViews(
  lines: readonly SaleLine[],
  priced: readonly PricedLine[],
): readonly LineView[] {
  const exact = new Map<string, PricedLine[]>();
  const byProduct = new Map<number, PricedLine>();
  for (const line of priced) {
    const id = exactId(line);
    exact.set(id, [...(exact.get(id) ?? []), line]);
    byProduct.set(line.productId, line);
  }
  return lines.map((line) => {
    const same = exact.get(exactId(line))?.shift();
    const known = same ?? byProduct.get(line.productId);
    return {
      key: line.key,
      productId: line.productId,
      quantityMilli: line.quantityMilli,
      product: known ?? line.product,
      unitPriceMinor: known?.unitPriceMinor ?? null,
      totalMinor: same?.totalMinor ?? null,
    };
  });
}

function exactId(line: { readonly productId: number; readonly quantityMilli: number }): string {
  return `${line.productId}×${line.quantityMilli}`;
}
