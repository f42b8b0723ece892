import { handlers } from '../../src/main/handlers.ts';
import type { InternalQuery } from '../../src/main/store/context.ts';
import { runStoreWorker } from '../../src/main/store/worker.ts';

/** What {@link runReport} takes and gives. */
export interface ReportInput {
  readonly atLeastMs: number;
}
export interface ReportDone {
  readonly ms: number;
  readonly rows: number;
}

/** Turnover, tax and pieces by counter, product and month: every line of the store is read. */
const REPORT = `SELECT line.counter_id AS counterId, line.product_id AS productId,
         substr(sale.business_day, 1, 7) AS month, sum(line.total_minor) AS totalMinor,
         sum(line.tax_minor) AS taxMinor, sum(line.quantity_milli) AS quantityMilli,
         count(DISTINCT sale.member_id) AS members
  FROM sale_lines AS line JOIN sales AS sale ON sale.id = line.sale_id
  GROUP BY line.counter_id, line.product_id, month`;

/** A heavy report, again and again until it has taken as long as asked. */
const runReport: InternalQuery<ReportInput, ReportDone> = ({ db }, { atLeastMs }) => {
  const startedAt = performance.now();
  let rows = 0;
  do {
    for (const _ of db.iterate(REPORT)) {
      rows += 1;
      if (performance.now() - startedAt > atLeastMs) break;
    }
  } while (performance.now() - startedAt < atLeastMs);
  return { ms: performance.now() - startedAt, rows };
};

// The app's own report lane, with one more thing to ask for.
runStoreWorker({
  ...handlers,
  internal: {
    commands: handlers.internal.commands,
    queries: { ...handlers.internal.queries, 'bench.report': runReport },
  },
});
