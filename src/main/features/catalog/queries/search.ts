import type { ProductHit } from '../../../../contract/catalog.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { findProductByBarcode, findProductBySku } from '../face.ts';
import { findByCode, findByName } from '../find-ids.ts';
import { readProductQuery } from '../rules/read-product-query.ts';
import { productHitById } from '../tables.ts';

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
