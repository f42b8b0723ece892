import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

interface Move {
  readonly fromId: number;
  readonly toId: number;
}

/**
 * Gives what colleagues wrote and decided about one member to another. Tags and the store's own
 * fields that both have stay the survivor's.
 */
export function reassignCare(db: WritableDb, move: Move): void {
  const { fromId } = move;
  db.run('UPDATE member_notes SET member_id = :toId WHERE member_id = :fromId', { ...move });
  db.run('UPDATE member_contacts SET member_id = :toId WHERE member_id = :fromId', { ...move });
  db.run('UPDATE member_consents SET member_id = :toId WHERE member_id = :fromId', { ...move });
  db.run('UPDATE member_identifiers SET member_id = :toId WHERE member_id = :fromId', { ...move });
  db.run(
    `INSERT INTO member_tags (tag, member_id, added_at, added_by)
     SELECT tag, :toId, added_at, added_by FROM member_tags WHERE member_id = :fromId
     ON CONFLICT DO NOTHING`,
    { ...move },
  );
  db.run('DELETE FROM member_tags WHERE member_id = :fromId', { fromId });
  db.run(
    `INSERT INTO member_fields (member_id, key, value)
     SELECT :toId, key, value FROM member_fields WHERE member_id = :fromId
     ON CONFLICT DO NOTHING`,
    { ...move },
  );
  db.run('DELETE FROM member_fields WHERE member_id = :fromId', { fromId });
  db.run('DELETE FROM member_distinct WHERE one_id = :fromId OR other_id = :fromId', { fromId });
}

/** How much colleagues wrote about a member. */
export function careCounts(
  db: Db,
  memberId: number,
): { readonly notes: number; readonly contacts: number } {
  const row = db.get<{ notes: number; contacts: number }>(
    `SELECT (SELECT count(*) FROM member_notes WHERE member_id = :memberId) AS notes,
            (SELECT count(*) FROM member_contacts WHERE member_id = :memberId) AS contacts`,
    { memberId },
  );
  return row ?? { notes: 0, contacts: 0 };
}

/** Who was merged into a member, the last first. */
export function mergedInto(db: Db, memberId: number): { id: number; name: string; at: UtcMs }[] {
  return db.all(
    `SELECT m.id, m.name, g.at
       FROM members m JOIN member_merges g ON g.merged_id = m.id
      WHERE m.merged_into_id = :memberId
      ORDER BY g.at DESC, m.id DESC`,
    { memberId },
  );
}

export function insertDistinct(
  db: WritableDb,
  pair: { oneId: number; otherId: number; at: UtcMs; staffId: number | null },
): void {
  db.run(
    `INSERT INTO member_distinct (one_id, other_id, at, staff_id)
     VALUES (min(:oneId, :otherId), max(:oneId, :otherId), :at, :staffId)
     ON CONFLICT DO NOTHING`,
    pair,
  );
}

export function isKeptApart(db: Db, oneId: number, otherId: number): boolean {
  return (
    db.get(
      `SELECT 1 AS found FROM member_distinct
        WHERE one_id = min(:oneId, :otherId) AND other_id = max(:oneId, :otherId)`,
      { oneId, otherId },
    ) !== undefined
  );
}
