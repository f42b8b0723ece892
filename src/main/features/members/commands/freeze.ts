import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { approvalEvent, mayDecide } from '../../staff/face.ts';
import { changeMember, memberToChange } from '../change-member.ts';
import { MAX_NOTE } from '../rules/check-enrolment.ts';
import { insertNote } from '../tables.ts';

/**
 * Stops a member's points from being redeemed; what they buy still earns. Anybody who sells may
 * do it, because it protects; taking it back needs a manager.
 */
export const freeze: Command<'members.freeze'> = (context, input) => {
  const found = memberToChange(context.db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  if (member.frozenAt !== null) return fail('members.alreadyFrozen');
  const text = cleanText(input.note);
  if (codePoints(text) > MAX_NOTE) return fail('members.noteTooLong', { max: MAX_NOTE });
  const { version } = changeMember(context, member, {
    frozenAt: context.now,
    frozenReason: input.reason,
  });
  if (text !== '') {
    const staffId = context.session?.staffId ?? null;
    const note = { memberId: member.id, text, staffId, at: context.now } as const;
    insertNote(context.db, { ...note, kind: 'important' });
  }
  context.log('member.frozen', { memberUid: member.uid, version, reason: input.reason });
  return ok({ version });
};

/** Lets a member's points be redeemed again: a manager decides. */
export const unfreeze: Command<'members.unfreeze'> = (context, input) => {
  const found = memberToChange(context.db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  if (member.frozenAt === null) return fail('members.notFrozen');
  if (!mayDecide(context)) return fail('members.approvalNeeded');
  const { version } = changeMember(context, member, { frozenAt: null, frozenReason: null });
  context.log('member.unfrozen', { memberUid: member.uid, version, ...approvalEvent(context) });
  return ok({ version });
};
