import type { Db } from '../../store/db.ts';
import type { ListRow } from './tables-people.ts';

/** Every product, also those no longer sold. */
export function productRows(db: Db): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT p.sku, p.name,
            (SELECT group_concat(b.barcode, '; ') FROM product_barcodes b WHERE b.product_id = p.id)
              AS barcodes,
            p.unit, p.price_minor AS price, p.floor_minor AS floor, p.tax_rate_bp AS taxRate,
            c.code AS counterCode, c.name AS counter, g.name AS category, d.name AS brand,
            u.name AS supplier, p.is_active AS isActive
       FROM products p
       JOIN counters c ON c.id = p.counter_id
       LEFT JOIN suppliers u ON u.id = c.supplier_id
       LEFT JOIN categories g ON g.id = p.category_id
       LEFT JOIN brands d ON d.id = p.brand_id
      ORDER BY p.id`,
  );
}
