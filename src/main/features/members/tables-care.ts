import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Consent } from '../../../contract/member-profile.ts';
import type { Db, WritableDb } from '../../store/db.ts';

export function tagsOf(db: Db, memberId: number): string[] {
  return db
    .all<{ tag: string }>(
      'SELECT tag FROM member_tags WHERE member_id = :memberId ORDER BY added_at, tag',
      { memberId },
    )
    .map((row) => row.tag);
}

export function insertTag(
  db: WritableDb,
  tag: { memberId: number; tag: string; at: UtcMs; staffId: number | null },
): void {
  db.run(
    `INSERT INTO member_tags (tag, member_id, added_at, added_by)
     VALUES (:tag, :memberId, :at, :staffId) ON CONFLICT DO NOTHING`,
    tag,
  );
}

export function deleteTag(db: WritableDb, memberId: number, tag: string): void {
  db.run('DELETE FROM member_tags WHERE member_id = :memberId AND tag = :tag', { memberId, tag });
}

/** Tags in use with how many active members have them. */
export function tagCounts(db: Db, limit: number): { tag: string; members: number }[] {
  return db.all(
    `SELECT tag, count(*) AS members FROM member_tags
      GROUP BY tag ORDER BY members DESC, tag LIMIT :limit`,
    { limit },
  );
}

export function fieldsOf(db: Db, memberId: number): Record<string, string> {
  const rows = db.all<{ key: string; value: string }>(
    'SELECT key, value FROM member_fields WHERE member_id = :memberId ORDER BY key',
    { memberId },
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Keeps a value of one of the store's own fields; an empty one takes it away. */
export function saveField(
  db: WritableDb,
  field: { memberId: number; key: string; value: string },
): void {
  if (field.value === '') {
    db.run('DELETE FROM member_fields WHERE member_id = :memberId AND key = :key', {
      memberId: field.memberId,
      key: field.key,
    });
    return;
  }
  db.run(
    `INSERT INTO member_fields (member_id, key, value) VALUES (:memberId, :key, :value)
     ON CONFLICT (member_id, key) DO UPDATE SET value = excluded.value`,
    field,
  );
}

type ConsentRow = Omit<Consent, 'isGiven' | 'at'> & {
  readonly isGiven: number;
  readonly at: UtcMs;
};

/** What was last said about each purpose. */
export function consentsOf(db: Db, memberId: number): ConsentRow[] {
  return db.all<ConsentRow>(
    `SELECT c.purpose, c.is_given AS isGiven, c.text_version AS textVersion, max(c.at) AS at,
            coalesce(s.name, '') AS staffName
       FROM member_consents c
       LEFT JOIN staff s ON s.id = c.staff_id
      WHERE c.member_id = :memberId
        AND c.id = (SELECT latest.id FROM member_consents latest
                     WHERE latest.member_id = c.member_id AND latest.purpose = c.purpose
                     ORDER BY latest.at DESC, latest.id DESC LIMIT 1)
      GROUP BY c.purpose`,
    { memberId },
  );
}

export function insertConsent(
  db: WritableDb,
  row: {
    memberId: number;
    purpose: Consent['purpose'];
    isGiven: boolean;
    textVersion: string;
    at: UtcMs;
    staffId: number | null;
  },
): void {
  db.run(
    `INSERT INTO member_consents (member_id, purpose, is_given, text_version, at, staff_id)
     VALUES (:memberId, :purpose, :isGiven, :textVersion, :at, :staffId)`,
    { ...row, isGiven: row.isGiven ? 1 : 0 },
  );
}
