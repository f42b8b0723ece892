import type { CommandContext } from '../../store/context.ts';
import { markNoteRead } from './tables/notes.ts';

/** Writes down that a hand-over note was read, and by whom. */
export function acknowledge(
  context: CommandContext,
  note: { readonly noteId: number; readonly uid: string },
  staffId: number,
): void {
  markNoteRead(context.db, { id: note.noteId, staffId, at: context.now });
  context.log('shift.noteRead', { note: note.uid });
  context.changed('shift');
}
