import type { LineConditions } from '../../../contract/programme.ts';
import type { Db } from '../../store/db.ts';

/** A record of the catalogue that a rule of the programme can name. */
export interface TargetRow {
  readonly uid: string;
  readonly name: string;
  readonly code: string;
  readonly isActive: number;
}

const SQL = {
  products: {
    byUid: `SELECT uid, name, sku AS code, is_active AS isActive FROM products
            WHERE uid IN (SELECT value FROM json_each(:uids))`,
    all: `SELECT uid, name, sku AS code, is_active AS isActive FROM products
          WHERE is_active = 1 ORDER BY name, id LIMIT :cap`,
  },
  categories: {
    byUid: `SELECT uid, name, '' AS code, 1 AS isActive FROM categories
            WHERE uid IN (SELECT value FROM json_each(:uids))`,
    all: `SELECT uid, name, '' AS code, 1 AS isActive FROM categories ORDER BY name LIMIT :cap`,
  },
  brands: {
    byUid: `SELECT uid, name, '' AS code, 1 AS isActive FROM brands
            WHERE uid IN (SELECT value FROM json_each(:uids))`,
    all: `SELECT uid, name, '' AS code, 1 AS isActive FROM brands ORDER BY name LIMIT :cap`,
  },
  suppliers: {
    byUid: `SELECT uid, name, code, is_active AS isActive FROM suppliers
            WHERE uid IN (SELECT value FROM json_each(:uids))`,
    all: `SELECT uid, name, code, is_active AS isActive FROM suppliers
          WHERE is_active = 1 ORDER BY code LIMIT :cap`,
  },
  counters: {
    byUid: `SELECT uid, name, code, is_active AS isActive FROM counters
            WHERE uid IN (SELECT value FROM json_each(:uids))`,
    all: `SELECT uid, name, code, is_active AS isActive FROM counters
          WHERE is_active = 1 ORDER BY code LIMIT :cap`,
  },
} as const;
export type CatalogTarget = keyof typeof SQL;

/** The records of a kind with these uids; those that are gone are left out. */
export function selectTargets(db: Db, kind: CatalogTarget, uids: readonly string[]): TargetRow[] {
  if (uids.length === 0) return [];
  return db.all<TargetRow>(SQL[kind].byUid, { uids: JSON.stringify(uids) });
}

/** The records of a kind that can be named now, at most `cap`. */
export function selectAllTargets(db: Db, kind: CatalogTarget, cap: number): TargetRow[] {
  return db.all<TargetRow>(SQL[kind].all, { cap });
}

export function selectProductTarget(db: Db, id: number): TargetRow | undefined {
  return db.get<TargetRow>(
    'SELECT uid, name, sku AS code, is_active AS isActive FROM products WHERE id = :id',
    { id },
  );
}

const IN_LISTS = `p.is_active = 1
  AND (:categories = '[]' OR p.category_id IN (SELECT id FROM categories
       WHERE uid IN (SELECT value FROM json_each(:categories))))
  AND (:brands = '[]' OR p.brand_id IN (SELECT id FROM brands
       WHERE uid IN (SELECT value FROM json_each(:brands))))
  AND (:counters = '[]' OR p.counter_id IN (SELECT id FROM counters
       WHERE uid IN (SELECT value FROM json_each(:counters))))
  AND (:suppliers = '[]' OR p.counter_id IN (SELECT c.id FROM counters c JOIN suppliers s
       ON s.id = c.supplier_id WHERE s.uid IN (SELECT value FROM json_each(:suppliers))))`;

/**
 * The lowest price above nothing among the products on sale that the lists choose; undefined when
 * they choose none that costs something.
 */
export function selectCheapest(db: Db, lines: LineConditions): number | undefined {
  const { products, ...lists } = listTexts(lines);
  const row =
    lines.products.length === 0
      ? db.get<{ price: number | null }>(
          `SELECT min(p.price_minor) AS price FROM products p
           WHERE p.price_minor > 0 AND ${IN_LISTS}`,
          lists,
        )
      : db.get<{ price: number | null }>(
          `SELECT min(p.price_minor) AS price FROM json_each(:products) AS named
           JOIN products p ON p.uid = named.value WHERE p.price_minor > 0 AND ${IN_LISTS}`,
          { ...lists, products },
        );
  return row?.price ?? undefined;
}

/** Whether the lists choose any product on sale. */
export function isAnyOnSale(db: Db, lines: LineConditions): boolean {
  const { products, ...lists } = listTexts(lines);
  const row =
    lines.products.length === 0
      ? db.get(`SELECT 1 AS n FROM products p WHERE ${IN_LISTS} LIMIT 1`, lists)
      : db.get(
          `SELECT 1 AS n FROM json_each(:products) AS named
           JOIN products p ON p.uid = named.value WHERE ${IN_LISTS} LIMIT 1`,
          { ...lists, products },
        );
  return row !== undefined;
}

function listTexts(lines: LineConditions) {
  return {
    products: JSON.stringify(lines.products),
    categories: JSON.stringify(lines.categories),
    brands: JSON.stringify(lines.brands),
    suppliers: JSON.stringify(lines.suppliers),
    counters: JSON.stringify(lines.counters),
  };
}
