import type { ProductRow } from '../../../contract/catalog.ts';
import type { Db } from '../../store/db.ts';

/** What a list of products is asked for; null = it does not matter. */
export interface ListFilter {
  readonly categoryId: number | null;
  readonly brandId: number | null;
  readonly counterId: number | null;
  /** 1 or 0. */
  readonly isActive: number | null;
}

const COLUMNS = `p.id, p.sku, p.name, p.unit, p.price_minor AS priceMinor,
  p.is_active AS isActive, c.code AS counterCode,
  coalesce((SELECT name FROM categories WHERE id = p.category_id), '') AS category,
  coalesce((SELECT name FROM brands WHERE id = p.brand_id), '') AS brand,
  (SELECT min(b.barcode) FROM product_barcodes b WHERE b.product_id = p.id) AS barcode`;

/** Where the rows come from: the one filter that has an index, else the index of the order. */
const SOURCES = {
  category: 'products AS p INDEXED BY products_category',
  brand: 'products AS p INDEXED BY products_brand',
  counter: 'products AS p INDEXED BY products_counter',
  ids: 'json_each(:ids) AS wanted CROSS JOIN products AS p ON p.id = wanted.value',
  all: 'products AS p',
} as const;
type Source = keyof typeof SOURCES;

const DRIVEN_BY = {
  category: 'p.category_id = :categoryId',
  brand: 'p.brand_id = :brandId',
  counter: 'p.counter_id = :counterId',
  ids: 'TRUE',
  all: 'TRUE',
} as const satisfies Record<Source, string>;

const REST = `(:categoryId IS NULL OR p.category_id = :categoryId)
   AND (:brandId IS NULL OR p.brand_id = :brandId)
   AND (:counterId IS NULL OR p.counter_id = :counterId)
   AND (:isActive IS NULL OR p.is_active = :isActive)`;

const ORDERS = {
  sku: { after: 'p.sku > :afterSku', by: 'p.sku' },
  name: { after: '(p.name, p.id) > (:afterName, :afterId)', by: 'p.name, p.id' },
} as const;
type Order = keyof typeof ORDERS;

/** The statement of a page; the texts are put together once, of constants only. */
export function pageSql(source: Source, order: Order): string {
  return `SELECT ${COLUMNS}
  FROM ${SOURCES[source]}
  JOIN counters c ON c.id = p.counter_id
 WHERE ${DRIVEN_BY[source]} AND ${ORDERS[order].after} AND ${REST}
 ORDER BY ${ORDERS[order].by}
 LIMIT :limit`;
}

function countSql(source: Source): string {
  return `SELECT count(*) AS n FROM ${SOURCES[source]} WHERE ${DRIVEN_BY[source]} AND ${REST}`;
}

/** The filter whose index the list walks along. */
export function sourceFor(filter: ListFilter, ids: readonly number[] | null): Source {
  if (ids !== null) return 'ids';
  if (filter.categoryId !== null) return 'category';
  if (filter.brandId !== null) return 'brand';
  return filter.counterId === null ? 'all' : 'counter';
}

interface Listed extends Omit<ProductRow, 'isActive'> {
  readonly isActive: number;
}

/** A page of products after the one with id `after`; `ids` = only these. */
export function selectProductPage(
  db: Db,
  asked: {
    readonly filter: ListFilter;
    readonly ids: readonly number[] | null;
    readonly order: Order;
    readonly after: number | null;
    readonly limit: number;
  },
): ProductRow[] {
  const { filter, ids, order, after, limit } = asked;
  const place =
    after === null
      ? undefined
      : db.get<{ sku: string; name: string }>('SELECT sku, name FROM products WHERE id = :after', {
          after,
        });
  const ordered =
    order === 'sku'
      ? { afterSku: place?.sku ?? '' }
      : { afterName: place?.name ?? '', afterId: after ?? 0 };
  const rows = db.all<Listed>(pageSql(sourceFor(filter, ids), order), {
    ...filter,
    ...(ids === null ? {} : { ids: JSON.stringify(ids) }),
    ...ordered,
    limit,
  });
  return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }));
}

export function countProducts(db: Db, filter: ListFilter, ids: readonly number[] | null): number {
  const params = { ...filter, ...(ids === null ? {} : { ids: JSON.stringify(ids) }) };
  return db.get<{ n: number }>(countSql(sourceFor(filter, ids)), params)?.n ?? 0;
}
