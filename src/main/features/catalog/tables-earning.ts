import type { Uid } from '../../../contract/kernel/ids.ts';
import type { Db } from '../../store/db.ts';

/** The records a product is in, by uid: what rules of the points programme name. */
export interface ProductRecords {
  readonly product: Uid;
  readonly category: Uid | null;
  readonly brand: Uid | null;
  readonly supplier: Uid | null;
  readonly counter: Uid;
}

/** The records that products are in now, by id: one statement, however many they are. */
export function selectProductRecords(
  db: Db,
  ids: readonly number[],
): ReadonlyMap<number, ProductRecords> {
  const rows = db.all<ProductRecords & { readonly id: number }>(
    `SELECT product.id, product.uid AS product, category.uid AS category, brand.uid AS brand,
       supplier.uid AS supplier, counter.uid AS counter
     FROM json_each(:ids) AS wanted
     CROSS JOIN products AS product ON product.id = wanted.value
     JOIN counters AS counter ON counter.id = product.counter_id
     LEFT JOIN categories AS category ON category.id = product.category_id
     LEFT JOIN brands AS brand ON brand.id = product.brand_id
     LEFT JOIN suppliers AS supplier ON supplier.id = counter.supplier_id`,
    { ids: JSON.stringify([...new Set(ids)]) },
  );
  return new Map(rows.map(({ id, ...records }) => [id, records]));
}
