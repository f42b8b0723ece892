import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/tiers.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import type { Held } from './rules/decide.ts';
import type { MemberDay } from './rules/metric.ts';

/** A member as tiers need it; `tier` is the one that is written down. */
export interface TierMember {
  readonly id: number;
  readonly uid: string;
  readonly tier: Tier;
  readonly joinedDay: BusinessDay;
}

export function selectTierMember(db: Db, memberId: number): TierMember | undefined {
  return db.get<TierMember>(
    'SELECT id, uid, tier, joined_day AS joinedDay FROM members WHERE id = :memberId',
    { memberId },
  );
}

/** The member with this id, or the one it was merged into. */
export function selectTierSurvivor(db: Db, memberId: number): TierMember | undefined {
  return db.get<TierMember>(
    `SELECT id, uid, tier, joined_day AS joinedDay FROM members
     WHERE id = (SELECT coalesce(merged_into_id, id) FROM members WHERE id = :memberId)`,
    { memberId },
  );
}

/** Writes the tier that counts; the row's version stays, so that an open edit is not refused. */
export function saveTier(db: WritableDb, memberId: number, tier: Tier): void {
  db.run('UPDATE members SET tier = :tier WHERE id = :memberId', { memberId, tier });
}

/** Adds a sale, or takes a return off, on the day that it counts on. */
export function addToDay(db: WritableDb, fact: MemberDay & { readonly memberId: number }): void {
  db.run(
    `INSERT INTO member_days (member_id, day, spend_minor, total_minor, earned_points)
     VALUES (:memberId, :day, :spendMinor, :totalMinor, :earnedPoints)
     ON CONFLICT (member_id, day) DO UPDATE SET
       spend_minor = spend_minor + excluded.spend_minor,
       total_minor = total_minor + excluded.total_minor,
       earned_points = earned_points + excluded.earned_points`,
    { ...fact },
  );
}

/** What a member's days come to, the days of `from` and `to` included. */
export function selectSums(
  db: Db,
  window: { readonly memberId: number; readonly from: BusinessDay; readonly to: BusinessDay },
): { readonly spend: number; readonly points: number; readonly visits: number } {
  const sums = db.get<{ spend: number; points: number; visits: number }>(
    `SELECT coalesce(sum(spend_minor), 0) AS spend, coalesce(sum(earned_points), 0) AS points,
       coalesce(sum(total_minor > 0), 0) AS visits
     FROM member_days WHERE member_id = :memberId AND day BETWEEN :from AND :to`,
    { ...window },
  );
  return sums ?? { spend: 0, points: 0, visits: 0 };
}

/** All days of a member, oldest first. */
export function selectDays(db: Db, memberId: number): MemberDay[] {
  return db.all<MemberDay>(
    `SELECT day, spend_minor AS spendMinor, total_minor AS totalMinor,
       earned_points AS earnedPoints
     FROM member_days WHERE member_id = :memberId ORDER BY day`,
    { memberId },
  );
}

interface HeldRow {
  readonly tier: Tier;
  readonly since: BusinessDay | null;
  readonly anchor: BusinessDay | null;
  readonly keptFrom: BusinessDay | null;
  readonly validUntil: BusinessDay | null;
  readonly handTier: Tier | null;
  readonly handUntil: BusinessDay | null;
  readonly handFixed: number;
  readonly heldSince: BusinessDay | null;
  readonly dueOn: BusinessDay | null;
}

/** What is kept of a member's tier beside the tier itself. */
export interface KeptTier extends Held {
  /** The day from which the tier that counts is held. */
  readonly heldSince: BusinessDay | null;
  /** The next day on which it is to be looked at. */
  readonly dueOn: BusinessDay | null;
}

/** Undefined for a member whose tier nothing was written down of but the tier itself. */
export function selectKept(db: Db, memberId: number): KeptTier | undefined {
  const row = db.get<HeldRow>(
    `SELECT auto_tier AS tier, auto_since AS since, anchor, kept_from AS keptFrom,
       valid_until AS validUntil, hand_tier AS handTier, hand_until AS handUntil,
       hand_fixed AS handFixed, since AS heldSince, due_on AS dueOn
     FROM member_tiers WHERE member_id = :memberId`,
    { memberId },
  );
  return row === undefined ? undefined : toKept(row);
}

