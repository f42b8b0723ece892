import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { priceStates } from '../rules/price-states.ts';
import { pricesOf } from '../tables-prices.ts';
import { barcodesOf, selectProduct } from '../tables-products.ts';

/** Everything on file about a product. */
export const product: Query<'catalog.product'> = ({ db, today }, { productId }) => {
  const row = selectProduct(db, productId);
  if (row === undefined) return fail('catalog.productUnknown');
  return ok({
    id: row.id,
    sku: row.sku,
    name: row.name,
    category: row.category,
    brand: row.brand,
    unit: row.unit,
    priceMinor: row.priceMinor,
    floorMinor: row.floorMinor,
    taxRateBp: row.taxRateBp,
    counterId: row.counterId,
    isActive: row.isActive === 1,
    barcodes: barcodesOf(db, productId),
    prices: priceStates(pricesOf(db, productId), today),
    today,
  });
};
