import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import type { MemberRow } from './tables.ts';

/** What of a member's own row can be edited. */
export type EditedRow = Pick<
  MemberRow,
  | 'name'
  | 'phone'
  | 'email'
  | 'birthday'
  | 'gender'
  | 'locale'
  | 'channel'
  | 'isNoContact'
  | 'style'
  | 'tier'
  | 'cardNo'
  | 'joinedDay'
  | 'frozenAt'
  | 'frozenReason'
>;

/** The parts of {@link MemberRow} that an edit keeps or replaces. */
export function editedRow(row: MemberRow): EditedRow {
  const { name, phone, email, birthday, gender, locale, channel, isNoContact, style } = row;
  const { tier, cardNo, joinedDay, frozenAt, frozenReason } = row;
  return {
    name,
    phone,
    email,
    birthday,
    gender,
    locale,
    channel,
    isNoContact,
    style,
    tier,
    cardNo,
    joinedDay,
    frozenAt,
    frozenReason,
  };
}

/** Writes a member's row anew and counts its version up; returns the new version. */
export function updateMember(
  db: WritableDb,
  id: number,
  row: EditedRow & { readonly phoneReversed: string | null; readonly version: number },
): number {
  const version = row.version + 1;
  db.run(
    `UPDATE members
        SET name = :name, phone = :phone, phone_reversed = :phoneReversed, email = :email,
            birthday = :birthday, gender = :gender, locale = :locale, channel = :channel,
            is_no_contact = :isNoContact, style = :style, tier = :tier, card_no = :cardNo,
            joined_day = :joinedDay, frozen_at = :frozenAt, frozen_reason = :frozenReason,
            version = :version
      WHERE id = :id`,
    { ...row, id, version },
  );
  return version;
}

/** What the search index of a member was made from. */
export interface IndexRow {
  readonly searchTerms: string;
  readonly visitRank: number;
}

export function indexOf(db: Db, id: number): IndexRow | undefined {
  return db.get<IndexRow>(
    'SELECT search_terms AS searchTerms, visit_rank AS visitRank FROM members WHERE id = :id',
    { id },
  );
}

export function saveTerms(db: WritableDb, id: number, searchTerms: string): void {
  db.run('UPDATE members SET search_terms = :searchTerms WHERE id = :id', { id, searchTerms });
}

export function deleteGram(
  db: WritableDb,
  gram: string,
  key: { visitRank: number; memberId: number },
): void {
  db.run(
    `DELETE FROM member_grams
      WHERE gram = :gram AND visit_rank = :visitRank AND member_id = :memberId`,
    { gram, visitRank: key.visitRank, memberId: key.memberId },
  );
}

/** Takes a member off every list and points to the survivor; its name and card number stay. */
export function retireMember(
  db: WritableDb,
  merge: {
    readonly mergedId: number;
    readonly survivorId: number;
    readonly at: UtcMs;
    readonly staffId: number | null;
    readonly approvedBy: number | null;
  },
): void {
  db.run(
    `UPDATE members
        SET is_active = 0, phone = NULL, phone_reversed = NULL, email = NULL, search_terms = '',
            rank_is_due = 0, frozen_at = NULL, frozen_reason = NULL, is_no_contact = 0,
            merged_into_id = :survivorId, version = version + 1
      WHERE id = :mergedId`,
    { mergedId: merge.mergedId, survivorId: merge.survivorId },
  );
  // Who was merged into this one before is found there, too, in one step.
  db.run('UPDATE members SET merged_into_id = :survivorId WHERE merged_into_id = :mergedId', {
    mergedId: merge.mergedId,
    survivorId: merge.survivorId,
  });
  db.run(
    `INSERT INTO member_merges (merged_id, survivor_id, at, staff_id, approved_by)
     VALUES (:mergedId, :survivorId, :at, :staffId, :approvedBy)`,
    { ...merge },
  );
}
