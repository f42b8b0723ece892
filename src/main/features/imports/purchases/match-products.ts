import type { PurchaseMap } from '../../../../contract/imports.ts';
import { addProduct, counterIdByCode, insertCounter, productIdByCode } from '../../catalog/face.ts';
import type { JobProgress } from '../../../store/context.ts';
import type { ImportRun } from '../import-run.ts';
import { saveStagedProduct, type StagedProduct, stagedProductsAfter } from '../tables-staged.ts';

const PER_STEP = 4;
/** The counter of products that came with purchases; people move them to their own. */
const IMPORT_COUNTER = 'IMPORT';

/** Finds each product by barcode or SKU, or makes it; unknown ones may be left for rejection. */
export function* matchProducts(run: ImportRun, map: PurchaseMap): Generator<JobProgress, void> {
  const { db } = run.context;
  let after = 0;
  for (;;) {
    const some = stagedProductsAfter(db, after, PER_STEP);
    const last = some.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const product of some) {
      const known = productIdByCode(db, product.code);
      const isMade = known === undefined && map.unknownProducts === 'create';
      const productId = isMade ? createProduct(run, product, map.source) : (known ?? null);
      saveStagedProduct(db, product.id, productId);
    }
    yield { phase: 'products', done: after, total: 0 };
  }
}

function createProduct(run: ImportRun, product: StagedProduct, source: string): number {
  const { context } = run;
  run.ensureRun();
  run.counts.products += 1;
  const counterId =
    counterIdByCode(context.db, IMPORT_COUNTER) ??
    insertCounter(context.db, {
      uid: context.newUid(),
      code: IMPORT_COUNTER,
      name: source === 'import' ? 'Import' : source,
      supplierId: null,
    });
  return addProduct(context, {
    uid: context.newUid(),
    sku: product.code,
    name: product.name === '' ? product.code : product.name,
    category: '',
    brand: '',
    unit: product.isWeighed === 1 ? 'kg' : 'piece',
    priceMinor: product.priceMinor,
    taxRateBp: 0,
    counterId,
    barcodes: [],
  });
}
