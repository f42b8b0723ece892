import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { acknowledge } from '../acknowledge.ts';
import { insertNote, selectUnreadNotes } from '../tables/notes.ts';

/** Leaves a note to whoever works next. The log says that there is one, not what it says. */
export const leaveNote: Command<'shift.leaveNote'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A note needs a signed-in person');
  const text = cleanText(input.text);
  if (text === '') return fail('shift.noteEmpty');
  const uid = context.newUid();
  const note = { uid, text, staffId: session.staffId, at: context.now };
  const noteId = insertNote(context.db, note);
  context.log('shift.noteLeft', { note: uid });
  context.changed('shift');
  return ok({ noteId });
};

/** Acknowledges a note; one that was acknowledged already is gone. */
export const readNote: Command<'shift.readNote'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A note is read by a signed-in person');
  const note = selectUnreadNotes(context.db).find(({ noteId }) => noteId === input.noteId);
  if (note === undefined) return fail('shift.noteUnknown');
  acknowledge(context, note, session.staffId);
  return ok(null);
};
