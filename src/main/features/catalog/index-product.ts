import { gramsOf } from '../../../contract/kernel/search-terms.ts';
import type { WritableDb } from '../../store/db.ts';
import { termsOfProduct } from './product-index.ts';
import { barcodeTailGram } from './rules/product-terms.ts';
import {
  deleteProductGram,
  forgetStaleWords,
  insertProductGram,
  staleWordsOf,
} from './tables-products.ts';

/** What a product is found by. */
interface IndexedWords {
  readonly name: string;
  readonly brand: string;
  readonly barcodes: readonly string[];
}

function gramsOfProduct(words: IndexedWords): ReadonlySet<string> {
  return new Set([
    ...gramsOf(termsOfProduct(words)),
    ...words.barcodes.map((barcode) => barcodeTailGram(barcode)),
  ]);
}

/** Puts a product that is new into the search index. */
export function indexProduct(
  db: WritableDb,
  product: IndexedWords & { readonly productId: number },
): void {
  for (const gram of gramsOfProduct(product)) insertProductGram(db, gram, product.productId);
}

/** Brings a product's rows of the search index from what it was found by to what it is. */
export function reindexProduct(
  db: WritableDb,
  productId: number,
  change: { readonly before: IndexedWords; readonly after: IndexedWords },
): void {
  // A renamed brand may not have got here yet: the index still holds its words.
  const stale = staleWordsOf(db, productId);
  const before = gramsOfProduct({ ...change.before, ...stale });
  const after = gramsOfProduct(change.after);
  for (const gram of before) if (!after.has(gram)) deleteProductGram(db, gram, productId);
  for (const gram of after) if (!before.has(gram)) insertProductGram(db, gram, productId);
  if (stale !== undefined) forgetStaleWords(db, productId);
}
