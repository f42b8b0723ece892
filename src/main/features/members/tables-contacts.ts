import type { UtcMs } from '../../../contract/kernel/time.ts';
import type { Contact } from '../../../contract/member-profile.ts';
import type { Db, WritableDb } from '../../store/db.ts';

export type ContactRow = Omit<Contact, 'isTaskDone'> & {
  readonly memberId: number;
  readonly taskDoneAt: UtcMs | null;
};

/** A row as the contract has it. */
export function toContact(row: ContactRow): Contact {
  const { id, kind, outcome, text, nextDay, staffName, at } = row;
  return { id, kind, outcome, text, nextDay, isTaskDone: row.taskDoneAt !== null, staffName, at };
}

/** A member's calls, messages and visits, newest first. */
export function contactsOf(db: Db, memberId: number, limit: number): ContactRow[] {
  return db.all<ContactRow>(
    `SELECT c.id, c.member_id AS memberId, c.kind, c.outcome, c.text, c.next_day AS nextDay,
            c.task_done_at AS taskDoneAt, coalesce(s.name, '') AS staffName, c.at FROM member_contacts c LEFT JOIN staff s ON s.id = c.staff_id
      WHERE c.member_id = :memberId ORDER BY c.at DESC, c.id DESC LIMIT :limit`,
    { memberId, limit },
  );
}

export function contactById(db: Db, id: number): ContactRow | undefined {
  return db.get<ContactRow>(
    `SELECT c.id, c.member_id AS memberId, c.kind, c.outcome, c.text, c.next_day AS nextDay,
            c.task_done_at AS taskDoneAt, coalesce(s.name, '') AS staffName, c.at FROM member_contacts c LEFT JOIN staff s ON s.id = c.staff_id
      WHERE c.id = :id`,
    { id },
  );
}

export function insertContact(
  db: WritableDb,
  row: Pick<ContactRow, 'memberId' | 'kind' | 'outcome' | 'text' | 'nextDay' | 'at'> & {
    readonly staffId: number | null;
  },
): number {
  return db.run(
    `INSERT INTO member_contacts (member_id, kind, outcome, text, next_day, staff_id, at)
     VALUES (:memberId, :kind, :outcome, :text, :nextDay, :staffId, :at)`,
    { ...row },
  ).lastId;
}

export function finishTask(db: WritableDb, id: number, at: UtcMs): void {
  db.run('UPDATE member_contacts SET task_done_at = :at WHERE id = :id', { id, at });
}

/** Tasks whose day has come, the longest waiting first; of one member or of all. */
export function dueTasks(
  db: Db,
  due: { readonly day: string; readonly memberId: number | null; readonly limit: number },
): (ContactRow & { readonly memberName: string })[] {
  return db.all(
    due.memberId === null
      ? `SELECT c.id, c.member_id AS memberId, c.kind, c.outcome, c.text, c.next_day AS nextDay,
            c.task_done_at AS taskDoneAt, coalesce(s.name, '') AS staffName, c.at, m.name AS memberName
           FROM member_contacts c JOIN members m ON m.id = c.member_id
           LEFT JOIN staff s ON s.id = c.staff_id
          WHERE c.next_day <= :day AND c.next_day IS NOT NULL AND c.task_done_at IS NULL
          ORDER BY c.next_day, c.id LIMIT :limit`
      : `SELECT c.id, c.member_id AS memberId, c.kind, c.outcome, c.text, c.next_day AS nextDay,
            c.task_done_at AS taskDoneAt, coalesce(s.name, '') AS staffName, c.at, '' AS memberName
           FROM member_contacts c LEFT JOIN staff s ON s.id = c.staff_id
          WHERE c.member_id = :memberId AND c.next_day <= :day AND c.task_done_at IS NULL
          ORDER BY c.next_day, c.id LIMIT :limit`,
    due.memberId === null ? { day: due.day, limit: due.limit } : { ...due },
  );
}

export function countDueTasks(db: Db, day: string): number {
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM member_contacts
      WHERE next_day <= :day AND next_day IS NOT NULL AND task_done_at IS NULL`,
    { day },
  );
  return row?.n ?? 0;
}
