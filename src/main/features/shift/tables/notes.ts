import type { UtcMs } from '../../../../contract/kernel/time.ts';
import type { ShiftNote } from '../../../../contract/shift.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

export function insertNote(
  db: WritableDb,
  note: {
    readonly uid: string;
    readonly text: string;
    readonly staffId: number;
    readonly at: UtcMs;
  },
): number {
  return db.run(
    'INSERT INTO shift_notes (uid, text, staff_id, at) VALUES (:uid, :text, :staffId, :at)',
    { ...note },
  ).lastId;
}

/** Notes nobody has acknowledged, oldest first. */
export function selectUnreadNotes(db: Db): (ShiftNote & { readonly uid: string })[] {
  return db.all(
    `SELECT note.id AS noteId, note.uid, note.text, staff.name AS staffName, note.at
     FROM shift_notes AS note JOIN staff ON staff.id = note.staff_id
     WHERE note.read_at IS NULL ORDER BY note.id`,
  );
}

export function markNoteRead(
  db: WritableDb,
  note: { readonly id: number; readonly staffId: number; readonly at: UtcMs },
): void {
  db.run('UPDATE shift_notes SET read_by = :staffId, read_at = :at WHERE id = :id', { ...note });
}
