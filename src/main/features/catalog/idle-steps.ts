import type { IdleStep } from '../../store/context.ts';
import { reindexProduct } from './index-product.ts';
import { beginPrice } from './regular-price.ts';
import { dueRegularPrices } from './tables-prices.ts';
import { barcodesOf, forgetStaleWords, selectProduct, staleWords } from './tables-products.ts';

/** Some milliseconds' worth of work. */
const AT_A_TIME = 20;

/** Puts planned regular prices whose day has come to their products. */
export const beginDuePrices: IdleStep = (context) => {
  const due = dueRegularPrices(context.db, context.today, AT_A_TIME);
  for (const price of due) {
    beginPrice(context, price);
    context.changed(`product:${price.productId}`);
  }
  if (due.length > 0) context.changed('products');
  return due.length;
};

/** Brings products of a renamed brand to their new words in the search index. */
export const reindexBrands: IdleStep = ({ db }) => {
  const waiting = staleWords(db, AT_A_TIME);
  for (const { productId } of waiting) {
    const product = selectProduct(db, productId);
    if (product === undefined) {
      forgetStaleWords(db, productId);
      continue;
    }
    const barcodes = barcodesOf(db, productId).map(({ barcode }) => barcode);
    const after = { name: product.name, brand: product.brand, barcodes };
    // What it is found by until now stands in the list itself.
    reindexProduct(db, productId, { before: after, after });
  }
  return waiting.length;
};
