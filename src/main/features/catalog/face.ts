import type { ProductFields, ProductHit } from '../../../contract/catalog.ts';
import { articleForms } from '../../../contract/kernel/barcode.ts';
import type { BasisPoints, Minor } from '../../../contract/kernel/money.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Uid } from '../../../contract/kernel/ids.ts';
import { type Tier, TIERS } from '../../../contract/members.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { indexProduct } from './index-product.ts';
import { logProduct } from './log-product.ts';
import { type PriceForSale, pricesByProduct } from './rules/price-for-sale.ts';
import {
  idBySku,
  productForSaleById,
  productHitById,
  productOfBarcode,
  type ProductRow,
} from './tables.ts';
import { barcodesOf, insertBarcode, insertProductRow, selectProduct } from './tables-products.ts';
import { selectPricesInForce } from './tables-prices.ts';
import {
  counterByCode,
  groupIdFor,
  insertCounterRow,
  insertSupplierRow,
  type NewCounter,
  type NewSupplier,
  supplierByCode,
} from './tables-records.ts';

export { saveCounter } from './commands/save-counter.ts';
export { saveProduct } from './commands/save-product.ts';
export { saveSupplier } from './commands/save-supplier.ts';
export { findTargets, goodsChosen, targetsNamed } from './rule-targets.ts';
export { selectProductRecords as recordsForEarning } from './tables-earning.ts';
export type { PriceForSale } from './rules/price-for-sale.ts';
export type { NewCounter, NewSupplier } from './tables-records.ts';

/** A product as a sale needs it. */
export interface ProductForSale extends Omit<ProductRow, 'isActive'> {
  readonly isActive: boolean;
}

/**
 * A product to be added, with all codes it is scanned by. Category and brand are names; one that
 * is new is added.
 */
export interface NewProduct {
  readonly uid: Uid;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: ProductHit['unit'];
  readonly priceMinor: Minor;
  /** Below this a sale needs approval; absent or null = any price. */
  readonly floorMinor?: Minor | null;
  readonly taxRateBp: BasisPoints;
  readonly counterId: number;
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
 * What products cost on a day, by id: one statement, however many they are. A regular price with a
 * later first day has taken the place of the one before; of all that hold, offers included, the
 * lowest counts. An offer of a tier is for members of that tier and above; `tier` null = no member.
 */
export function pricesForSale(
  db: Db,
  wanted: {
    readonly ids: readonly number[];
    readonly tier: Tier | null;
    readonly day: BusinessDay;
  },
): ReadonlyMap<number, PriceForSale> {
  const { ids, tier, day } = wanted;
  const rows = selectPricesInForce(db, { ids: [...new Set(ids)], tiers: tiersUpTo(tier), day });
  return pricesByProduct(rows);
}

/** The tiers whose prices a member of `tier` has: that one and those below it. */
function tiersUpTo(tier: Tier | null): readonly Tier[] {
  return tier === null ? [] : TIERS.slice(0, TIERS.indexOf(tier) + 1);
}

/** A product found by a barcode, and how many pieces that barcode stands for. */
export interface Article {
  readonly product: ProductHit;
  readonly pieces: number;
}

/**
 * The product on sale under exactly this barcode; UPC-A, UPC-E and EAN-13 with a leading zero are
 * the same article.
 */
export function findArticle(db: Db, code: string): Article | undefined {
  for (const form of articleForms(code)) {
    const found = productOfBarcode(db, form);
    const product = found === undefined ? undefined : productHitById(db, found.id);
    if (found !== undefined && product !== undefined) return { product, pieces: found.pieces };
  }
  return undefined;
}

/** The product on sale under exactly this barcode. */
export function findProductByBarcode(db: Db, code: string): ProductHit | undefined {
  return findArticle(db, code)?.product;
}

/** The product on sale with exactly this SKU. */
export function findProductBySku(db: Db, sku: string): ProductHit | undefined {
  const id = idBySku(db, foldWidth(sku));
  return id === undefined ? undefined : productHitById(db, id);
}

/** The product with this barcode or SKU, also one that is not sold any more. */
export function productIdByCode(db: Db, code: string): number | undefined {
  for (const form of articleForms(code)) {
    const found = productOfBarcode(db, form);
    if (found !== undefined) return found.id;
  }
  return idBySku(db, foldWidth(code));
}

/** A product as `catalog.saveProduct` takes it, to be changed in parts. */
export function productFieldsOf(db: Db, productId: number): ProductFields | undefined {
  const product = selectProduct(db, productId);
  if (product === undefined) return undefined;
  const { sku, name, category, brand, unit, priceMinor, floorMinor, taxRateBp, counterId } =
    product;
  return {
    sku,
    name,
    category,
    brand,
    unit,
    priceMinor,
    floorMinor,
    taxRateBp,
    counterId,
    isActive: product.isActive === 1,
    barcodes: barcodesOf(db, productId).map(({ barcode, pieces }) => ({ barcode, pieces })),
  };
}

/** The counter with this code, open or closed. */
export function counterIdByCode(db: Db, code: string): number | undefined {
  return counterByCode(db, code)?.id;
}

/** The supplier with this code, active or not. */
export function supplierIdByCode(db: Db, code: string): number | undefined {
  return supplierByCode(db, code)?.id;
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
 * that SKU and barcodes are free. Logs nothing: {@link addProduct} does.
 */
export function insertProduct(db: WritableDb, product: NewProduct): number {
  const { category, brand, barcodes, floorMinor = null, ...row } = product;
  const productId = insertProductRow(db, {
    ...row,
    floorMinor,
    categoryId: groupIdFor(db, 'category', category),
    brandId: groupIdFor(db, 'brand', brand),
    isActive: true,
  });
  for (const barcode of barcodes) insertBarcode(db, { barcode, pieces: 1 }, productId);
  indexProduct(db, { productId, name: product.name, brand, barcodes });
  return productId;
}

/** {@link insertProduct} as a business fact: for imports and whoever adds goods by other ways. */
export function addProduct(context: CommandContext, product: NewProduct): number {
  const productId = insertProduct(context.db, product);
  logProduct(context, productId);
  context.changed('products');
  return productId;
}
