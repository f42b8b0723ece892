import { type PurchaseMap, purchaseMap } from '../../../../contract/imports.ts';
import type { Job } from '../../../store/context.ts';
import { importFile, type KindOfImport } from '../import-file.ts';
import type { ImportInput, ImportOutcome } from '../import-run.ts';
import { bookStaged } from '../purchases/book-receipts.ts';
import { matchMembers, visitMembers } from '../purchases/match-members.ts';
import { matchProducts } from '../purchases/match-products.ts';
import { stagePurchases } from '../purchases/stage-purchases.ts';
import { type PurchaseReader, purchaseReader } from '../rules/purchase-row.ts';
import { indexStaging } from '../tables-staged.ts';

const PURCHASES: KindOfImport<PurchaseMap, PurchaseReader> = {
  kind: 'purchases',
  schema: purchaseMap,
  reader: ({ till, now }, header, map) => purchaseReader(header, map, { ...till, now }),
  *book({ run, map, source, read }) {
    yield* stagePurchases(run, { source, read });
    indexStaging(run.context.db);
    yield* matchProducts(run, map);
    yield* matchMembers(run, map);
    yield* bookStaged(run, map);
    yield* visitMembers(run);
  },
};

/**
 * Imports the history of purchases of another system, one row a line item. First the file is put
 * in order of its receipts in temporary tables; then members and products are found or made; then
 * the receipts are booked in order of time, some at a step with an event that proves them. What was
 * booked stays, whatever happens; running it again books only what is missing.
 */
export const importPurchases: Job<ImportInput, ImportOutcome> = (context, input) =>
  importFile(context, input, PURCHASES);
