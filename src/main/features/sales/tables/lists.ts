import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';
import type { Purchase } from '../../../../contract/members.ts';
import type { Db } from '../../../store/db.ts';

/** A member's receipts before a place in their order, newest first. */
export function selectPurchases(
  db: Db,
  page: {
    readonly memberId: number;
    readonly beforeAt: UtcMs;
    readonly beforeId: number;
    readonly limit: number;
  },
): Purchase[] {
  return db.all<Purchase>(
    `SELECT sale.id AS saleId, sale.receipt_no AS receiptNo, sale.kind,
       sale.completed_at AS completedAt, sale.business_day AS businessDay,
       sale.total_minor AS totalMinor, sale.points_earned AS pointsEarned,
       sale.points_redeemed AS pointsRedeemed, sale.line_count AS lineCount,
       line.name AS firstLine
     FROM sales AS sale JOIN sale_lines AS line ON line.sale_id = sale.id AND line.line_no = 1
     WHERE sale.member_id = :memberId AND (sale.completed_at, sale.id) < (:beforeAt, :beforeId)
     ORDER BY sale.completed_at DESC, sale.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countPurchases(db: Db, memberId: number): number {
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM sales WHERE member_id = :memberId',
    { memberId },
  );
  return row?.count ?? 0;
}

/** What a member spent (returns taken off) and on how many days they bought, from a day on. */
export function selectYearFigures(
  db: Db,
  memberId: number,
  fromDay: BusinessDay,
): { readonly spentMinor: number; readonly visits: number } {
  const row = db.get<{ spentMinor: number; visits: number }>(
    `SELECT coalesce(sum(total_minor), 0) AS spentMinor,
       count(DISTINCT CASE WHEN kind = 'sale' THEN business_day END) AS visits
     FROM sales WHERE member_id = :memberId AND business_day >= :fromDay`,
    { memberId, fromDay },
  );
  return row ?? { spentMinor: 0, visits: 0 };
}
