import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Found {
  readonly row: string;
  readonly detail: string;
}

/** What is asked of vouchers, the first that fails is told; each asks for the wrong rows only. */
const QUESTIONS = [
  // More was taken out than was put in.
  `SELECT 'vouchers ' || voucher_id AS row, 'Voucher ' || voucher_id || ' holds '
     || sum(amount_minor) AS detail
   FROM voucher_movements GROUP BY voucher_id HAVING sum(amount_minor) < 0 LIMIT 1`,
  // A receipt's voucher tenders are not what its vouchers moved.
  `WITH moved AS (SELECT sale_id, -sum(amount_minor) AS amount FROM voucher_movements GROUP BY sale_id),
        paid AS (SELECT sale_id, sum(amount_minor) AS amount FROM sale_tenders
                 WHERE kind = 'voucher' GROUP BY sale_id)
   SELECT 'sales ' || coalesce(moved.sale_id, paid.sale_id) AS row, 'Sale '
     || coalesce(moved.sale_id, paid.sale_id) || ': vouchers moved ' || coalesce(moved.amount, 0)
     || ', its tenders say ' || coalesce(paid.amount, 0) AS detail
   FROM moved FULL JOIN paid ON paid.sale_id = moved.sale_id
   WHERE coalesce(moved.amount, 0) <> coalesce(paid.amount, 0) LIMIT 1`,
  // No return gave it out: those that one did are compared with the log there.
  `SELECT 'vouchers ' || voucher.id AS row, 'Voucher ' || voucher.code
     || ' was given out by no return' AS detail
   FROM vouchers AS voucher LEFT JOIN returns AS back ON back.sale_id = voucher.issued_sale_id
   WHERE back.sale_id IS NULL LIMIT 1`,
] as const;

/** Vouchers: none holds less than nothing, each came out of a return, receipts agree with them. */
export function verifyVouchers(db: Db): CheckResult {
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM vouchers')?.n ?? 0;
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: null };
}
