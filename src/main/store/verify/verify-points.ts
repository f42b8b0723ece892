import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Sums {
  readonly id: number;
  readonly left: number;
  readonly right: number;
}

/** Per member: the ledger's entries add up to what the lots still hold (DOMAIN, Invariants). */
export function verifyBalances(db: Db): CheckResult {
  const wrong = db.get<Sums>(
    `SELECT member_id AS id, sum(entered) AS left, sum(held) AS right
     FROM (SELECT member_id, points AS entered, 0 AS held FROM points_entries
           UNION ALL SELECT member_id, 0, remaining FROM points_lots)
     GROUP BY member_id HAVING left <> right ORDER BY id LIMIT 1`,
  );
  return result(db, 'SELECT count(*) AS n FROM points_entries', wrong, (sums) => ({
    row: `members ${sums.id}`,
    detail: `Member ${sums.id}: entries add up to ${sums.left}, lots hold ${sums.right}`,
  }));
}

/** Per lot: its movements add up to what remains. */
export function verifyLots(db: Db): CheckResult {
  const wrong = db.get<Sums>(
    `SELECT l.id AS id, coalesce(sum(m.points), 0) AS left, l.remaining AS right
     FROM points_lots l LEFT JOIN points_movements m ON m.lot_id = l.id
     GROUP BY l.id HAVING left <> right ORDER BY l.id LIMIT 1`,
  );
  return result(db, 'SELECT count(*) AS n FROM points_lots', wrong, (sums) => ({
    row: `points_lots ${sums.id}`,
    detail: `Lot ${sums.id}: movements add up to ${sums.left}, ${sums.right} remain`,
  }));
}

/** Per entry: the lots it moved add up to its points. */
export function verifyMovements(db: Db): CheckResult {
  const wrong = db.get<Sums>(
    `SELECT e.id AS id, coalesce(sum(m.points), 0) AS left, e.points AS right
     FROM points_entries e LEFT JOIN points_movements m ON m.entry_id = e.id
     GROUP BY e.id HAVING left <> right ORDER BY e.id LIMIT 1`,
  );
  return result(db, 'SELECT count(*) AS n FROM points_movements', wrong, (sums) => ({
    row: `points_entries ${sums.id}`,
    detail: `Entry ${sums.id}: lots moved by ${sums.left}, the entry says ${sums.right}`,
  }));
}

function result(
  db: Db,
  countSql: string,
  wrong: Sums | undefined,
  name: (sums: Sums) => { readonly row: string; readonly detail: string },
): CheckResult {
  const rows = db.get<{ readonly n: number }>(countSql)?.n ?? 0;
  return { rows, wrong: wrong === undefined ? null : name(wrong) };
}
