import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { findByCode, findByName } from '../find-ids.ts';
import { readProductQuery } from '../rules/read-product-query.ts';
import { countProducts, selectProductPage } from '../tables-lists.ts';

/** The products a text finds, those no longer sold among them; null = no text was given. */
function foundBy(
  db: Db,
  text: string,
): { readonly ids: readonly number[]; readonly isComplete: boolean } | null {
  if (text.trim() === '') return null;
  const query = readProductQuery(text);
  const byCode = findByCode(db, query);
  const byName = findByName(db, query.tokens);
  return {
    ids: [...new Set([...byCode.ids, ...byName.ids])],
    isComplete: byCode.isComplete && byName.isComplete,
  };
}

/**
 * A page of the managers' list. The place in the list is the last product shown, so a page costs
 * the same at the end of 100,000 products as at their start.
 */
export const products: Query<'catalog.products'> = ({ db }, input) => {
  const { categoryId, brandId, counterId, state, limit } = input;
  const found = foundBy(db, input.text);
  const ids = found?.ids ?? null;
  const isActive = state === 'all' ? null : state === 'active' ? 1 : 0;
  const filter = { categoryId, brandId, counterId, isActive };
  const after = /^\d{1,15}$/.test(input.cursor ?? '') ? Number(input.cursor) : null;
  const rows = selectProductPage(db, { filter, ids, order: input.sort, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return ok({
    rows: page,
    nextCursor: rows.length > limit ? String(page.at(-1)?.id ?? '') : null,
    count: countProducts(db, filter, ids),
    isCountCut: found?.isComplete === false,
  });
};
