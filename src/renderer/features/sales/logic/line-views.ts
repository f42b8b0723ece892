import type { PricedLine } from '../../../../contract/sales.ts';
import type { ProductSnapshot, SaleLine } from '../state/sale-types.ts';

/** A basket line as it is drawn. Figures are the till's. */
export interface LineView {
  readonly key: number;
  readonly line: SaleLine;
  readonly product: ProductSnapshot | null;
  /** The till's figures for this very line; `null` = it has changed since, or is new. */
  readonly priced: PricedLine | null;
  /** What one costs, perhaps from before the last change. */
  readonly unitPriceMinor: number | null;
}

/** The last figures, and the lines they were worked out for, in the same order. */
interface KnownFigures {
  readonly lines: readonly SaleLine[];
  readonly priced: readonly PricedLine[];
}

/**
 * Joins the lines on the screen with the till's last figures. The amount of a line that was just
 * changed is not known until the next quote: it is left out, never computed here.
 */
export function lineViews(lines: readonly SaleLine[], known: KnownFigures): readonly LineView[] {
  const figures = new Map<SaleLine, PricedLine>();
  const byProduct = new Map<number, PricedLine>();
  known.lines.forEach((line, index) => {
    const priced = known.priced[index];
    if (priced === undefined) return;
    figures.set(line, priced);
    byProduct.set(priced.productId, priced);
  });
  return lines.map((line) => {
    const priced = figures.get(line) ?? null;
    const like = priced ?? byProduct.get(line.productId);
    return {
      key: line.key,
      line,
      product: like ?? line.product,
      priced,
      unitPriceMinor: like?.unitPriceMinor ?? null,
    };
  });
}

/** Whether two views draw the same row: views are made anew for each drawing. */
export function isSameView(before: LineView, after: LineView): boolean {
  if (before.line !== after.line || before.product?.name !== after.product?.name) return false;
  return (
    before.unitPriceMinor === after.unitPriceMinor &&
    JSON.stringify(before.priced) === JSON.stringify(after.priced)
  );
}
