import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberOrSurvivor } from '../tables.ts';
import { identifierById } from '../tables-identifiers.ts';

/** Gives the whole phone number, and writes down that it was given. */
export const revealPhone: Command<'members.revealPhone'> = (context, input) => {
  const member = memberOrSurvivor(context.db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  const { identifierId } = input;
  const further = identifierId === null ? undefined : identifierById(context.db, identifierId);
  const isTheirs = further?.kind === 'phone' && further.memberId === member.id;
  context.log('member.phoneRevealed', {
    memberUid: member.uid,
    identifierUid: isTheirs ? further.uid : null,
  });
  if (identifierId === null) return ok({ phone: member.phone });
  return ok({ phone: isTheirs ? further.value : null });
};
