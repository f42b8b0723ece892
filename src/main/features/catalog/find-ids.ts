import {
  isCjk,
  matchTerms,
  PREFIX_LENGTH,
  prefixOf,
  queryCjkGrams,
} from '../../../contract/kernel/search-terms.ts';
import type { Db } from '../../store/db.ts';
import { termsOfProduct } from './product-index.ts';
import { barcodeTailGram } from './rules/product-terms.ts';
import type { ProductQuery } from './rules/read-product-query.ts';
import {
  countGram,
  idsByBarcodeStart,
  idsByGram,
  idsByGramStart,
  idsBySkuStart,
  productTextById,
} from './tables.ts';

/** At most this many candidates are looked at; if there are more, `isComplete` is false. */
export const CANDIDATE_CAP = 1000;

/** Ids of products, those no longer sold among them. */
export interface FoundIds {
  readonly ids: readonly number[];
  readonly isComplete: boolean;
}

/** Products by the start or end of a barcode, or the start of an SKU. */
export function findByCode(db: Db, query: ProductQuery): FoundIds {
  const lists: number[][] = [];
  if (query.digits !== null) {
    lists.push(idsByBarcodeStart(db, query.digits, CANDIDATE_CAP));
    lists.push(idsByGramStart(db, barcodeTailGram(query.digits), CANDIDATE_CAP));
  }
  for (const sku of query.skus) lists.push(idsBySkuStart(db, sku, CANDIDATE_CAP));
  return {
    ids: lists.flat(),
    isComplete: lists.every((list) => list.length < CANDIDATE_CAP),
  };
}

/** Products by name: candidates from the rarest index key, each tested against the whole query. */
export function findByName(db: Db, tokens: readonly string[]): FoundIds {
  const grams = tokens.flatMap((token) =>
    isCjk(token) ? queryCjkGrams(token) : [prefixOf(token, PREFIX_LENGTH)],
  );
  let rarest: { readonly gram: string; readonly size: number } | undefined;
  for (const gram of grams) {
    const size = countGram(db, gram, CANDIDATE_CAP);
    if (rarest === undefined || size < rarest.size) rarest = { gram, size };
  }
  if (rarest === undefined) return { ids: [], isComplete: true };
  const candidates = idsByGram(db, rarest.gram, CANDIDATE_CAP);
  const isComplete = rarest.size < CANDIDATE_CAP;
  // One token that is itself an index key: every row of it matches.
  if (tokens.length === 1 && tokens[0] === rarest.gram) return { ids: candidates, isComplete };
  const ids = candidates.filter((id) => {
    const text = productTextById(db, id);
    return text !== undefined && matchTerms(termsOfProduct(text), tokens) !== null;
  });
  return { ids, isComplete };
}
