import { type BusinessDay, dayParts, type UtcMs } from '../../../../contract/kernel/time.ts';
import type { Db } from '../../../store/db.ts';

const DAY_MS = 86_400_000;

/** A sale that rules compare with what its member bought before. */
export interface SaleOfMember {
  readonly memberId: number;
  /** The sale itself; null = not booked yet. */
  readonly saleId: number | null;
  readonly day: BusinessDay;
  readonly at: UtcMs;
}

/**
 * What a member's other sales of a business day earned, less what came back of them: what a limit
 * of the day has already let through.
 */
export function selectEarnedOnDay(db: Db, sale: SaleOfMember): number {
  const { year, month, day } = dayParts(sale.day);
  const midnight = Date.UTC(year, month - 1, day);
  const row = db.get<{ points: number }>(
    `SELECT coalesce(sum(sale.points_earned - coalesce(
       (SELECT sum(back.points_owed) FROM sales AS returned
        JOIN returns AS back ON back.sale_id = returned.id
        WHERE returned.original_sale_id = sale.id), 0)), 0) AS points
     FROM sales AS sale
     WHERE sale.member_id = :memberId AND sale.completed_at BETWEEN :from AND :until
       AND sale.business_day = :day AND sale.kind = 'sale' AND sale.id <> coalesce(:saleId, 0)`,
    {
      memberId: sale.memberId,
      saleId: sale.saleId,
      day: sale.day,
      // Every zone's day, with any cut-over, lies within: the index is by instant.
      from: midnight - DAY_MS,
      until: midnight + 3 * DAY_MS,
    },
  );
  return row?.points ?? 0;
}

/**
 * Whether a member had bought before: a sale of which something is still kept. One that came back
 * as a whole, such as a voided one, was no purchase.
 */
export function hasBoughtBefore(db: Db, sale: SaleOfMember): boolean {
  const found = db.get(
    `SELECT 1 AS found FROM sales AS sale
     WHERE sale.member_id = :memberId AND sale.completed_at <= :at AND sale.kind = 'sale'
       AND sale.id <> coalesce(:saleId, 0)
       AND (SELECT sum(line.quantity_milli) FROM sale_lines AS line WHERE line.sale_id = sale.id)
         > coalesce((SELECT -sum(line.quantity_milli) FROM sales AS returned
             JOIN sale_lines AS line ON line.sale_id = returned.id
             WHERE returned.original_sale_id = sale.id), 0)
     LIMIT 1`,
    { memberId: sale.memberId, saleId: sale.saleId, at: sale.at },
  );
  return found !== undefined;
}
