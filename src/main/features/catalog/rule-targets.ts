import { foldSearch } from '../../../contract/kernel/text.ts';
import type { LineConditions } from '../../../contract/programme.ts';
import type { RuleTarget } from '../../../contract/programmes.ts';
import type { Db } from '../../store/db.ts';
import { findByCode, findByName } from './find-ids.ts';
import { readProductQuery } from './rules/read-product-query.ts';
import {
  type CatalogTarget,
  isAnyOnSale,
  selectAllTargets,
  selectCheapest,
  selectProductTarget,
  selectTargets,
  type TargetRow,
} from './tables-targets.ts';

/** Groups, counters and suppliers are looked through whole; a store has hundreds of them. */
const MOST_RECORDS = 20_000;

/** The records that a rule names by uid; those that are gone are left out. */
export function targetsNamed(db: Db, lines: LineConditions): RuleTarget[] {
  const kinds = ['products', 'categories', 'brands', 'suppliers', 'counters'] as const;
  return kinds.flatMap((kind) =>
    selectTargets(db, kind, [...new Set(lines[kind])]).map((row) => toTarget(kind, row)),
  );
}

/** Records of a kind by a part of their name or the start of their code, one more than `limit`. */
export function findTargets(
  db: Db,
  wish: { readonly kind: CatalogTarget; readonly text: string; readonly limit: number },
): RuleTarget[] {
  const { kind, text, limit } = wish;
  if (foldSearch(text).trim() === '') {
    return selectAllTargets(db, kind, limit + 1).map((row) => toTarget(kind, row));
  }
  const rows = kind === 'products' ? productRows(db, text) : recordRows(db, kind, text);
  return rows.slice(0, limit + 1).map((row) => toTarget(kind, row));
}

function productRows(db: Db, text: string): TargetRow[] {
  const query = readProductQuery(text);
  const ids = new Set([...findByCode(db, query).ids, ...findByName(db, query.tokens).ids]);
  return [...ids]
    .map((id) => selectProductTarget(db, id))
    .filter((row) => row !== undefined)
    .filter((row) => row.isActive === 1);
}

function recordRows(db: Db, kind: CatalogTarget, text: string): TargetRow[] {
  const wanted = foldSearch(text).trim();
  return selectAllTargets(db, kind, MOST_RECORDS).filter(
    ({ name, code }) => foldSearch(name).includes(wanted) || foldSearch(code).startsWith(wanted),
  );
}

function toTarget(kind: CatalogTarget, row: TargetRow): RuleTarget {
  return { kind, ...row, isActive: row.isActive === 1 };
}

/** What the line conditions of a rule choose out of the products on sale. */
export function goodsChosen(
  db: Db,
  lines: LineConditions,
): { readonly isAny: boolean; readonly cheapestMinor: number | null } {
  return { isAny: isAnyOnSale(db, lines), cheapestMinor: selectCheapest(db, lines) ?? null };
}
