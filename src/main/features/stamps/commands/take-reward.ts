import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { spendablePoints } from '../../loyalty/face.ts';
import { memberToChange } from '../../members/face.ts';
import { giftById, giveGift } from '../../rewards/face.ts';
import { rulesOf } from '../cards.ts';
import { giveRewardCoupon } from '../settle.ts';
import { selectCard } from '../tables.ts';
import { selectReward, takeReward as markTaken } from '../tables-entries.ts';

/** Hands out the gift of a full card: once, while it waits, and as long as there is one. */
export const takeReward: Command<'stamps.takeReward'> = (context, { rewardId }) => {
  const { db, today } = context;
  const reward = selectReward(db, rewardId);
  const card = reward === undefined ? undefined : selectCard(db, reward.cardId);
  if (reward === undefined || card === undefined) return fail('stamps.unknownReward');
  if (reward.state !== 'ready') return fail('stamps.rewardTaken', { name: card.name });
  if (reward.expiresOn !== null && reward.expiresOn < today) {
    return fail('stamps.rewardExpired', { name: card.name });
  }
  const found = memberToChange(db, reward.memberId);
  if (!found.ok) return found;
  const member = found.value;
  if (member.frozenReason !== null) return fail('members.frozen', { reason: member.frozenReason });
  const rules = rulesOf(card).reward;
  if (rules.kind === 'coupon') {
    const holder = { memberId: member.id, memberUid: member.uid };
    const code = giveRewardCoupon(context, { ...rules, uid: reward.uid, holder });
    if (code === null) return fail('coupons.allIssued');
    markTaken(db, { id: reward.id, redemptionId: null, code });
    context.log('stamps.taken', { reward: reward.uid });
    context.changed('stamps', `member:${member.id}`);
    return ok({ giftName: card.name, code, stock: 0 });
  }
  const gift = rules.kind === 'gift' ? giftById(db, rules.giftId) : undefined;
  if (gift === undefined) return fail('stamps.unknownReward');
  const given = giveGift(context, {
    uid: context.newUid(),
    gift,
    member,
    points: 0,
    operationUid: null,
    balanceAfter: spendablePoints(db, member.id, today),
  });
  if (given === undefined) return fail('rewards.outOfStock', { name: gift.name });
  markTaken(db, { id: reward.id, redemptionId: given.redemptionId, code: given.code });
  context.log('stamps.taken', { reward: reward.uid });
  context.changed('stamps');
  return ok({ giftName: gift.name, code: given.code, stock: given.stock });
};
