import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier, TierMetric } from '../../../contract/tiers.ts';
import type { Db } from '../../store/db.ts';
import type { MemberDay } from './rules/metric.ts';

/** A receipt with the day it counts on and what it adds. */
export interface CountedRow extends MemberDay {
  readonly saleId: number;
  readonly receiptNo: string;
  readonly kind: 'sale' | 'return';
  readonly businessDay: BusinessDay;
}

/** A member's receipts that count between two days, newest first. */
export function selectReceipts(
  db: Db,
  wish: {
    readonly memberId: number;
    readonly from: BusinessDay;
    readonly to: BusinessDay;
    readonly limit: number;
  },
): CountedRow[] {
  return db.all<CountedRow>(
    `SELECT s.id AS saleId, s.receipt_no AS receiptNo, s.kind, s.business_day AS businessDay,
       coalesce(o.business_day, s.business_day) AS day,
       s.total_minor - s.points_paid_minor AS spendMinor, s.total_minor AS totalMinor,
       CASE WHEN r.sale_id IS NULL THEN s.points_earned ELSE -r.points_owed END AS earnedPoints
     FROM sales AS s LEFT JOIN sales AS o ON o.id = s.original_sale_id
       LEFT JOIN returns AS r ON r.sale_id = s.id
     WHERE s.member_id = :memberId
       AND coalesce(o.business_day, s.business_day) BETWEEN :from AND :to
     ORDER BY s.completed_at DESC, s.id DESC LIMIT :limit`,
    { ...wish },
  );
}

/** How many members have each tier, and how many of them by hand on a day. */
export function selectTierCounts(
  db: Db,
  day: BusinessDay,
): { readonly tier: Tier; readonly members: number; readonly byHand: number }[] {
  return db.all(
    `SELECT m.tier, count(*) AS members,
       count(*) FILTER (WHERE t.hand_tier IS NOT NULL
         AND (t.hand_until IS NULL OR t.hand_until >= :day)) AS byHand
     FROM members AS m LEFT JOIN member_tiers AS t ON t.member_id = m.id
     WHERE m.is_active = 1 GROUP BY m.tier`,
    { day },
  );
}

/** How often members went from one tier to another in a period. */
export function selectFlow(
  db: Db,
  period: { readonly fromDay: BusinessDay; readonly toDay: BusinessDay },
): { readonly fromTier: Tier; readonly toTier: Tier; readonly changes: number }[] {
  return db.all(
    `SELECT from_tier AS fromTier, to_tier AS toTier, count(*) AS changes FROM tier_changes
     WHERE business_day BETWEEN :fromDay AND :toDay AND from_tier <> to_tier
     GROUP BY 1, 2`,
    { ...period },
  );
}

/** A member in a forecast as it is read. */
export interface ForecastRow {
  readonly memberId: number;
  readonly name: string;
  readonly cardNo: string;
  readonly tier: Tier;
  readonly value: number;
  readonly by: BusinessDay | null;
}

/** What is measured, by how many days it is shifted, and the thresholds of the three tiers. */
interface ForecastWish {
  readonly metric: TierMetric;
  readonly shift: string;
  readonly silver: number;
  readonly gold: number;
  readonly platinum: number;
  readonly limit: number;
}

/** Who has not come to what keeps the tier by a day, soonest and closest first; with the total. */
export function selectDrops(
  db: Db,
  wish: ForecastWish & { readonly day: BusinessDay; readonly until: BusinessDay },
): (ForecastRow & { readonly total: number })[] {
  return db.all(
    `WITH sums AS (
       SELECT t.member_id, t.auto_tier, t.valid_until,
         coalesce((SELECT sum(CASE :metric WHEN 'spend' THEN spend_minor
             WHEN 'points' THEN earned_points ELSE total_minor > 0 END)
           FROM member_days AS d WHERE d.member_id = t.member_id
             AND d.day BETWEEN date(t.kept_from, :shift) AND date(t.valid_until, :shift)), 0)
           AS value,
         CASE t.auto_tier WHEN 'silver' THEN :silver WHEN 'gold' THEN :gold ELSE :platinum END
           AS threshold
       FROM member_tiers AS t
       WHERE t.valid_until BETWEEN :day AND :until AND t.auto_tier <> 'standard'
         AND (t.hand_tier IS NULL OR (t.hand_until IS NOT NULL AND t.hand_until <= t.valid_until)))
     SELECT m.id AS memberId, m.name, m.card_no AS cardNo, s.auto_tier AS tier, s.value,
       s.valid_until AS "by", count(*) OVER () AS total
     FROM sums AS s JOIN members AS m ON m.id = s.member_id
     WHERE s.value < s.threshold
     ORDER BY s.valid_until, s.threshold - s.value, m.id LIMIT :limit`,
    { ...wish },
  );
}

