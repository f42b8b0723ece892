import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { pointsHistoryOf } from '../../loyalty/face.ts';
import { memberOrSurvivor } from '../tables.ts';

/** Every movement of a member's points, newest first, by pages. */
export const pointsHistory: Query<'members.pointsHistory'> = (context, input) => {
  const member = memberOrSurvivor(context.db, input.memberId);
  if (member === undefined) return fail('members.unknown', { memberId: input.memberId });
  return ok(pointsHistoryOf(context.db, { ...input, memberId: member.id }));
};
