import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Found {
  readonly id: number;
  readonly detail: string;
}

/** What is asked of returns, the first that fails is told; each asks for the wrong rows only. */
const QUESTIONS = [
  // More of a line came back than was sold.
  `SELECT line.sale_id AS id, 'Line ' || line.line_no || ' of sale ' || line.sale_id || ': sold '
     || line.quantity_milli || ', came back ' || -sum(back.quantity_milli) AS detail
   FROM sales AS returned
   CROSS JOIN sale_lines AS back ON back.sale_id = returned.id
   CROSS JOIN sale_lines AS line
     ON line.sale_id = returned.original_sale_id AND line.line_no = back.original_line_no
   WHERE returned.original_sale_id IS NOT NULL
   GROUP BY line.sale_id, line.line_no HAVING -sum(back.quantity_milli) > line.quantity_milli
   LIMIT 1`,
  // A return of this till has no facts, or facts have no return.
  `SELECT coalesce(sale.id, back.sale_id) AS id, 'Return '
     || coalesce(sale.receipt_no, back.sale_id) || ': its facts do not belong to it' AS detail
   FROM (SELECT id, receipt_no FROM sales
         WHERE kind = 'return' AND receipt_seq IS NOT NULL) AS sale
   FULL JOIN returns AS back ON back.sale_id = sale.id
   WHERE sale.id IS NULL OR back.sale_id IS NULL LIMIT 1`,
  // The points that should come back are neither taken, owed, deducted nor waived.
  `SELECT sale.id, 'Return ' || sale.receipt_no || ': of ' || back.points_owed
     || ' points, ' || -sale.points_earned || ' were taken, ' || back.points_deducted
     || ' deducted, ' || back.points_waived || ' waived' AS detail
   FROM returns AS back JOIN sales AS sale ON sale.id = back.sale_id
   WHERE back.points_owed <> back.points_deducted + back.points_waived - sale.points_earned LIMIT 1`,
  // What was deducted is not what the refund was reduced by.
  `SELECT sale.id, 'Return ' || sale.receipt_no || ': deducted ' || back.deducted_minor
     || ' is not in its tenders' AS detail
   FROM returns AS back CROSS JOIN sales AS sale ON sale.id = back.sale_id
   WHERE back.deducted_minor <> (
     SELECT coalesce(-sum(amount_minor), 0) FROM sale_tenders
     WHERE sale_id = sale.id AND kind = 'points' AND reference = 'clawback') LIMIT 1`,
] as const;

/**
 * Returns: no line came back more often than it was sold, and every point that should come back is
 * accounted for. That the log tells the same is seen where sales are compared with it.
 */
export function verifyReturns(db: Db): CheckResult {
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM returns')?.n ?? 0;
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) {
      return { rows, wrong: { row: `sales ${wrong.id}`, detail: wrong.detail } };
    }
  }
  return { rows, wrong: null };
}
