import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Restored {
  readonly data: string;
}

/** Receipt numbers follow each other without a gap, up to the last one given out. */
export function verifyReceipts(db: Db): CheckResult {
  const till = db.get<{ readonly last: number }>(
    'SELECT last_receipt_seq AS last FROM till WHERE id = 1',
  );
  const last = till?.last ?? 0;
  const lost = lostByRestores(db);
  let previous = 0;
  let rows = 0;
  const found = db.iterate<{ readonly seq: number }>(
    'SELECT receipt_seq AS seq FROM sales WHERE receipt_seq IS NOT NULL ORDER BY receipt_seq',
  );
  for (const { seq } of found) {
    rows += 1;
    const after = beforeNext(previous, { seq, lost });
    if (seq !== after + 1) return gap(rows, after, seq);
    previous = seq;
  }
  const after = beforeNext(previous, { seq: last + 1, lost });
  return after === last ? { rows, wrong: null } : gap(rows, after, last + 1);
}

type Lost = readonly { readonly after: number; readonly upTo: number }[];

/** The last receipt before `seq` that is there or is explained: losses may follow on each other. */
function beforeNext(previous: number, next: { readonly seq: number; readonly lost: Lost }): number {
  let at = previous;
  for (const { after, upTo } of next.lost) if (after === at && upTo < next.seq) at = upTo;
  return at;
}

function gap(rows: number, after: number, before: number): CheckResult {
  return {
    rows,
    wrong: {
      row: `sales receipt ${after + 1}`,
      detail: `Receipt ${after + 1} is missing: ${before} comes after ${after}`,
    },
  };
}

/** Receipts that a restored backup did not hold: `till.restored` says which. */
function lostByRestores(db: Db): Lost {
  return db
    .all<Restored>(`SELECT data FROM event_log WHERE type = 'till.restored' ORDER BY seq`)
    .map(({ data }) => {
      const { receiptsLostAfter, receiptsLostUpTo } = JSON.parse(data) as Record<string, number>;
      return { after: receiptsLostAfter ?? 0, upTo: receiptsLostUpTo ?? 0 };
    });
}

interface SaleSums {
  readonly id: number;
  readonly receiptNo: string;
  readonly total: number;
  readonly lines: number;
  readonly tenders: number;
  readonly tax: number;
  readonly lineTax: number;
  readonly lineCount: number;
  readonly found: number;
  readonly points: number;
  readonly entries: number;
}

/**
 * Per sale: total = sum of its lines = sum of its tenders; tax likewise; no line is missing; the
 * points it moved = the ledger's entries of it.
 */
export function verifySales(db: Db): CheckResult {
  const wrong = db.get<SaleSums>(
    `WITH sums AS (
       SELECT s.id AS id, s.receipt_no AS receiptNo, s.total_minor AS total, s.tax_minor AS tax,
              s.line_count AS lineCount,
              (SELECT coalesce(sum(total_minor), 0) FROM sale_lines WHERE sale_id = s.id) AS lines,
              (SELECT coalesce(sum(tax_minor), 0) FROM sale_lines WHERE sale_id = s.id) AS lineTax,
              (SELECT count(*) FROM sale_lines WHERE sale_id = s.id) AS found,
              (SELECT coalesce(sum(amount_minor), 0) FROM sale_tenders WHERE sale_id = s.id) AS tenders,
              s.points_earned - s.points_redeemed AS points,
              (SELECT coalesce(sum(points), 0) FROM points_entries WHERE sale_id = s.id) AS entries
       FROM sales s)
     SELECT id, receiptNo, total, lines, tenders, tax, lineTax, lineCount, found, points, entries
     FROM sums
     WHERE total <> lines OR total <> tenders OR tax <> lineTax OR lineCount <> found
        OR points <> entries
     ORDER BY id LIMIT 1`,
  );
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM sales')?.n ?? 0;
  if (wrong === undefined) return { rows, wrong: null };
  const { id, receiptNo, total, lines, tenders, tax, lineTax, lineCount, found, points, entries } =
    wrong;
  return {
    rows,
    wrong: {
      row: `sales ${id}`,
      detail: `Sale ${receiptNo}: total ${total}, lines ${lines}, tenders ${tenders}; tax ${tax}, of lines ${lineTax}; ${found} of ${lineCount} lines; points ${points}, of entries ${entries}`,
    },
  };
}
