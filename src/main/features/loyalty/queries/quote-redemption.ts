import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { quoteRedemption } from '../face.ts';

/** What of an amount a member's points can pay today. */
export const quoteRedemptionQuery: Query<'loyalty.quoteRedemption'> = (context, input) => {
  const member = memberForSale(context.db, input.memberId);
  if (member?.isActive !== true) return fail('members.unknown', { memberId: input.memberId });
  return ok(
    quoteRedemption(context.db, {
      ...input,
      memberId: member.id,
      day: context.today,
      isFrozen: member.frozenReason !== null,
      householdId: member.householdId,
    }),
  );
};
