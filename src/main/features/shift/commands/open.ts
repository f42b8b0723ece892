import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { openDrawerFor } from '../../devices/face.ts';
import { acknowledge } from '../acknowledge.ts';
import { openShift } from '../open-shift.ts';
import { selectUnreadNotes } from '../tables/notes.ts';
import { openShiftId } from '../tables/shifts.ts';

/** Opens the shift: the float is in the drawer, and what the last one left in writing was read. */
export const open: Command<'shift.open'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A shift needs a signed-in person');
  if (openShiftId(context.db) !== undefined) return fail('shift.alreadyOpen');
  const notes = selectUnreadNotes(context.db);
  const left = notes.filter(({ noteId }) => !input.readNoteIds.includes(noteId)).length;
  if (left > 0) return fail('shift.notesUnread', { count: left });
  for (const note of notes) acknowledge(context, note, session.staffId);
  const { floatMinor } = input;
  const { staffId } = session;
  const shiftId = openShift(context, { floatMinor, isAutomatic: false, staffId });
  if (floatMinor > 0) openDrawerFor(context, `shift:${input.requestId}`);
  return ok({ shiftId });
};
