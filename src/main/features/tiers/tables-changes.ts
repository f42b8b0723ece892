import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type {
  HandReason,
  Tier,
  TierChange,
  TierMetric,
  TierReason,
} from '../../../contract/tiers.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A change of tier or promise as it is kept. */
export interface ChangeRow {
  readonly uid: string;
  readonly memberId: number;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly fromTier: Tier;
  readonly toTier: Tier;
  readonly reason: TierReason;
  readonly handReason: HandReason | null;
  readonly note: string;
  readonly metric: TierMetric | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly windowFrom: BusinessDay | null;
  readonly windowTo: BusinessDay | null;
  readonly validUntil: BusinessDay | null;
  readonly programmeVersion: number | null;
  readonly saleId: number | null;
  readonly staffId: number | null;
  readonly approvedBy: number | null;
}

export function insertChange(db: WritableDb, row: ChangeRow): void {
  db.run(
    `INSERT INTO tier_changes (uid, member_id, at, business_day, from_tier, to_tier, reason,
       hand_reason, note, metric, value, threshold, window_from, window_to, valid_until,
       programme_version, sale_id, staff_id, approved_by)
     VALUES (:uid, :memberId, :at, :businessDay, :fromTier, :toTier, :reason,
       :handReason, :note, :metric, :value, :threshold, :windowFrom, :windowTo, :validUntil,
       :programmeVersion, :saleId, :staffId, :approvedBy)`,
    { ...row },
  );
}

/** A member's changes before a place, newest first. */
export function selectChanges(
  db: Db,
  page: {
    readonly memberId: number;
    readonly beforeId: number;
    readonly limit: number;
  },
): TierChange[] {
  return db.all<TierChange>(
    `SELECT c.id, c.at, c.business_day AS businessDay, c.from_tier AS "from", c.to_tier AS "to",
       c.reason, c.hand_reason AS handReason, c.note, c.metric, c.value, c.threshold,
       c.window_from AS windowFrom, c.window_to AS windowTo, c.valid_until AS validUntil,
       c.programme_version AS programmeVersion, sale.receipt_no AS receiptNo, c.sale_id AS saleId,
       staff.name AS staffName, boss.name AS approvedBy
     FROM tier_changes AS c
     LEFT JOIN sales AS sale ON sale.id = c.sale_id
     LEFT JOIN staff ON staff.id = c.staff_id
     LEFT JOIN staff AS boss ON boss.id = c.approved_by
     WHERE c.member_id = :memberId AND c.id < :beforeId
     ORDER BY c.id DESC LIMIT :limit`,
    { ...page },
  );
}

/** The tier a member had at a moment; undefined when no change says so. */
export function selectTierAt(db: Db, memberId: number, at: UtcMs): Tier | undefined {
  const row = db.get<{ tier: Tier }>(
    `SELECT tier FROM (
       SELECT to_tier AS tier, 0 AS rank FROM (
         SELECT to_tier FROM tier_changes WHERE member_id = :memberId AND at <= :at
         ORDER BY at DESC, id DESC LIMIT 1)
       UNION ALL
       SELECT from_tier, 1 FROM (
         SELECT from_tier FROM tier_changes WHERE member_id = :memberId AND at > :at
         ORDER BY at, id LIMIT 1))
     ORDER BY rank LIMIT 1`,
    { memberId, at },
  );
  return row?.tier;
}

/** Gives one member's days and history to another; days that both have add up. */
export function reassignTier(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): void {
  db.run(
    `INSERT INTO member_days (member_id, day, spend_minor, total_minor, earned_points)
     SELECT :toId, day, spend_minor, total_minor, earned_points
     FROM member_days WHERE member_id = :fromId
     ON CONFLICT (member_id, day) DO UPDATE SET
       spend_minor = spend_minor + excluded.spend_minor,
       total_minor = total_minor + excluded.total_minor,
       earned_points = earned_points + excluded.earned_points`,
    move,
  );
  db.run('DELETE FROM member_days WHERE member_id = :fromId', { fromId: move.fromId });
  db.run('DELETE FROM member_tiers WHERE member_id = :fromId', { fromId: move.fromId });
  db.run('UPDATE tier_changes SET member_id = :toId WHERE member_id = :fromId', move);
}
