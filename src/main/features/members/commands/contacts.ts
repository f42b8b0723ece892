import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { memberToChange } from '../change-member.ts';
import { MAX_NOTE } from '../rules/check-enrolment.ts';
import { contactById, finishTask as finishRow, insertContact } from '../tables-contacts.ts';

/** Keeps a call, message or visit; with a next day it is a task from that day on. */
export const logContact: Command<'members.logContact'> = (context, input) => {
  const { db, now } = context;
  const found = memberToChange(db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  const text = cleanText(input.text);
  if (codePoints(text) > MAX_NOTE) return fail('members.noteTooLong', { max: MAX_NOTE });
  const { kind, outcome, nextDay, doneContactId } = input;
  if (nextDay !== null && nextDay < context.today) return fail('members.nextDayPast');
  const done = doneContactId === null ? undefined : contactById(db, doneContactId);
  if (done?.memberId === member.id && done.taskDoneAt === null) finishRow(db, done.id, now);
  const staffId = context.session?.staffId ?? null;
  const id = insertContact(db, {
    memberId: member.id,
    kind,
    outcome,
    text,
    nextDay,
    staffId,
    at: now,
  });
  context.log('member.contactLogged', {
    memberUid: member.uid,
    contactId: id,
    kind,
    outcome,
    nextDay,
    answers: done?.id ?? null,
  });
  context.changed(`member:${member.id}`, 'tasks');
  const staffName = context.session?.name ?? '';
  return ok({ id, kind, outcome, text, nextDay, isTaskDone: false, staffName, at: now });
};

/** Says that a task needs nothing more. */
export const finishTask: Command<'members.finishTask'> = (context, input) => {
  const task = contactById(context.db, input.contactId);
  if (task === undefined || task.nextDay === null || task.taskDoneAt !== null) {
    return fail('members.taskUnknown');
  }
  finishRow(context.db, task.id, context.now);
  context.log('member.taskFinished', { contactId: task.id });
  context.changed(`member:${task.memberId}`, 'tasks');
  return ok(null);
};