function toKept(row: HeldRow): KeptTier {
  const { tier, since, anchor, keptFrom, validUntil, handTier, handUntil } = row;
  const hasPromise = anchor !== null && keptFrom !== null && validUntil !== null;
  return {
    standing: { tier, since, promise: hasPromise ? { anchor, keptFrom, validUntil } : null },
    byHand:
      handTier === null ? null : { tier: handTier, until: handUntil, isFixed: row.handFixed === 1 },
    heldSince: row.heldSince,
    dueOn: row.dueOn,
  };
}

export function saveKept(db: WritableDb, memberId: number, kept: KeptTier): void {
  const { standing, byHand, heldSince, dueOn } = kept;
  db.run(
    `INSERT INTO member_tiers (member_id, auto_tier, auto_since, anchor, kept_from, valid_until,
       hand_tier, hand_until, hand_fixed, since, due_on)
     VALUES (:memberId, :tier, :autoSince, :anchor, :keptFrom, :validUntil,
       :handTier, :handUntil, :handFixed, :heldSince, :dueOn)
     ON CONFLICT (member_id) DO UPDATE SET auto_tier = excluded.auto_tier,
       auto_since = excluded.auto_since, anchor = excluded.anchor, kept_from = excluded.kept_from,
       valid_until = excluded.valid_until, hand_tier = excluded.hand_tier,
       hand_until = excluded.hand_until, hand_fixed = excluded.hand_fixed,
       since = excluded.since, due_on = excluded.due_on`,
    {
      memberId,
      tier: standing.tier,
      autoSince: standing.since,
      anchor: standing.promise?.anchor ?? null,
      keptFrom: standing.promise?.keptFrom ?? null,
      validUntil: standing.promise?.validUntil ?? null,
      handTier: byHand?.tier ?? null,
      handUntil: byHand?.until ?? null,
      handFixed: byHand?.isFixed === true ? 1 : 0,
      heldSince,
      dueOn,
    },
  );
}

/** Has a member looked at on `day` or sooner; nothing else of it changes. */
export function saveDue(
  db: WritableDb,
  due: { readonly memberId: number; readonly tier: Tier; readonly day: BusinessDay },
): void {
  db.run(
    `INSERT INTO member_tiers (member_id, auto_tier, due_on) VALUES (:memberId, :tier, :day)
     ON CONFLICT (member_id) DO UPDATE
       SET due_on = min(coalesce(due_on, excluded.due_on), excluded.due_on)`,
    { ...due },
  );
}

/** Who is to be looked at by `day`, the longest waiting first. */
export function selectDue(
  db: Db,
  day: BusinessDay,
  limit: number,
): { readonly memberId: number }[] {
  return db.all(
    `SELECT member_id AS memberId FROM member_tiers
     WHERE due_on IS NOT NULL AND due_on <= :day ORDER BY due_on LIMIT :limit`,
    { day, limit },
  );
}

/** How far the look at everybody after a new version of the programme has come. */
export interface ReviewState {
  readonly version: number;
  readonly wasAutomatic: boolean;
  /** The last member that was looked at; null = done. */
  readonly cursor: number | null;
}

export function selectReview(db: Db): ReviewState | undefined {
  const row = db.get<{ version: number; wasAutomatic: number; cursor: number | null }>(
    'SELECT version, was_automatic AS wasAutomatic, cursor FROM tier_state WHERE id = 1',
  );
  return row === undefined ? undefined : { ...row, wasAutomatic: row.wasAutomatic === 1 };
}

export function saveReview(db: WritableDb, state: ReviewState): void {
  db.run(
    `INSERT INTO tier_state (id, version, was_automatic, cursor)
     VALUES (1, :version, :wasAutomatic, :cursor)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version,
       was_automatic = excluded.was_automatic, cursor = excluded.cursor`,
    { ...state, wasAutomatic: state.wasAutomatic ? 1 : 0 },
  );
}

/**
 * Works out every member's days from the sales: for a store that was built without them. A
 * return counts on the day of its sale, and takes off the points that its goods had earned.
 */
export function rebuildDays(db: WritableDb): void {
  db.run('DELETE FROM member_days');
  db.run(
    `INSERT INTO member_days (member_id, day, spend_minor, total_minor, earned_points)
     SELECT s.member_id, coalesce(o.business_day, s.business_day),
       sum(s.total_minor - s.points_paid_minor), sum(s.total_minor),
       sum(CASE WHEN r.sale_id IS NULL THEN s.points_earned ELSE -r.points_owed END)
     FROM sales s LEFT JOIN sales o ON o.id = s.original_sale_id
       LEFT JOIN returns r ON r.sale_id = s.id
     WHERE s.member_id IS NOT NULL
     GROUP BY 1, 2`,
  );
}
