import type { CommandContext } from '../../store/context.ts';
import { barcodesOf, selectProduct } from './tables-products.ts';

/** Logs a product as it stands now; `verify` compares the last such event with the tables. */
export function logProduct(context: CommandContext, productId: number): void {
  const product = selectProduct(context.db, productId);
  if (product === undefined) throw new Error('A product that was just written is not there');
  context.log('product.saved', {
    item: product.uid,
    itemId: product.sku,
    unitOfMeasure: product.unit,
    regularPriceMinor: product.priceMinor,
    floorMinor: product.floorMinor,
    taxRateBp: product.taxRateBp,
    counter: product.counterUid,
    isActive: product.isActive === 1,
    posIdentities: barcodesOf(context.db, productId).map(({ barcode, pieces }) => ({
      barcode,
      pieces,
    })),
  });
}