/** The first day of a member's window: a day for all, or each one's own anniversary. */
interface NearWish extends ForecastWish {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Lacking at most so many percent. */
  readonly percent: number;
}

/** Who is close to the next tier in a window that is the same for all, the closest first. */
export function selectNear(db: Db, wish: NearWish): (ForecastRow & { readonly total: number })[] {
  return db.all(
    `WITH sums AS (
       SELECT member_id, sum(CASE :metric WHEN 'spend' THEN spend_minor
           WHEN 'points' THEN earned_points ELSE total_minor > 0 END) AS value
       FROM member_days WHERE day BETWEEN date(:from, :shift) AND date(:to, :shift)
       GROUP BY member_id),
     near AS (
       SELECT m.id, m.name, m.card_no, m.tier, s.value,
         CASE m.tier WHEN 'standard' THEN :silver WHEN 'silver' THEN :gold ELSE :platinum END
           AS threshold
       FROM sums AS s JOIN members AS m ON m.id = s.member_id
       WHERE m.is_active = 1 AND m.tier <> 'platinum')
     SELECT id AS memberId, name, card_no AS cardNo, tier, value, NULL AS "by",
       count(*) OVER () AS total
     FROM near
     WHERE value < threshold AND value * 100 >= threshold * (100 - :percent)
     ORDER BY (threshold - value) * 1.0 / threshold, id LIMIT :limit`,
    { ...wish },
  );
}

/** The same where everybody's window begins on the anniversary of joining. */
export function selectNearOfAnniversary(
  db: Db,
  wish: Omit<NearWish, 'from' | 'to'> & {
    readonly today: BusinessDay;
    /** This year and the last, `YYYY`, and the anniversary of 29 February in each. */
    readonly year: string;
    readonly yearBefore: string;
    readonly leap: string;
    readonly leapBefore: string;
  },
): (ForecastRow & { readonly total: number })[] {
  return db.all(
    `WITH starts AS (
       SELECT id, name, card_no, tier,
         CASE WHEN substr(joined_day, 6) = '02-29'
           THEN CASE WHEN :leap <= :today THEN :leap ELSE :leapBefore END
           ELSE CASE WHEN :year || substr(joined_day, 5) <= :today
             THEN :year || substr(joined_day, 5) ELSE :yearBefore || substr(joined_day, 5) END
         END AS start,
         CASE tier WHEN 'standard' THEN :silver WHEN 'silver' THEN :gold ELSE :platinum END
           AS threshold
       FROM members WHERE is_active = 1 AND tier <> 'platinum'),
     near AS (
       SELECT m.*, (SELECT sum(CASE :metric WHEN 'spend' THEN spend_minor
             WHEN 'points' THEN earned_points ELSE total_minor > 0 END)
           FROM member_days AS d WHERE d.member_id = m.id
             AND d.day BETWEEN date(m.start, :shift) AND date(:today, :shift)) AS value
       FROM starts AS m)
     SELECT id AS memberId, name, card_no AS cardNo, tier, value, NULL AS "by",
       count(*) OVER () AS total
     FROM near
     WHERE value < threshold AND value * 100 >= threshold * (100 - :percent)
     ORDER BY (threshold - value) * 1.0 / threshold, id LIMIT :limit`,
    { ...wish },
  );
}
