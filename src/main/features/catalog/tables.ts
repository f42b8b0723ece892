import type { ProductHit } from '../../../contract/catalog.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BasisPoints, Minor } from '../../../contract/kernel/money.ts';
import type { Db, WritableDb } from '../../store/db.ts';

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
  readonly taxRateBp: BasisPoints;
  readonly counterId: number;
  readonly counterCode: string;
  readonly counterName: string;
  readonly isActive: number;
}

export const SQL = {
  productHit: `SELECT p.id, p.sku, p.name, p.price_minor AS priceMinor, p.unit, p.category,
                      c.code AS counterCode, c.name AS counterName,
                      (SELECT min(b.barcode) FROM product_barcodes b WHERE b.product_id = p.id)
                        AS barcode
                 FROM products p
                 JOIN counters c ON c.id = p.counter_id
                WHERE p.id = :id AND p.is_active = 1`,
  byBarcode: `SELECT product_id AS id FROM product_barcodes WHERE barcode = :barcode`,
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
            p.tax_rate_bp AS taxRateBp, p.counter_id AS counterId, c.code AS counterCode,
            c.name AS counterName, p.is_active AS isActive,
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
    'SELECT id, name, brand FROM products WHERE id = :id AND is_active = 1',
    { id },
  );
}

interface IdRow {
  readonly id: number;
}

function idsOf(rows: readonly IdRow[]): number[] {
  return rows.map((row) => row.id);
}

export function idByBarcode(db: Db, barcode: string): number | undefined {
  return db.get<IdRow>(SQL.byBarcode, { barcode })?.id;
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

/** A supplier to be written. */
export interface NewSupplier {
  readonly uid: Uid;
  readonly code: string;
  readonly name: string;
}

export function insertSupplierRow(db: WritableDb, row: NewSupplier): number {
  return db.run('INSERT INTO suppliers (uid, code, name) VALUES (:uid, :code, :name)', { ...row })
    .lastId;
}

/** A counter to be written; `supplierId` null = the store's own. */
export interface NewCounter {
  readonly uid: Uid;
  readonly code: string;
  readonly name: string;
  readonly supplierId: number | null;
}

export function insertCounterRow(db: WritableDb, row: NewCounter): number {
  return db.run(
    `INSERT INTO counters (uid, code, name, supplier_id) VALUES (:uid, :code, :name, :supplierId)`,
    { ...row },
  ).lastId;
}

/** A product to be written, without its barcodes. */
export interface NewProductRow {
  readonly uid: Uid;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: ProductHit['unit'];
  readonly priceMinor: Minor;
  readonly taxRateBp: BasisPoints;
  readonly counterId: number;
}

export function insertProductRow(db: WritableDb, row: NewProductRow): number {
  return db.run(
    `INSERT INTO products (uid, sku, name, category, brand, unit, price_minor, tax_rate_bp,
                           counter_id)
     VALUES (:uid, :sku, :name, :category, :brand, :unit, :priceMinor, :taxRateBp, :counterId)`,
    {
      uid: row.uid,
      sku: row.sku,
      name: row.name,
      category: row.category,
      brand: row.brand,
      unit: row.unit,
      priceMinor: row.priceMinor,
      taxRateBp: row.taxRateBp,
      counterId: row.counterId,
    },
  ).lastId;
}

export function insertBarcode(db: WritableDb, barcode: string, productId: number): void {
  db.run('INSERT INTO product_barcodes (barcode, product_id) VALUES (:barcode, :productId)', {
    barcode,
    productId,
  });
}

export function insertProductGram(db: WritableDb, gram: string, productId: number): void {
  db.run('INSERT INTO product_grams (gram, product_id) VALUES (:gram, :productId)', {
    gram,
    productId,
  });
}
