import type { ProductFields } from '../../../../contract/catalog.ts';
import type { ProductMap, RejectReason } from '../../../../contract/imports.ts';
import {
  counterIdByCode,
  productFieldsOf,
  productIdByCode,
  saveCounter,
  saveProduct,
  saveSupplier,
  supplierIdByCode,
} from '../../catalog/face.ts';
import type { ReadRow } from '../each-row.ts';
import type { ImportRun } from '../import-run.ts';
import type { ProductFact } from '../rules/product-row.ts';

/** The counter of products whose file names none. */
const IMPORT_COUNTER = { code: 'IMPORT', name: 'Import' };
const MAX_CODE = 16;

/** Takes one product in: added, brought up to date, left, or rejected. */
export function takeProduct(run: ImportRun, map: ProductMap, row: ReadRow<ProductFact>): void {
  const { context } = run;
  const { fact, line, cells } = row;
  const productId = productIdByCode(context.db, fact.sku) ?? null;
  const known = productId === null ? undefined : productFieldsOf(context.db, productId);
  if (known !== undefined && map.duplicates === 'skip') {
    run.counts.duplicates += 1;
    return;
  }
  const product = fieldsOf(run, fact, known);
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(product)) {
    run.counts.duplicates += 1;
    return;
  }
  const saved = saveProduct(context, { requestId: context.newUid(), productId, product });
  if (!saved.ok) {
    run.reject({ line, reason: reasonOf(saved.error.code), detail: fact.sku, cells });
    return;
  }
  run.ensureRun();
  run.counts.imported += 1;
  if (known === undefined) run.counts.products += 1;
}

/** What the row tells; what it leaves empty is as it was, or as new products are. */
function fieldsOf(
  run: ImportRun,
  fact: ProductFact,
  known: ProductFields | undefined,
): ProductFields {
  const kept = known?.barcodes ?? [];
  const fresh = fact.barcodes.filter((code) => !kept.some(({ barcode }) => barcode === code));
  return {
    ...(known ?? { floorMinor: null, isActive: true }),
    sku: known?.sku ?? fact.sku,
    name: fact.name,
    category: fact.category === '' ? (known?.category ?? '') : fact.category,
    brand: fact.brand === '' ? (known?.brand ?? '') : fact.brand,
    unit: fact.unit ?? known?.unit ?? 'piece',
    priceMinor: fact.priceMinor,
    floorMinor: known?.floorMinor ?? null,
    taxRateBp: fact.taxRateBp ?? known?.taxRateBp ?? 0,
    counterId: known !== undefined && fact.counter === '' ? known.counterId : counterOf(run, fact),
    isActive: known?.isActive ?? true,
    barcodes: [...kept, ...fresh.map((barcode) => ({ barcode, pieces: 1 }))],
  };
}

function counterOf(run: ImportRun, fact: ProductFact): number {
  const { context } = run;
  const wanted =
    fact.counter === ''
      ? IMPORT_COUNTER
      : { code: fact.counter.slice(0, MAX_CODE), name: fact.counter };
  const known = counterIdByCode(context.db, wanted.code);
  if (known !== undefined) return known;
  const saved = saveCounter(context, {
    requestId: context.newUid(),
    counterId: null,
    ...wanted,
    supplierId: supplierOf(run, fact.supplier),
    isActive: true,
  });
  if (!saved.ok) throw new Error(`Counter ${wanted.code}: ${saved.error.code}`);
  return saved.value.counterId;
}

function supplierOf(run: ImportRun, supplier: string): number | null {
  if (supplier === '') return null;
  const { context } = run;
  const code = supplier.slice(0, MAX_CODE);
  const known = supplierIdByCode(context.db, code);
  if (known !== undefined) return known;
  const saved = saveSupplier(context, {
    requestId: context.newUid(),
    supplierId: null,
    code,
    name: supplier,
    isActive: true,
  });
  if (!saved.ok) throw new Error(`Supplier ${code}: ${saved.error.code}`);
  return saved.value.supplierId;
}

function reasonOf(code: string): RejectReason {
  switch (code) {
    case 'catalog.barcodeTaken':
    case 'catalog.skuTaken':
      return 'barcodeTaken';
    case 'catalog.nameMissing':
      return 'nameMissing';
    case 'catalog.skuMissing':
      return 'productMissing';
    default:
      return 'barcodeUnreadable';
  }
}
