import type { ProductBarcode, ProductHit } from '../../../contract/catalog.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BasisPoints, Minor } from '../../../contract/kernel/money.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A product to be written, without its barcodes. */
export interface NewProductRow {
  readonly uid: Uid;
  readonly sku: string;
  readonly name: string;
  readonly categoryId: number | null;
  readonly brandId: number | null;
  readonly unit: ProductHit['unit'];
  readonly priceMinor: Minor;
  readonly floorMinor: Minor | null;
  readonly taxRateBp: BasisPoints;
  readonly counterId: number;
  readonly isActive: boolean;
}

/** A product as it is kept, with the names it refers to. */
export interface StoredProduct extends Omit<NewProductRow, 'isActive'> {
  readonly id: number;
  readonly category: string;
  readonly brand: string;
  readonly counterUid: Uid;
  readonly isActive: number;
}

export function insertProductRow(db: WritableDb, row: NewProductRow): number {
  return db.run(
    `INSERT INTO products (uid, sku, name, category_id, brand_id, unit, price_minor, floor_minor,
                           tax_rate_bp, counter_id, is_active)
     VALUES (:uid, :sku, :name, :categoryId, :brandId, :unit, :priceMinor, :floorMinor,
             :taxRateBp, :counterId, :isActive)`,
    paramsOf(row),
  ).lastId;
}

export function updateProductRow(db: WritableDb, id: number, row: NewProductRow): void {
  const { uid: _uid, ...params } = paramsOf(row);
  db.run(
    `UPDATE products SET sku = :sku, name = :name, category_id = :categoryId, brand_id = :brandId,
            unit = :unit, price_minor = :priceMinor, floor_minor = :floorMinor,
            tax_rate_bp = :taxRateBp, counter_id = :counterId, is_active = :isActive
     WHERE id = :id`,
    { ...params, id },
  );
}

function paramsOf(row: NewProductRow) {
  return {
    uid: row.uid,
    sku: row.sku,
    name: row.name,
    categoryId: row.categoryId,
    brandId: row.brandId,
    unit: row.unit,
    priceMinor: row.priceMinor,
    floorMinor: row.floorMinor,
    taxRateBp: row.taxRateBp,
    counterId: row.counterId,
    isActive: row.isActive ? 1 : 0,
  };
}

export function selectProduct(db: Db, id: number): StoredProduct | undefined {
  return db.get<StoredProduct>(
    `SELECT p.id, p.uid, p.sku, p.name, p.category_id AS categoryId, p.brand_id AS brandId,
            p.unit, p.price_minor AS priceMinor, p.floor_minor AS floorMinor,
            p.tax_rate_bp AS taxRateBp, p.counter_id AS counterId, p.is_active AS isActive,
            coalesce(g.name, '') AS category, coalesce(b.name, '') AS brand, c.uid AS counterUid
       FROM products p
       JOIN counters c ON c.id = p.counter_id
       LEFT JOIN categories g ON g.id = p.category_id
       LEFT JOIN brands b ON b.id = p.brand_id
      WHERE p.id = :id`,
    { id },
  );
}

export function setRegularPrice(db: WritableDb, id: number, priceMinor: Minor): void {
  db.run('UPDATE products SET price_minor = :priceMinor WHERE id = :id', { id, priceMinor });
}

export function barcodesOf(db: Db, productId: number): ProductBarcode[] {
  return db.all<ProductBarcode>(
    'SELECT barcode, pieces FROM product_barcodes WHERE product_id = :productId ORDER BY barcode',
    { productId },
  );
}

export function insertBarcode(
  db: WritableDb,
  { barcode, pieces }: ProductBarcode,
  productId: number,
): void {
  db.run(
    `INSERT INTO product_barcodes (barcode, product_id, pieces)
     VALUES (:barcode, :productId, :pieces)`,
    { barcode, productId, pieces },
  );
}

export function deleteBarcodes(db: WritableDb, productId: number): void {
  db.run('DELETE FROM product_barcodes WHERE product_id = :productId', { productId });
}

/** Who has a barcode or SKU: for telling a person, also when it is not sold any more. */
export interface Holder {
  readonly id: number;
  readonly name: string;
  readonly sku: string;
}

export function holderOfBarcode(db: Db, barcode: string): Holder | undefined {
  return db.get<Holder>(
    `SELECT p.id, p.name, p.sku FROM product_barcodes b JOIN products p ON p.id = b.product_id
      WHERE b.barcode = :barcode`,
    { barcode },
  );
}

export function holderOfSku(db: Db, sku: string): Holder | undefined {
  return db.get<Holder>('SELECT id, name, sku FROM products WHERE sku = :sku', { sku });
}

export function insertProductGram(db: WritableDb, gram: string, productId: number): void {
  db.run(
    `INSERT INTO product_grams (gram, product_id) VALUES (:gram, :productId)
     ON CONFLICT DO NOTHING`,
    { gram, productId },
  );
}

export function deleteProductGram(db: WritableDb, gram: string, productId: number): void {
  db.run('DELETE FROM product_grams WHERE gram = :gram AND product_id = :productId', {
    gram,
    productId,
  });
}

/** The words a product is still indexed by, although it has others now. */
export interface StaleWords {
  readonly productId: number;
  readonly name: string;
  readonly brand: string;
}

/** Notes that a brand's products are indexed by its old name; what waits already stays. */
export function noteStaleBrand(db: WritableDb, brandId: number, brand: string): void {
  db.run(
    `INSERT INTO product_reindex (product_id, name, brand)
     SELECT id, name, :brand FROM products WHERE brand_id = :brandId
     ON CONFLICT DO NOTHING`,
    { brandId, brand },
  );
}

export function staleWords(db: Db, limit: number): StaleWords[] {
  return db.all<StaleWords>(
    'SELECT product_id AS productId, name, brand FROM product_reindex ORDER BY product_id LIMIT :limit',
    { limit },
  );
}

export function staleWordsOf(db: Db, productId: number): StaleWords | undefined {
  return db.get<StaleWords>(
    `SELECT product_id AS productId, name, brand FROM product_reindex
      WHERE product_id = :productId`,
    { productId },
  );
}

export function forgetStaleWords(db: WritableDb, productId: number): void {
  db.run('DELETE FROM product_reindex WHERE product_id = :productId', { productId });
}
