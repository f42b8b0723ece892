import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { purchasesOf } from '../../sales/face.ts';
import { memberOrSurvivor } from '../tables.ts';

/** Purchases of a member, newest first, by pages. */
export const purchases: Query<'members.purchases'> = (context, input) => {
  const member = memberOrSurvivor(context.db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  return ok(purchasesOf(context.db, { ...input, memberId: member.id }));
};
