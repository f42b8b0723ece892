import type { ProductHit } from '../../../contract/catalog.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BasisPoints, Minor } from '../../../contract/kernel/money.ts';
import type { Db } from '../../store/db.ts';

/** Sorts behind every text that starts the same. */
const LAST = '\u{10ffff}';

/** A product as it is sold. */
export interface ProductRow {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: ProductHit['unit'];
  readonly priceMinor: Minor;
  /** The least it may cost without approval; null = any price. */
  readonly floorMinor: Minor | null;
  readonly taxRateBp: BasisPoints;
  readonly counterId: number;
  readonly counterCode: string;
  readonly counterName: string;
  readonly isActive: number;
}

export const SQL = {
  productHit: `SELECT p.id, p.sku, p.name, p.price_minor AS priceMinor, p.unit,
                      coalesce((SELECT name FROM categories WHERE id = p.category_id), '')
                        AS category,
                      c.code AS counterCode, c.name AS counterName,
                      (SELECT min(b.barcode) FROM product_barcodes b WHERE b.product_id = p.id)
                        AS barcode
                 FROM products p
                 JOIN counters c ON c.id = p.counter_id
                WHERE p.id = :id AND p.is_active = 1`,
  byBarcode: `SELECT product_id AS id, pieces FROM product_barcodes WHERE barcode = :barcode`,
  byBarcodeStart: `SELECT product_id AS id FROM product_barcodes
                    WHERE barcode >= :start AND barcode < :end
                    ORDER BY barcode
                    LIMIT :cap`,
  bySku: `SELECT id FROM products WHERE sku = :sku`,
  bySkuStart: `SELECT id FROM products
                WHERE sku >= :start AND sku < :end
                ORDER BY sku
                LIMIT :cap`,
  byGram: `SELECT product_id AS id FROM product_grams
            WHERE gram = :gram
            ORDER BY product_id
            LIMIT :cap`,
  byGramStart: `SELECT product_id AS id FROM product_grams
                 WHERE gram >= :start AND gram < :end
                 LIMIT :cap`,
  countGram: `SELECT count(*) AS n FROM (SELECT 1 FROM product_grams WHERE gram = :gram LIMIT :cap)`,
} as const;

export function productForSaleById(db: Db, id: number): ProductRow | undefined {
  return db.get<ProductRow>(
    `SELECT p.id, p.uid, p.name, p.unit, p.price_minor AS priceMinor,
            p.floor_minor AS floorMinor, p.tax_rate_bp AS taxRateBp, p.counter_id AS counterId,
            c.code AS counterCode, c.name AS counterName, p.is_active AS isActive,
            (SELECT min(b.barcode) FROM product_barcodes b WHERE b.product_id = p.id) AS barcode
       FROM products p
       JOIN counters c ON c.id = p.counter_id
      WHERE p.id = :id`,
    { id },
  );
}

/** A product on sale; undefined if there is none or it was discontinued. */
export function productHitById(db: Db, id: number): ProductHit | undefined {
  return db.get<ProductHit>(SQL.productHit, { id });
}

/** What of a product its name search needs. */
export interface ProductTextRow {
  readonly id: number;
  readonly name: string;
  readonly brand: string;
}

export function productTextById(db: Db, id: number): ProductTextRow | undefined {
  return db.get<ProductTextRow>(
    `SELECT p.id, p.name, coalesce(b.name, '') AS brand
       FROM products p LEFT JOIN brands b ON b.id = p.brand_id
      WHERE p.id = :id`,
    { id },
  );
}

interface IdRow {
  readonly id: number;
}

function idsOf(rows: readonly IdRow[]): number[] {
  return rows.map((row) => row.id);
}

/** The product of a barcode, and how many pieces it stands for. */
export function productOfBarcode(
  db: Db,
  barcode: string,
): { readonly id: number; readonly pieces: number } | undefined {
  return db.get(SQL.byBarcode, { barcode });
}

export function idsByBarcodeStart(db: Db, start: string, cap: number): number[] {
  return idsOf(db.all<IdRow>(SQL.byBarcodeStart, { start, end: `${start}${LAST}`, cap }));
}

export function idBySku(db: Db, sku: string): number | undefined {
  return db.get<IdRow>(SQL.bySku, { sku })?.id;
}

export function idsBySkuStart(db: Db, start: string, cap: number): number[] {
  return idsOf(db.all<IdRow>(SQL.bySkuStart, { start, end: `${start}${LAST}`, cap }));
}

export function idsByGram(db: Db, gram: string, cap: number): number[] {
  return idsOf(db.all<IdRow>(SQL.byGram, { gram, cap }));
}

/** Products with an index key that starts with `start`. */
export function idsByGramStart(db: Db, start: string, cap: number): number[] {
  return idsOf(db.all<IdRow>(SQL.byGramStart, { start, end: `${start}${LAST}`, cap }));
}

export function countGram(db: Db, gram: string, cap: number): number {
  return db.get<{ n: number }>(SQL.countGram, { gram, cap })?.n ?? 0;
}

export function counterIds(db: Db): number[] {
  return idsOf(db.all<IdRow>('SELECT id FROM counters ORDER BY code'));
}

/** The first products of a counter that are on sale and have a barcode. */
export function idsOfCounter(db: Db, counterId: number, limit: number): number[] {
  return idsOf(
    db.all<IdRow>(
      `SELECT p.id FROM products p
        WHERE p.counter_id = :counterId AND p.is_active = 1
          AND EXISTS (SELECT 1 FROM product_barcodes b WHERE b.product_id = p.id)
        ORDER BY p.id
        LIMIT :limit`,
      { counterId, limit },
    ),
  );
}
