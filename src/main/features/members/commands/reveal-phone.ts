import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberOrSurvivor } from '../tables.ts';

/** Gives the whole phone number, and writes down that it was given. */
export const revealPhone: Command<'members.revealPhone'> = (context, input) => {
  const member = memberOrSurvivor(context.db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  context.log('member.phoneRevealed', { memberUid: member.uid });
  return ok({ phone: member.phone });
};
