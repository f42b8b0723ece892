import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A gift that was given, with what is shown of it. */
export interface RedemptionRow {
  readonly id: number;
  readonly uid: Uid;
  readonly giftId: number;
  readonly giftUid: Uid;
  readonly giftName: string;
  readonly memberId: number;
  readonly memberUid: Uid;
  readonly memberName: string;
  readonly points: number;
  readonly operationUid: Uid | null;
  readonly code: string;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
  readonly staffName: string;
  readonly returnedAt: UtcMs | null;
  readonly returnDays: number;
}

const SELECT_REDEMPTION = `SELECT given.id, given.uid, given.gift_id AS giftId, gift.uid AS giftUid,
       gift.name AS giftName, given.member_id AS memberId, member.uid AS memberUid,
       member.name AS memberName, given.points, given.operation_uid AS operationUid, given.code,
       given.at, given.business_day AS businessDay, coalesce(staff.name, '') AS staffName,
       given.returned_at AS returnedAt, gift.return_days AS returnDays
     FROM gift_redemptions AS given
     JOIN gifts AS gift ON gift.id = given.gift_id
     JOIN members AS member ON member.id = given.member_id
     LEFT JOIN staff ON staff.id = given.staff_id`;

export function selectRedemption(db: Db, id: number): RedemptionRow | undefined {
  return db.get<RedemptionRow>(`${SELECT_REDEMPTION} WHERE given.id = :id`, { id });
}

/** What a member was given, newest first. */
export function selectRedemptionsOfMember(
  db: Db,
  of: { readonly memberId: number; readonly limit: number },
): RedemptionRow[] {
  return db.all<RedemptionRow>(
    `${SELECT_REDEMPTION} WHERE given.member_id = :memberId
     ORDER BY given.at DESC, given.id DESC LIMIT :limit`,
    { ...of },
  );
}

/** A page of who had a gift, newest first. */
export function selectRedemptionsOfGift(
  db: Db,
  page: {
    readonly giftId: number;
    readonly beforeAt: UtcMs;
    readonly beforeId: number;
    readonly limit: number;
  },
): RedemptionRow[] {
  return db.all<RedemptionRow>(
    `${SELECT_REDEMPTION} WHERE given.gift_id = :giftId
       AND (given.at, given.id) < (:beforeAt, :beforeId)
     ORDER BY given.at DESC, given.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countRedemptionsOfGift(db: Db, giftId: number): number {
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM gift_redemptions WHERE gift_id = :giftId',
    { giftId },
  );
  return row?.count ?? 0;
}

/** How many of each gift a member had for points and did not bring back. */
export function selectHadCounts(db: Db, memberId: number): ReadonlyMap<number, number> {
  const rows = db.all<{ giftId: number; count: number }>(
    `SELECT gift_id AS giftId, count(*) AS count FROM gift_redemptions
     WHERE member_id = :memberId AND returned_at IS NULL AND points > 0 GROUP BY gift_id`,
    { memberId },
  );
  return new Map(rows.map(({ giftId, count }) => [giftId, count]));
}

/** Books that a gift was given; undefined when the code is taken. */
export function insertRedemption(
  db: WritableDb,
  row: {
    readonly uid: Uid;
    readonly code: string;
    readonly giftId: number;
    readonly memberId: number;
    readonly points: number;
    readonly operationUid: Uid | null;
    readonly at: UtcMs;
    readonly businessDay: BusinessDay;
    readonly staffId: number | null;
  },
): number | undefined {
  const { changes, lastId } = db.run(
    `INSERT INTO gift_redemptions (uid, code, gift_id, member_id, points, operation_uid, at,
       business_day, staff_id)
     VALUES (:uid, :code, :giftId, :memberId, :points, :operationUid, :at, :businessDay, :staffId)
     ON CONFLICT (code) DO NOTHING`,
    { ...row },
  );
  return changes === 0 ? undefined : lastId;
}

/** Says that a gift was brought back. */
export function endRedemption(
  db: WritableDb,
  row: {
    readonly id: number;
    readonly at: UtcMs;
    readonly staffId: number | null;
    readonly reason: string;
  },
): void {
  db.run(
    `UPDATE gift_redemptions SET returned_at = :at, returned_by = :staffId, return_reason = :reason
     WHERE id = :id AND returned_at IS NULL`,
    { ...row },
  );
}

/** Gives one member's gifts to another. */
export function moveRedemptions(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): void {
  db.run('UPDATE gift_redemptions SET member_id = :toId WHERE member_id = :fromId', { ...move });
}
