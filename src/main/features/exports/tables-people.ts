import type { Db } from '../../store/db.ts';

/** A row of a list: the columns of the contract by name. */
export type ListRow = Readonly<Record<string, string | number | null>>;

/** Members who are there (merged ones are their survivor), as they joined. */
export function memberRows(db: Db): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT m.card_no AS cardNo, m.name, m.phone, m.email, m.birthday, m.tier,
            coalesce((SELECT sum(l.remaining) FROM points_lots l WHERE l.member_id = m.id), 0)
              AS points,
            m.joined_day AS joinedDay, m.last_visit_day AS lastVisitDay,
            (SELECT group_concat(t.tag, '; ') FROM member_tags t WHERE t.member_id = m.id) AS tags,
            m.frozen_at IS NOT NULL AS isFrozen
       FROM members m
      WHERE m.is_active = 1
      ORDER BY m.id`,
  );
}

/** Every movement of points of a period, in the order it was posted. */
export function pointsRows(db: Db, period: Period): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT e.at AS time, e.business_day AS day, m.card_no AS cardNo, m.name, e.kind, e.points,
            s.receipt_no AS receiptNo, p.name AS cashier, e.reason
       FROM points_entries e
       JOIN members m ON m.id = e.member_id
       LEFT JOIN sales s ON s.id = e.sale_id
       LEFT JOIN staff p ON p.id = e.staff_id
      WHERE e.business_day BETWEEN :from AND :until
      ORDER BY e.id`,
    { ...period },
  );
}

/** First and last business day, both included; text, so that no limit is below and above all. */
export interface Period {
  readonly from: string;
  readonly until: string;
}
