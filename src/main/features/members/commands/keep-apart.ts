import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { memberById } from '../tables.ts';
import { insertDistinct } from '../tables-merge.ts';

/** Two members who look alike are two people. */
export const keepApart: Command<'members.keepApart'> = (context, { oneId, otherId }) => {
  if (oneId === otherId) return fail('members.mergeSelf');
  const [one, other] = [memberById(context.db, oneId), memberById(context.db, otherId)];
  if (one === undefined) return fail('members.unknown', { memberId: oneId });
  if (other === undefined) return fail('members.unknown', { memberId: otherId });
  const staffId = context.session?.staffId ?? null;
  insertDistinct(context.db, { oneId, otherId, at: context.now, staffId });
  context.log('member.keptApart', { oneUid: one.uid, otherUid: other.uid });
  context.changed('members');
  return ok(null);
};
