import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A club as it is stored; flags are 0 and 1. */
export interface ClubRow {
  readonly id: number;
  readonly uid: Uid;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly fromDay: BusinessDay | null;
  readonly toDay: BusinessDay | null;
  readonly isOpen: number;
  readonly memberLimit: number | null;
  readonly isActive: number;
  /** How many are in it now. */
  readonly memberCount: number;
}

const SELECT_CLUB = `SELECT club.id, club.uid, club.version, club.name, club.description,
       club.from_day AS fromDay, club.to_day AS toDay, club.is_open AS isOpen,
       club.member_limit AS memberLimit, club.is_active AS isActive,
       (SELECT count(*) FROM club_members WHERE club_id = club.id AND left_at IS NULL)
         AS memberCount
     FROM clubs AS club`;

export function selectClubs(db: Db): ClubRow[] {
  return db.all<ClubRow>(`${SELECT_CLUB} ORDER BY club.is_active DESC, club.name, club.id`);
}

export function selectClub(db: Db, clubId: number): ClubRow | undefined {
  return db.get<ClubRow>(`${SELECT_CLUB} WHERE club.id = :clubId`, { clubId });
}

/** The club with this name, in whatever case. */
export function clubNamed(db: Db, name: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM clubs WHERE name = :name', { name })?.id;
}

/** What is written of a club. */
export type ClubToSave = Omit<ClubRow, 'id' | 'version' | 'memberCount'>;

export function insertClub(db: WritableDb, row: ClubToSave): number {
  return db.run(
    `INSERT INTO clubs (uid, name, description, from_day, to_day, is_open, member_limit, is_active)
     VALUES (:uid, :name, :description, :fromDay, :toDay, :isOpen, :memberLimit, :isActive)`,
    { ...row },
  ).lastId;
}

export function updateClub(
  db: WritableDb,
  row: Omit<ClubToSave, 'uid'> & { readonly id: number },
): void {
  db.run(
    `UPDATE clubs SET version = version + 1, name = :name, description = :description,
       from_day = :fromDay, to_day = :toDay, is_open = :isOpen, member_limit = :memberLimit,
       is_active = :isActive
     WHERE id = :id`,
    { ...row },
  );
}

/** The uids of the clubs a member is in that are not closed; with `day`, those of that day. */
export function selectClubUids(db: Db, memberId: number, day: BusinessDay | null): Uid[] {
  return db
    .all<{ uid: Uid }>(
      `SELECT club.uid FROM club_members AS joined JOIN clubs AS club ON club.id = joined.club_id
       WHERE joined.member_id = :memberId AND joined.left_at IS NULL AND club.is_active = 1
         AND (:day IS NULL OR ((club.from_day IS NULL OR club.from_day <= :day)
           AND (club.to_day IS NULL OR club.to_day >= :day)))
       ORDER BY club.id`,
      { memberId, day },
    )
    .map(({ uid }) => uid);
}

/** The clubs a member is in now, and since when. */
export function selectJoined(
  db: Db,
  memberId: number,
): (Pick<ClubRow, 'id' | 'name' | 'fromDay' | 'toDay' | 'isActive'> & {
  readonly joinedDay: BusinessDay;
})[] {
  return db.all(
    `SELECT club.id, club.name, club.from_day AS fromDay, club.to_day AS toDay,
       club.is_active AS isActive, joined.joined_day AS joinedDay
     FROM club_members AS joined JOIN clubs AS club ON club.id = joined.club_id
     WHERE joined.member_id = :memberId AND joined.left_at IS NULL ORDER BY club.name, club.id`,
    { memberId },
  );
}

/** A membership in a list. */
export interface ClubMemberRow {
  readonly id: number;
  readonly memberId: number;
  readonly name: string;
  readonly cardNo: string;
  readonly tier: Tier;
  readonly joinedAt: UtcMs;
  readonly joinedDay: BusinessDay;
  readonly joinedBy: string;
  readonly leftDay: BusinessDay | null;
  readonly leftBy: string;
}

export function selectClubMembers(
  db: Db,
  page: {
    readonly clubId: number;
    readonly isPast: number;
    readonly beforeAt: UtcMs;
    readonly beforeId: number;
    readonly limit: number;
  },
): ClubMemberRow[] {
  return db.all<ClubMemberRow>(
    `SELECT joined.id, joined.member_id AS memberId, member.name, member.card_no AS cardNo,
       member.tier, joined.joined_at AS joinedAt, joined.joined_day AS joinedDay,
       coalesce(taker.name, '') AS joinedBy, joined.left_day AS leftDay,
       coalesce(leaver.name, '') AS leftBy
     FROM club_members AS joined
     JOIN members AS member ON member.id = joined.member_id
     LEFT JOIN staff AS taker ON taker.id = joined.joined_by
     LEFT JOIN staff AS leaver ON leaver.id = joined.left_by
     WHERE joined.club_id = :clubId AND (joined.left_at IS NOT NULL) = :isPast
       AND (joined.joined_at, joined.id) < (:beforeAt, :beforeId)
     ORDER BY joined.joined_at DESC, joined.id DESC LIMIT :limit`,
    { ...page },
  );
}

export function countClubMembers(
  db: Db,
  of: { readonly clubId: number; readonly isPast: number },
): number {
  const row = db.get<{ count: number }>(
    `SELECT count(*) AS count FROM club_members
     WHERE club_id = :clubId AND (left_at IS NOT NULL) = :isPast`,
    { ...of },
  );
  return row?.count ?? 0;
}

/** The open membership of a member in a club. */
export function openMembership(
  db: Db,
  of: { readonly clubId: number; readonly memberId: number },
): number | undefined {
  return db.get<{ id: number }>(
    `SELECT id FROM club_members
     WHERE member_id = :memberId AND club_id = :clubId AND left_at IS NULL`,
    { ...of },
  )?.id;
}

export function insertMembership(
  db: WritableDb,
  row: {
    readonly clubId: number;
    readonly memberId: number;
    readonly at: UtcMs;
    readonly day: BusinessDay;
    readonly staffId: number | null;
  },
): void {
  db.run(
    `INSERT INTO club_members (club_id, member_id, joined_at, joined_day, joined_by)
     VALUES (:clubId, :memberId, :at, :day, :staffId)`,
    { ...row },
  );
}

export function endMembership(
  db: WritableDb,
  row: {
    readonly id: number;
    readonly at: UtcMs;
    readonly day: BusinessDay;
    readonly staffId: number | null;
  },
): void {
  db.run(
    `UPDATE club_members SET left_at = :at, left_day = :day, left_by = :staffId
     WHERE id = :id AND left_at IS NULL`,
    { ...row },
  );
}

/**
 * Gives all memberships of one member to another; where both are in a club, the other's own goes
 * on and the one given ends now.
 */
export function moveMemberships(
  db: WritableDb,
  move: {
    readonly fromId: number;
    readonly toId: number;
    readonly at: UtcMs;
    readonly day: BusinessDay;
  },
): void {
  const { fromId, toId } = move;
  db.run(
    `UPDATE club_members SET left_at = :at, left_day = :day
     WHERE member_id = :fromId AND left_at IS NULL AND club_id IN
       (SELECT club_id FROM club_members WHERE member_id = :toId AND left_at IS NULL)`,
    { ...move },
  );
  db.run('UPDATE club_members SET member_id = :toId WHERE member_id = :fromId', { fromId, toId });
}
