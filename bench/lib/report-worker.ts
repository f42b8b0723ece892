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

/** Turnover, tax, pieces and buyers by counter and product, for the sales of one stretch. */
const REPORT = `SELECT line.counter_id AS counterId, line.product_id AS productId,
         sum(line.total_minor) AS totalMinor, sum(line.tax_minor) AS taxMinor,
         sum(line.quantity_milli) AS quantityMilli, count(DISTINCT sale.member_id) AS members
  FROM sales AS sale JOIN sale_lines AS line ON line.sale_id = sale.id
  WHERE sale.id > :after AND sale.id <= :after + :count
  GROUP BY line.counter_id, line.product_id`;

/** How many sales one statement sums up: about a tenth of a second of work. */
const STRETCH = 20_000;

/**
 * A heavy report: stretch after stretch of the store, round and round, until it has taken as
 * long as asked. To the other lanes it is one long call that never gives the processor away.
 */
const runReport: InternalQuery<ReportInput, ReportDone> = ({ db }, { atLeastMs }) => {
  const startedAt = performance.now();
  const last = db.get<{ id: number }>('SELECT max(id) AS id FROM sales')?.id ?? 0;
  let rows = 0;
  for (let after = 0; performance.now() - startedAt < atLeastMs; after += STRETCH) {
    if (after >= last) after = 0;
    rows += db.all(REPORT, { after, count: STRETCH }).length;
  }
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
