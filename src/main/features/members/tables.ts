import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { MemberProfile } from '../../../contract/member-profile.ts';
import type { NoteKind, Tier } from '../../../contract/members.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A member as the card and the sale need it. */
export interface MemberRow {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNo: string;
  readonly birthday: string | null;
  readonly tier: Tier;
  readonly joinedDay: BusinessDay;
  readonly isActive: number;
  /** Counts the changes of this row. */
  readonly version: number;
  readonly email: string | null;
  readonly gender: Gender | null;
  readonly locale: Locale | null;
  readonly channel: Channel | null;
  readonly isNoContact: number;
  readonly style: Style | null;
  readonly frozenAt: UtcMs | null;
  readonly frozenReason: FreezeReason | null;
  /** The household that pays with the member; null = none. */
  readonly householdId: number | null;
  readonly lastVisitAt: UtcMs | null;
  readonly lastVisitDay: BusinessDay | null;
  readonly consentAt: UtcMs | null;
  /** The member this one was merged into. */
  readonly mergedIntoId: number | null;
}

type Gender = MemberProfile['gender'] & string;
type Channel = MemberProfile['channel'] & string;
type Style = MemberProfile['style'] & string;
type FreezeReason = NonNullable<MemberProfile['frozen']>['reason'];

export function memberById(db: Db, id: number): MemberRow | undefined {
  return db.get<MemberRow>(
    `SELECT id, uid, name, phone, card_no AS cardNo, birthday, tier, joined_day AS joinedDay,
            is_active AS isActive, version, email, gender, locale, channel,
            is_no_contact AS isNoContact, style, frozen_at AS frozenAt,
            frozen_reason AS frozenReason, household_id AS householdId,
            last_visit_at AS lastVisitAt,
            last_visit_day AS lastVisitDay, consent_at AS consentAt,
            merged_into_id AS mergedIntoId
       FROM members
      WHERE id = :id`,
    { id },
  );
}

/** The member with this id, or the one it was merged into. */
export function memberOrSurvivor(db: Db, id: number): MemberRow | undefined {
  const row = memberById(db, id);
  return row === undefined || row.mergedIntoId === null ? row : memberById(db, row.mergedIntoId);
}

/** What {@link insertMemberRow} writes; `searchTerms` and its grams come from the face. */
export interface NewMemberRow {
  readonly uid: Uid;
  readonly name: string;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly cardNo: string;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly tier: Tier;
  readonly joinedDay: BusinessDay;
  readonly lastVisitAt: UtcMs | null;
  readonly lastVisitDay: BusinessDay | null;
  readonly consentAt: UtcMs | null;
  readonly createdAt: UtcMs;
  readonly createdBy: number | null;
}

export function insertMemberRow(
  db: WritableDb,
  row: NewMemberRow,
  index: { searchTerms: string; visitRank: number; phoneReversed: string | null },
): number {
  const { lastId } = db.run(
    `INSERT INTO members (uid, name, phone, phone_reversed, card_no, email, birthday, tier,
                          search_terms, visit_rank, last_visit_at, last_visit_day, joined_day,
                          consent_at, created_at, created_by)
     VALUES (:uid, :name, :phone, :phoneReversed, :cardNo, :email, :birthday, :tier,
             :searchTerms, :visitRank, :lastVisitAt, :lastVisitDay, :joinedDay,
             :consentAt, :createdAt, :createdBy)`,
    { ...row, ...index },
  );
  return lastId;
}

export interface VisitRow {
  readonly visitRank: number;
  readonly lastVisitAt: UtcMs | null;
}

export function visitOf(db: Db, id: number): VisitRow | undefined {
  return db.get<VisitRow>(
    `SELECT visit_rank AS visitRank, last_visit_at AS lastVisitAt
       FROM members
      WHERE id = :id`,
    { id },
  );
}

export function saveVisit(
  db: WritableDb,
  visit: { id: number; at: UtcMs; day: BusinessDay; isRankDue: boolean },
): void {
  db.run(
    `UPDATE members
        SET last_visit_at = :at, last_visit_day = :day, rank_is_due = :isRankDue
      WHERE id = :id`,
    { ...visit, isRankDue: visit.isRankDue ? 1 : 0 },
  );
}

