import { type PurchaseMap, purchaseMap } from '../../../../contract/imports.ts';
import type { Job, JobProgress } from '../../../store/context.ts';
import { ImportRun, type ImportInput, type ImportOutcome } from '../import-run.ts';
import { mapProblem } from '../map-problem.ts';
import { bookStaged } from '../purchases/book-receipts.ts';
import { matchMembers, visitMembers } from '../purchases/match-members.ts';
import { matchProducts } from '../purchases/match-products.ts';
import { stagePurchases } from '../purchases/stage-purchases.ts';
import { openSource, type Source } from '../read-source.ts';
import { type PurchaseReader, purchaseReader } from '../rules/purchase-row.ts';
import { dropStaging, indexStaging, makeStaging } from '../tables-staged.ts';

/**
 * Imports the history of purchases of another system, one row a line item. First the file is put
 * in order of its receipts in temporary tables; then members and products are found or made; then
 * the receipts are booked in order of time, some at a step with an event that proves them. What was
 * booked stays, whatever happens; running it again books only what is missing.
 */
export const importPurchases: Job<ImportInput, ImportOutcome> = function* (context, input) {
  const parsed = purchaseMap.safeParse(input.map);
  if (!parsed.success) return { ok: false, problem: mapProblem(parsed.error) };
  const map = parsed.data;
  const opened = openSource(input.path, map);
  if (!opened.ok) return opened;
  const { source } = opened;
  try {
    const { till, now } = context;
    const reader = purchaseReader(source.header, map, { ...till, now });
    if ('problem' in reader) return { ok: false, problem: reader.problem };
    makeStaging(context.db);
    try {
      const run = new ImportRun(context, 'purchases', input, map.source);
      return yield* importAll({ run, map, source, read: reader.read });
    } finally {
      dropStaging(context.db);
    }
  } finally {
    source.close();
  }
};

function* importAll(parts: {
  readonly run: ImportRun;
  readonly map: PurchaseMap;
  readonly source: Source;
  readonly read: PurchaseReader;
}): Generator<JobProgress, ImportOutcome> {
  const { run, map, source, read } = parts;
  yield* stagePurchases(run, { map, source, read });
  run.fileSha256 = source.digest();
  indexStaging(run.context.db);
  yield* matchProducts(run, map);
  yield* matchMembers(run, map);
  yield* bookStaged(run, map);
  yield* visitMembers(run);
  const finish = run.finish(source.header);
  for (;;) {
    const step = finish.next();
    if (step.done === true) return step.value;
    yield { phase: 'report', done: 0, total: 0 };
  }
}
