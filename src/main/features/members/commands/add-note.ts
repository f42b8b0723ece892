import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { MAX_NOTE } from '../rules/check-enrolment.ts';
import { insertNote, memberOrSurvivor } from '../tables.ts';

/** Adds a note to a member's card; notes are never changed. */
export const addNote: Command<'members.addNote'> = (context, input) => {
  const text = cleanText(input.text);
  if (text === '') return fail('members.noteEmpty');
  if (codePoints(text) > MAX_NOTE) return fail('members.noteTooLong', { max: MAX_NOTE });
  const member = memberOrSurvivor(context.db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const id = insertNote(context.db, {
    memberId: member.id,
    kind: input.kind,
    text,
    staffId: context.session?.staffId ?? null,
    at: context.now,
  });
  context.log('member.noteAdded', { memberUid: member.uid, noteId: id, kind: input.kind });
  context.changed(`member:${member.id}`);
  return ok({
    id,
    kind: input.kind,
    text,
    staffName: context.session?.name ?? '',
    at: context.now,
  });
};
