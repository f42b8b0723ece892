import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { ReferralState } from '../../../contract/referral.ts';
import type { Db, WritableDb } from '../../store/db.ts';

export function insertReferral(
  db: WritableDb,
  row: {
    readonly memberId: number;
    readonly uid: Uid;
    readonly referrerId: number;
    readonly at: UtcMs;
    readonly staffId: number | null;
  },
): void {
  db.run(
    `INSERT INTO referrals (member_id, uid, referrer_id, at, staff_id, state)
     VALUES (:memberId, :uid, :referrerId, :at, :staffId, 'waiting')`,
    { ...row },
  );
}

/** A referral that waits for the member's first purchase. */
export interface WaitingReferral {
  readonly uid: Uid;
  readonly joinedDay: BusinessDay;
  /** The one who brought the member, or who that is since a merge. */
  readonly referrerId: number;
  readonly isReferrerActive: number;
}

export function selectWaiting(db: Db, memberId: number): WaitingReferral | undefined {
  return db.get<WaitingReferral>(
    `SELECT referral.uid, member.joined_day AS joinedDay, referral.referrer_id AS referrerId,
       referrer.is_active AS isReferrerActive
     FROM referrals AS referral
     JOIN members AS member ON member.id = referral.member_id
     JOIN members AS referrer ON referrer.id = referral.referrer_id
     WHERE referral.member_id = :memberId AND referral.state = 'waiting'`,
    { memberId },
  );
}

/** Points one of the two got, and the operation that gave them; null = none. */
export interface Given {
  readonly points: number;
  readonly operationUid: Uid | null;
}

export function saveRewarded(
  db: WritableDb,
  row: {
    readonly uid: Uid;
    readonly saleId: number;
    readonly member: Given;
    readonly referrer: Given;
  },
): void {
  const { uid, saleId, member, referrer } = row;
  db.run(
    `UPDATE referrals SET state = 'rewarded', sale_id = :saleId,
       member_points = :memberPoints, member_operation = :memberOperation,
       referrer_points = :referrerPoints, referrer_operation = :referrerOperation
     WHERE uid = :uid AND state = 'waiting'`,
    {
      uid,
      saleId,
      memberPoints: member.points,
      memberOperation: member.operationUid,
      referrerPoints: referrer.points,
      referrerOperation: referrer.operationUid,
    },
  );
}

/** The referral that a sale rewarded, and how much of that sale is kept, in thousandths. */
export function selectRewardedBy(
  db: Db,
  saleId: number,
):
  | {
      readonly uid: Uid;
      readonly memberId: number;
      readonly referrerId: number;
      readonly memberOperation: Uid | null;
      readonly referrerOperation: Uid | null;
      readonly keptMilli: number;
    }
  | undefined {
  return db.get(
    `SELECT uid, member_id AS memberId, referrer_id AS referrerId,
       member_operation AS memberOperation, referrer_operation AS referrerOperation,
       (SELECT coalesce(sum(line.quantity_milli), 0)
        FROM sales AS sale JOIN sale_lines AS line ON line.sale_id = sale.id
        WHERE sale.id = :saleId OR sale.original_sale_id = :saleId) AS keptMilli
     FROM referrals WHERE sale_id = :saleId`,
    { saleId },
  );
}

export function saveWaitingAgain(db: WritableDb, uid: Uid): void {
  db.run(
    `UPDATE referrals SET state = 'waiting', sale_id = NULL, member_points = 0,
       member_operation = NULL, referrer_points = 0, referrer_operation = NULL
     WHERE uid = :uid AND state = 'rewarded'`,
    { uid },
  );
}

/** Waiting referrals that two members who become one are part of as the one brought, or as both. */
export function selectVoidedByMerge(
  db: Db,
  pair: { readonly fromId: number; readonly toId: number },
): { readonly uid: Uid }[] {
  return db.all(
    `SELECT uid FROM referrals WHERE state = 'waiting' AND member_id IN (:fromId, :toId)
     ORDER BY uid`,
    { ...pair },
  );
}

export function saveVoid(db: WritableDb, uid: Uid): void {
  db.run(`UPDATE referrals SET state = 'void' WHERE uid = :uid AND state = 'waiting'`, { uid });
}

/** Gives the referrals that one member made to another; one of the other stays where it is. */
export function moveReferrals(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): void {
  db.run(
    `UPDATE referrals SET referrer_id = :toId
     WHERE referrer_id = :fromId AND member_id <> :toId`,
    { ...move },
  );
}

/** Who brought a member. */
export function selectBroughtBy(
  db: Db,
  memberId: number,
): { readonly memberId: number; readonly name: string; readonly state: ReferralState } | undefined {
  return db.get(
    `SELECT referrer.id AS memberId, referrer.name, referral.state
     FROM referrals AS referral JOIN members AS referrer ON referrer.id = referral.referrer_id
     WHERE referral.member_id = :memberId`,
    { memberId },
  );
}

/** Whom a member brought, the latest first. */
export function selectBrought(
  db: Db,
  of: { readonly memberId: number; readonly limit: number },
): {
  readonly memberId: number;
  readonly name: string;
  readonly joinedDay: BusinessDay;
  readonly state: ReferralState;
  readonly points: number;
}[] {
  return db.all(
    `SELECT member.id AS memberId, member.name, member.joined_day AS joinedDay, referral.state,
       referral.referrer_points AS points
     FROM referrals AS referral JOIN members AS member ON member.id = referral.member_id
     WHERE referral.referrer_id = :memberId ORDER BY referral.at DESC, member.id DESC LIMIT :limit`,
    { ...of },
  );
}

/** How many referrals there are by state, and the points they gave. */
export function selectFigures(db: Db): {
  readonly waiting: number;
  readonly rewarded: number;
  readonly points: number;
} {
  const row = db.get<{ waiting: number; rewarded: number; points: number }>(
    `SELECT coalesce(sum(state = 'waiting'), 0) AS waiting,
       coalesce(sum(state = 'rewarded'), 0) AS rewarded,
       coalesce(sum(member_points + referrer_points), 0) AS points
     FROM referrals`,
  );
  return row ?? { waiting: 0, rewarded: 0, points: 0 };
}

/** Who brought most members that bought. */
export function selectBest(
  db: Db,
  limit: number,
): {
  readonly memberId: number;
  readonly name: string;
  readonly count: number;
  readonly points: number;
}[] {
  return db.all(
    `SELECT referrer.id AS memberId, referrer.name, count(*) AS count,
       sum(referral.referrer_points) AS points
     FROM referrals AS referral JOIN members AS referrer ON referrer.id = referral.referrer_id
     WHERE referral.state = 'rewarded' GROUP BY referrer.id
     ORDER BY count(*) DESC, referrer.name, referrer.id LIMIT :limit`,
    { limit },
  );
}
