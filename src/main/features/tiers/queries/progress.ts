import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { progressOf } from '../progress.ts';
import { selectTierSurvivor } from '../tables.ts';

/** Where a member stands: see the contract. */
export const progress: Query<'tiers.progress'> = (context, { memberId }) => {
  const member = selectTierSurvivor(context.db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  return ok(progressOf(context.db, member, context.today));
};