/** A member whose index rows are not yet where the last visit puts them. */
export interface DueRankRow {
  readonly id: number;
  readonly searchTerms: string;
  readonly visitRank: number;
  readonly lastVisitDay: BusinessDay | null;
}

export function membersWithDueRank(db: Db, limit: number): DueRankRow[] {
  return db.all<DueRankRow>(
    `SELECT id, search_terms AS searchTerms, visit_rank AS visitRank,
            last_visit_day AS lastVisitDay
       FROM members
      WHERE rank_is_due = 1 LIMIT :limit`,
    { limit },
  );
}

export function saveRank(db: WritableDb, id: number, visitRank: number): void {
  db.run('UPDATE members SET visit_rank = :visitRank, rank_is_due = 0 WHERE id = :id', {
    id,
    visitRank,
  });
}

export function insertGram(
  db: WritableDb,
  gram: string,
  key: { visitRank: number; memberId: number },
): void {
  db.run(
    `INSERT INTO member_grams (gram, visit_rank, member_id) VALUES (:gram, :visitRank, :memberId)`,
    { gram, visitRank: key.visitRank, memberId: key.memberId },
  );
}

export function moveGram(
  db: WritableDb,
  gram: string,
  key: { memberId: number; fromRank: number; toRank: number },
): void {
  db.run(
    `UPDATE member_grams SET visit_rank = :toRank
      WHERE gram = :gram AND visit_rank = :fromRank AND member_id = :memberId`,
    { gram, memberId: key.memberId, fromRank: key.fromRank, toRank: key.toRank },
  );
}

/**
 * The member who has this phone, card or number of another system, as the first or a further one;
 * also one whose card was replaced or lost, for that is never given out again. Of a merged member
 * it is the survivor.
 */
export function memberHolding(
  db: Db,
  held: { readonly phone: string } | { readonly cardNo: string } | { readonly external: string },
): number | undefined {
  const first = firstHolding(db, held);
  if (first !== undefined) return first;
  const [kind, value] =
    'phone' in held
      ? ['phone', held.phone]
      : 'cardNo' in held
        ? ['card', held.cardNo]
        : ['external', held.external];
  return db.get<{ id: number }>(
    `SELECT member_id AS id FROM member_identifiers
      WHERE value = :value AND kind = :kind AND state <> 'removed'`,
    { kind, value },
  )?.id;
}

function firstHolding(
  db: Db,
  held: { readonly phone: string } | { readonly cardNo: string } | { readonly external: string },
): number | undefined {
  if ('external' in held) return undefined;
  const row =
    'phone' in held
      ? db.get<{ id: number }>(
          'SELECT coalesce(merged_into_id, id) AS id FROM members WHERE phone = :phone',
          { ...held },
        )
      : db.get<{ id: number }>(
          'SELECT coalesce(merged_into_id, id) AS id FROM members WHERE card_no = :cardNo',
          { ...held },
        );
  return row?.id;
}

export interface NoteRow {
  readonly id: number;
  readonly kind: NoteKind;
  readonly text: string;
  readonly staffName: string;
  readonly at: UtcMs;
}

export function notesOf(db: Db, memberId: number, limit: number): NoteRow[] {
  return db.all<NoteRow>(
    `SELECT n.id, n.kind, n.text, coalesce(s.name, '') AS staffName, n.at
       FROM member_notes n
       LEFT JOIN staff s ON s.id = n.staff_id
      WHERE n.member_id = :memberId
      ORDER BY n.kind = 'important' DESC, n.at DESC, n.id DESC
      LIMIT :limit`,
    { memberId, limit },
  );
}

export function insertNote(
  db: WritableDb,
  note: { memberId: number; text: string; staffId: number | null; at: UtcMs; kind?: NoteKind },
): number {
  const { lastId } = db.run(
    `INSERT INTO member_notes (member_id, kind, text, staff_id, at)
     VALUES (:memberId, :kind, :text, :staffId, :at)`,
    { kind: 'note', ...note },
  );
  return lastId;
}
