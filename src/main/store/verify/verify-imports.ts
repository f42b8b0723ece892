import { createHash } from 'node:crypto';
import {
  type ImportedLineFacts,
  type ImportedSaleFacts,
  importedSaleText,
} from '../../../contract/kernel/imported-sale.ts';
import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface BatchEvent {
  readonly seq: number;
  readonly data: string;
}

/** What `purchases.imported` tells of one batch. */
interface LoggedBatch {
  readonly firstTransaction: string;
  readonly sales: number;
  readonly returns: number;
  readonly lineItems: number;
  readonly grossMinor: number;
  readonly digest: string;
}

type BookedSale = ImportedSaleFacts & { readonly id: number };

/**
 * Per batch of brought-over purchases: the sales that follow its first one are as many, add up to
 * as much, and are to the letter what was logged; and no brought-over sale is in no batch.
 */
export function verifyImports(db: Db): CheckResult {
  const events = db.all<BatchEvent>(
    `SELECT seq, data FROM event_log WHERE type = 'purchases.imported' ORDER BY seq`,
  );
  let rows = 0;
  for (const event of events) {
    const batch = parsed(event.data);
    if (batch === undefined) return wrong(rows, event.seq, 'cannot be read');
    const sales = salesOf(db, batch);
    rows += sales.length;
    const detail = whatIsWrong(db, batch, sales);
    if (detail !== null) return wrong(rows, event.seq, detail);
  }
  return { rows, wrong: unlogged(db, rows) };
}

function wrong(rows: number, seq: number, detail: string): CheckResult {
  return {
    rows,
    wrong: { row: `event_log ${seq}`, detail: `Imported batch of event ${seq}: ${detail}` },
  };
}

/** A batch is booked in one transaction, so its sales follow each other. */
function salesOf(db: Db, batch: LoggedBatch): BookedSale[] {
  return db.all<BookedSale>(
    `SELECT id, uid, receipt_no AS receiptNo, kind, business_day AS businessDay,
       completed_at AS completedAt, total_minor AS totalMinor
     FROM sales
     WHERE id >= (SELECT id FROM sales WHERE uid = :first) AND receipt_seq IS NULL
     ORDER BY id LIMIT :count`,
    { first: batch.firstTransaction, count: batch.sales + batch.returns },
  );
}

function whatIsWrong(db: Db, batch: LoggedBatch, sales: readonly BookedSale[]): string | null {
  const hash = createHash('sha256');
  let lineItems = 0;
  let grossMinor = 0;
  for (const sale of sales) {
    const lines = linesOf(db, sale.id);
    lineItems += lines.length;
    grossMinor += sale.totalMinor;
    hash.update(importedSaleText(sale, lines));
  }
  const logged = batch.sales + batch.returns;
  if (sales.length !== logged) return `${sales.length} of ${logged} sales are there`;
  if (lineItems !== batch.lineItems) return `${lineItems} of ${batch.lineItems} lines are there`;
  if (grossMinor !== batch.grossMinor) return `adds up to ${grossMinor}, not ${batch.grossMinor}`;
  return hash.digest('hex') === batch.digest ? null : 'its sales are not what was logged';
}

function linesOf(db: Db, saleId: number): ImportedLineFacts[] {
  return db.all<ImportedLineFacts>(
    `SELECT line.line_no AS lineNo, product.uid AS productUid,
       line.quantity_milli AS quantityMilli, line.unit_price_minor AS unitPriceMinor,
       line.line_discount_minor AS lineDiscountMinor, line.total_minor AS totalMinor
     FROM sale_lines AS line JOIN products AS product ON product.id = line.product_id
     WHERE line.sale_id = :saleId ORDER BY line.line_no`,
    { saleId },
  );
}

function unlogged(db: Db, logged: number): CheckResult['wrong'] {
  const found = db.get<{ readonly n: number; readonly last: number | null }>(
    'SELECT count(*) AS n, max(id) AS last FROM sales WHERE receipt_seq IS NULL',
  );
  const count = found?.n ?? 0;
  if (count === logged) return null;
  return {
    row: `sales ${found?.last ?? '-'}`,
    detail: `${count} brought-over sales are booked, ${logged} are in the event log`,
  };
}

function parsed(data: string): LoggedBatch | undefined {
  try {
    return JSON.parse(data) as LoggedBatch;
  } catch {
    // No JSON any more: the chain names it, too.
    return undefined;
  }
}
