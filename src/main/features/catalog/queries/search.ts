import type { ProductHit } from '../../../../contract/catalog.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import {
  isCjk,
  matchTerms,
  PREFIX_LENGTH,
  prefixOf,
  queryCjkGrams,
} from '../../../../contract/kernel/search-terms.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { findProductByBarcode, findProductBySku } from '../face.ts';
import { termsOfProduct } from '../product-index.ts';
import { barcodeTailGram } from '../rules/product-terms.ts';
import { type ProductQuery, readProductQuery } from '../rules/read-product-query.ts';
import {
  countGram,
  idsByBarcodeStart,
  idsByGram,
  idsByGramStart,
  idsBySkuStart,
  productHitById,
  productTextById,
} from '../tables.ts';

/** At most this many candidates are looked at; if there are more, `hasMore` says so. */
const CANDIDATE_CAP = 1000;

interface Found {
  readonly ids: readonly number[];
  readonly isComplete: boolean;
}

/** Products by name part, pinyin, initials, SKU or barcode digits: exact codes first. */
export const search: Query<'catalog.search'> = (context, input) => {
  const { db } = context;
  const query = readProductQuery(input.text);
  const exact = [
    query.digits === null ? undefined : findProductByBarcode(db, query.digits),
    ...query.skus.map((sku) => findProductBySku(db, sku)),
  ].filter((hit) => hit !== undefined);
  const byCode = findByCode(db, query);
  const byName = findByName(db, query.tokens);
  const named = hitsOf(db, byName.ids).sort(byNameStart(query.tokens));
  const hits = new Map<number, ProductHit>();
  for (const hit of [...exact, ...hitsOf(db, byCode.ids), ...named]) {
    if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  const all = [...hits.values()];
  return ok({
    hits: all.slice(0, input.limit),
    hasMore: all.length > input.limit || !byCode.isComplete || !byName.isComplete,
  });
};

function hitsOf(db: Db, ids: readonly number[]): ProductHit[] {
  return ids.map((id) => productHitById(db, id)).filter((hit) => hit !== undefined);
}

/** Names that start with what was typed come first, then by name. */
function byNameStart(tokens: readonly string[]): (a: ProductHit, b: ProductHit) => number {
  const [start = ''] = tokens;
  const rank = (hit: ProductHit) => (hit.name.toLowerCase().startsWith(start) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || compare(a.name, b.name) || a.id - b.id;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function findByCode(db: Db, query: ProductQuery): Found {
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

/** Candidates from the rarest index key, each tested against the whole query. */
function findByName(db: Db, tokens: readonly string[]): Found {
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
