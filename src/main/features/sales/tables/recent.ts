import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Purchase } from '../../../../contract/members.ts';
import type { Db } from '../../../store/db.ts';
import { AFTER_ALL, type NumberQuery } from '../rules/read-receipt-number.ts';

/** A receipt in the list. */
export type RecentRow = Purchase & { readonly memberName: string | null };

/** A page of receipts, the last booked first, before `beforeId`; nulls narrow nothing. */
export interface RecentPage {
  readonly beforeId: number;
  readonly limit: number;
  readonly memberId: number | null;
  readonly day: BusinessDay | null;
  readonly amountMinor: Minor | null;
}

/** A start of a number that fits more receipts than this finds the newest of them. */
const START_CAP = 1000;

const ROW = `SELECT sale.id AS saleId, sale.receipt_no AS receiptNo, sale.kind,
    sale.completed_at AS completedAt, sale.business_day AS businessDay,
    sale.total_minor AS totalMinor, sale.points_earned AS pointsEarned,
    sale.points_redeemed AS pointsRedeemed, sale.line_count AS lineCount,
    line.name AS firstLine, member.name AS memberName
  FROM sales AS sale
  JOIN sale_lines AS line ON line.sale_id = sale.id AND line.line_no = 1
  LEFT JOIN members AS member ON member.id = sale.member_id`;

const AND_FILTERS = `AND sale.id < :beforeId
  AND (:memberId IS NULL OR sale.member_id = :memberId)
  AND (:day IS NULL OR sale.business_day = :day)
  AND (:amountMinor IS NULL OR sale.total_minor = :amountMinor)
  ORDER BY sale.id DESC LIMIT :limit`;

/** Each way to the rows has its own statement, so that each uses its index. */
export const RECENT_SQL = {
  all: `${ROW} WHERE sale.id < :beforeId ORDER BY sale.id DESC LIMIT :limit`,
  ofMember: `${ROW} WHERE sale.member_id = :memberId ${AND_FILTERS}`,
  ofDay: `${ROW} WHERE sale.business_day = :day ${AND_FILTERS}`,
  since: `${ROW} WHERE sale.id >= (SELECT coalesce(min(id), 0) FROM
      (SELECT id FROM sales WHERE business_day >= :sinceDay ORDER BY business_day, id LIMIT 1))
    ${AND_FILTERS}`,
  byNumber: `${ROW} WHERE sale.id IN (
      SELECT id FROM (SELECT id FROM sales WHERE receipt_no >= :start AND receipt_no < :end
        ORDER BY receipt_no DESC LIMIT :startCap)
      UNION SELECT id FROM sales WHERE receipt_seq = :sequence AND instr(receipt_no, :part) > 0
      UNION SELECT id FROM sales WHERE business_day = :numberDay)
    ${AND_FILTERS}`,
} as const;

/** All receipts of this till. */
export function selectRecent(db: Db, page: Pick<RecentPage, 'beforeId' | 'limit'>): RecentRow[] {
  return db.all<RecentRow>(RECENT_SQL.all, { beforeId: page.beforeId, limit: page.limit });
}

export function selectRecentOfMember(db: Db, page: RecentPage): RecentRow[] {
  return db.all<RecentRow>(RECENT_SQL.ofMember, { ...page });
}

export function selectRecentOfDay(db: Db, page: RecentPage): RecentRow[] {
  return db.all<RecentRow>(RECENT_SQL.ofDay, { ...page });
}

/** Receipts from a day on. */
export function selectRecentSince(
  db: Db,
  page: RecentPage & { readonly sinceDay: BusinessDay },
): RecentRow[] {
  return db.all<RecentRow>(RECENT_SQL.since, { ...page });
}

/** Receipts that a typed number may mean. */
export function selectRecentByNumber(
  db: Db,
  page: RecentPage & { readonly number: NumberQuery },
): RecentRow[] {
  const { number, ...filters } = page;
  return db.all<RecentRow>(RECENT_SQL.byNumber, {
    ...filters,
    start: number.start,
    end: `${number.start}${AFTER_ALL}`,
    startCap: START_CAP,
    sequence: number.sequence,
    part: number.part,
    numberDay: number.day,
  });
}
