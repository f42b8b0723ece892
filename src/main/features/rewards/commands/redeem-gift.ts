import type { CallError } from '../../../../contract/index.ts';
import { assertNever, fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { postSpending } from '../../loyalty/face.ts';
import { memberToChange } from '../../members/face.ts';
import { giveGift } from '../give-gift.ts';
import { obstacleTo } from '../rules/obstacle.ts';
import { type GiftRow, selectGift } from '../tables.ts';
import { selectHadCounts } from '../tables-redemptions.ts';
import { onOffer } from '../to-gift.ts';

type RedeemError = CallError<'rewards.redeemGift'>;

/**
 * Gives a member a gift for points: the points leave their lots in spend order, the piece leaves
 * the stock, both in this transaction or not at all. Of two who want the last one, one gets it.
 */
export const redeemGift: Command<'rewards.redeemGift'> = (context, input) => {
  const { db, today } = context;
  const gift = selectGift(db, input.giftId);
  if (gift === undefined) return fail('rewards.unknownGift');
  const found = memberToChange(db, input.memberId);
  if (!found.ok) return found;
  const member = found.value;
  if (gift.points !== input.expectedPoints) {
    return fail('rewards.priceChanged', { points: gift.points });
  }
  const { points } = gift;
  const had = selectHadCounts(db, member.id).get(gift.id) ?? 0;
  const isFrozen = member.frozenReason !== null;
  // Whether there are enough is the ledger's to say: a household may help.
  const wish = { tier: member.tier, isFrozen, balance: points, had };
  const obstacle = obstacleTo(onOffer(gift), wish, today);
  if (obstacle !== null) return refusal(obstacle, { gift, member });
  const uid = context.newUid();
  const paid = postSpending(context, {
    memberId: member.id,
    points,
    kind: 'gift',
    source: { kind: 'gift', uid },
    reason: gift.name,
  });
  if (!paid.ok) return paid;
  const { operationUid, balanceAfter } = paid.value;
  const given = giveGift(context, { uid, gift, member, points, operationUid, balanceAfter });
  if (given === undefined) return fail('rewards.outOfStock', { name: gift.name });
  const { redemptionId, code, stock } = given;
  return ok({ redemptionId, code, points, balanceAfter, stock });
};

function refusal(
  obstacle: Exclude<ReturnType<typeof obstacleTo>, null>,
  wish: {
    readonly gift: GiftRow;
    readonly member: { readonly frozenReason: string | null };
  },
): Extract<Result<never, RedeemError>, { ok: false }> {
  const { name, points, perMemberLimit } = wish.gift;
  switch (obstacle) {
    case 'notRunning':
      return fail('rewards.notRunning', { name });
    case 'tier':
      return fail('rewards.tierMissing', { name });
    case 'limit':
      return fail('rewards.limitReached', { name, limit: perMemberLimit ?? 0 });
    case 'stock':
      return fail('rewards.outOfStock', { name });
    case 'frozen':
      return fail('members.frozen', { reason: wish.member.frozenReason ?? 'other' });
    case 'points':
      return fail('loyalty.notEnoughPoints', { asked: points, balance: 0 });
    default:
      return assertNever(obstacle);
  }
}
