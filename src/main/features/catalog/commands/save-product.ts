import type { ProductFields } from '../../../../contract/catalog.ts';
import { articleForms } from '../../../../contract/kernel/barcode.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { readSettings } from '../../settings/face.ts';
import { indexProduct, reindexProduct } from '../index-product.ts';
import { logProduct } from '../log-product.ts';
import { changeRegularPrice } from '../regular-price.ts';
import { checkProduct } from '../rules/check-product.ts';
import {
  barcodesOf,
  deleteBarcodes,
  holderOfBarcode,
  holderOfSku,
  insertBarcode,
  insertProductRow,
  selectProduct,
  type StoredProduct,
  updateProductRow,
} from '../tables-products.ts';
import { counterById, groupIdFor } from '../tables-records.ts';

type Taken =
  | 'catalog.skuTaken'
  | 'catalog.barcodeTaken'
  | 'catalog.counterUnknown'
  | 'catalog.counterClosed';

/** Whether SKU, barcodes and counter are free to be this product's. */
function checkOthers(
  context: CommandContext,
  known: StoredProduct | undefined,
  product: ProductFields,
): Result<null, Taken> {
  const { db } = context;
  const bySku = holderOfSku(db, product.sku);
  if (bySku !== undefined && bySku.id !== known?.id) return fail('catalog.skuTaken', { ...bySku });
  for (const { barcode } of product.barcodes) {
    for (const form of articleForms(barcode)) {
      const holder = holderOfBarcode(db, form);
      if (holder === undefined || holder.id === known?.id) continue;
      return fail('catalog.barcodeTaken', { barcode, ...holder });
    }
  }
  const counter = counterById(db, product.counterId);
  if (counter === undefined) return fail('catalog.counterUnknown');
  const isMoving = known?.counterId !== counter.id || known.isActive === 0;
  if (product.isActive && isMoving && counter.isActive === 0) {
    return fail('catalog.counterClosed', { name: counter.name });
  }
  return ok(null);
}

function write(
  context: CommandContext,
  known: StoredProduct | undefined,
  product: ProductFields,
): number {
  const { db } = context;
  const row = {
    uid: known?.uid ?? context.newUid(),
    sku: product.sku,
    name: product.name,
    categoryId: groupIdFor(db, 'category', product.category),
    brandId: groupIdFor(db, 'brand', product.brand),
    unit: product.unit,
    priceMinor: product.priceMinor,
    floorMinor: product.floorMinor,
    taxRateBp: product.taxRateBp,
    counterId: product.counterId,
    isActive: product.isActive,
  };
  if (known === undefined) return insertProductRow(db, row);
  updateProductRow(db, known.id, row);
  return known.id;
}

function writeBarcodes(
  context: CommandContext,
  productId: number,
  change: { readonly known: StoredProduct | undefined; readonly product: ProductFields },
): void {
  const { db } = context;
  const { known, product } = change;
  const before = barcodesOf(db, productId).map(({ barcode }) => barcode);
  deleteBarcodes(db, productId);
  for (const barcode of product.barcodes) insertBarcode(db, barcode, productId);
  const stored = selectProduct(db, productId);
  const after = {
    name: product.name,
    brand: stored?.brand ?? '',
    barcodes: product.barcodes.map(({ barcode }) => barcode),
  };
  if (known === undefined) indexProduct(db, { productId, ...after });
  else {
    const { name, brand } = known;
    reindexProduct(db, productId, { before: { name, brand, barcodes: before }, after });
  }
}

/**
 * Adds a product or changes one: its row, barcodes, search index and, when it differs, its regular
 * price from today on. SKU and barcodes belong to one product each, UPC-A and EAN being the same.
 */
export const saveProduct: Command<'catalog.saveProduct'> = (context, input) => {
  const { db } = context;
  const known = input.productId === null ? undefined : selectProduct(db, input.productId);
  if (input.productId !== null && known === undefined) return fail('catalog.productUnknown');
  const checked = checkProduct(input.product, readSettings(db).codes.prefixes);
  if (!checked.ok) return checked;
  const product = checked.value;
  const free = checkOthers(context, known, product);
  if (!free.ok) return free;
  const productId = write(context, known, product);
  writeBarcodes(context, productId, { known, product });
  if (known?.priceMinor !== product.priceMinor) {
    changeRegularPrice(context, productId, product.priceMinor);
  }
  logProduct(context, productId);
  context.changed(`product:${productId}`, 'products', 'catalogRecords');
  return ok({ productId });
};
