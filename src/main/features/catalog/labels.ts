import type { QueryContext } from '../../store/context.ts';
import { pricesByProduct } from './rules/price-for-sale.ts';
import { selectPricesInForce } from './tables-prices.ts';
import { barcodesOf, selectProduct } from './tables-products.ts';
import { counterById } from './tables-records.ts';

/** What a product's price label says today; undefined = there is no such product. */
export function labelOf({ db, today }: QueryContext, productId: number) {
  const product = selectProduct(db, productId);
  if (product === undefined) return undefined;
  const inForce = selectPricesInForce(db, { ids: [productId], tiers: [], day: today });
  const price = pricesByProduct(inForce).get(productId);
  const priceMinor = price?.priceMinor ?? product.priceMinor;
  const isOffer = price?.source === 'dated';
  const counter = counterById(db, product.counterId);
  const barcodes = barcodesOf(db, productId);
  return {
    name: product.name,
    sku: product.sku,
    counter: counter === undefined ? '' : `${counter.code} ${counter.name}`,
    // A case has its code on the case.
    barcode: (barcodes.find(({ pieces }) => pieces === 1) ?? barcodes[0])?.barcode ?? null,
    unit: product.unit,
    priceMinor,
    regularMinor: isOffer ? price.regularMinor : null,
    untilDay: isOffer
      ? (inForce.find((row) => row.kind === 'offer' && row.priceMinor === priceMinor)?.toDay ??
        null)
      : null,
  };
}
