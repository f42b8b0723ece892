import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Identifier } from '../../../contract/member-profile.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A card, phone or other number beside the member's own. */
export interface IdentifierRow extends Omit<Identifier, 'shown'> {
  readonly uid: string;
  readonly memberId: number;
  readonly value: string;
}

/** A member's further numbers, those in use first. */
export function identifiersOf(db: Db, memberId: number): IdentifierRow[] {
  return db.all<IdentifierRow>(
    `SELECT id, uid, member_id AS memberId, kind, value, state, since, until,
            replaced_by AS replacedBy, note FROM member_identifiers
      WHERE member_id = :memberId
      ORDER BY state = 'active' DESC, since DESC, id DESC`,
    { memberId },
  );
}

export function identifierById(db: Db, id: number): IdentifierRow | undefined {
  return db.get<IdentifierRow>(
    `SELECT id, uid, member_id AS memberId, kind, value, state, since, until,
            replaced_by AS replacedBy, note FROM member_identifiers WHERE id = :id`,
    {
      id,
    },
  );
}

/** What claims this number, in use or not; what was removed claims nothing. */
export function identifierOf(
  db: Db,
  kind: Identifier['kind'],
  value: string,
): IdentifierRow | undefined {
  return db.get<IdentifierRow>(
    `SELECT id, uid, member_id AS memberId, kind, value, state, since, until,
            replaced_by AS replacedBy, note FROM member_identifiers
      WHERE value = :value AND kind = :kind AND state <> 'removed'`,
    { kind, value },
  );
}

/** The member a further phone in use leads to; asked only when nobody has it as the first one. */
export function idByFurtherPhone(db: Db, phone: string): number | undefined {
  return db.get<{ id: number }>(
    `SELECT member_id AS id FROM member_identifiers
      WHERE value = :phone AND kind = 'phone' AND state = 'active'`,
    { phone },
  )?.id;
}

/**
 * The member whom a further card in use, or a number of another system, leads to; asked only when
 * nobody has it as the first card. `code` is folded as cards are.
 */
export function idByFurtherCard(db: Db, code: string): number | undefined {
  return db.get<{ id: number }>(
    `SELECT member_id AS id FROM member_identifiers
      WHERE value = :code AND kind IN ('card', 'external') AND state = 'active'
      ORDER BY kind LIMIT 1`,
    { code },
  )?.id;
}

/** Further phones in use that end in these digits, which are given last one first. */
export function furtherPhones(
  db: Db,
  reversedDigits: string,
  cap: number,
): { readonly memberId: number; readonly value: string }[] {
  return db.all(
    `SELECT member_id AS memberId, value FROM member_identifiers
      WHERE reversed >= :start AND reversed < :end AND reversed IS NOT NULL AND state = 'active'
      LIMIT :cap`,
    { start: reversedDigits, end: `${reversedDigits}\u{10ffff}`, cap },
  );
}

export interface NewIdentifier {
  readonly uid: string;
  readonly memberId: number;
  readonly kind: Identifier['kind'];
  readonly value: string;
  readonly reversed: string | null;
  readonly state: Identifier['state'];
  readonly since: UtcMs;
  readonly until: UtcMs | null;
  readonly replacedBy: string | null;
  readonly note: string;
  readonly staffId: number | null;
}

export function insertIdentifier(db: WritableDb, row: NewIdentifier): number {
  return db.run(
    `INSERT INTO member_identifiers (uid, member_id, kind, value, reversed, state, since, until,
                                     replaced_by, note, staff_id)
     VALUES (:uid, :memberId, :kind, :value, :reversed, :state, :since, :until,
             :replacedBy, :note, :staffId)`,
    { ...row },
  ).lastId;
}

export function endIdentifier(
  db: WritableDb,
  end: { readonly id: number; readonly state: Identifier['state']; readonly until: UtcMs },
): void {
  db.run('UPDATE member_identifiers SET state = :state, until = :until WHERE id = :id', { ...end });
}
