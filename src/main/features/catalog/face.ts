import type { ProductHit } from '../../../contract/catalog.ts';
import { readGtin } from '../../../contract/kernel/barcode.ts';
import { gramsOf } from '../../../contract/kernel/search-terms.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { termsOfProduct } from './product-index.ts';
import { barcodeTailGram } from './rules/product-terms.ts';
import {
  idByBarcode,
  idBySku,
  insertBarcode,
  insertCounterRow,
  insertProductGram,
  insertProductRow,
  insertSupplierRow,
  type NewCounter,
  type NewProductRow,
  type NewSupplier,
  productForSaleById,
  productHitById,
  type ProductRow,
} from './tables.ts';

export type { NewCounter, NewSupplier } from './tables.ts';

/** A product as a sale needs it. */
export interface ProductForSale extends Omit<ProductRow, 'isActive'> {
  readonly isActive: boolean;
}

/** A product to be added, with all codes it is scanned by. */
export interface NewProduct extends NewProductRow {
  readonly barcodes: readonly string[];
}

/** The products with these ids, as they are now; ids nobody has are left out. */
export function productsForSale(db: Db, ids: readonly number[]): ProductForSale[] {
  const products: ProductForSale[] = [];
  for (const id of new Set(ids)) {
    const row = productForSaleById(db, id);
    if (row !== undefined) products.push({ ...row, isActive: row.isActive === 1 });
  }
  return products;
}

/**
 * The product on sale under exactly this barcode; UPC-A and EAN-13 with a leading zero are the
 * same article.
 */
export function findProductByBarcode(db: Db, code: string): ProductHit | undefined {
  for (const form of barcodeForms(code)) {
    const id = idByBarcode(db, form);
    if (id !== undefined) return productHitById(db, id);
  }
  return undefined;
}

/** The forms under which a scanned number may be on file: as it came, and as EAN-13. */
function barcodeForms(code: string): string[] {
  const reading = readGtin(code);
  const forms = [code];
  if (reading.kind !== 'gtin') return forms;
  if (reading.code !== code) forms.push(reading.code);
  if (reading.code.length === 13 && reading.code.startsWith('0')) forms.push(reading.code.slice(1));
  return [...new Set(forms)];
}

/** The product on sale with exactly this SKU. */
export function findProductBySku(db: Db, sku: string): ProductHit | undefined {
  const id = idBySku(db, foldWidth(sku));
  return id === undefined ? undefined : productHitById(db, id);
}

/** Adds a supplier; returns its id. */
export function insertSupplier(db: WritableDb, row: NewSupplier): number {
  return insertSupplierRow(db, row);
}

/** Adds a counter; returns its id. */
export function insertCounter(db: WritableDb, row: NewCounter): number {
  return insertCounterRow(db, row);
}

/**
 * Adds a product with its barcodes and its search index; returns its id. The caller has checked
 * that SKU and barcodes are free.
 */
export function insertProduct(db: WritableDb, product: NewProduct): number {
  const productId = insertProductRow(db, product);
  const grams = new Set(gramsOf(termsOfProduct(product)));
  for (const barcode of product.barcodes) {
    insertBarcode(db, barcode, productId);
    grams.add(barcodeTailGram(barcode));
  }
  for (const gram of grams) insertProductGram(db, gram, productId);
  return productId;
}
