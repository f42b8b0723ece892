import { addDays } from '../../../contract/kernel/time.ts';
import type { StampProgress } from '../../../contract/stamps.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { giveCoupon } from '../coupons/face.ts';
import { postBonus } from '../loyalty/face.ts';
import { rulesOf } from './cards.ts';
import { settleRewards } from './rules/count-stamps.ts';
import type { CardRow } from './tables.ts';
import { insertReward, selectRewards, selectStampSum, withdrawReward } from './tables-entries.ts';

/** Whose card is settled, and for which receipt; null = for none. */
export interface Holder {
  readonly memberId: number;
  readonly memberUid: string;
  readonly saleId: number | null;
}

/** How far a member is on a card, and what is to be done about its rewards. */
function stateOf(db: Db, card: CardRow, memberId: number) {
  const of = { memberId, cardId: card.id };
  const rewards = selectRewards(db, of);
  const waiting = rewards.filter(({ state }) => state === 'ready');
  const plan = settleRewards({
    needed: card.needed,
    maxCards: card.maxCards,
    stamps: selectStampSum(db, of),
    given: rewards.length,
    ready: waiting.length,
  });
  return { rewards, waiting, plan };
}

/** How far a member is on a card. */
export function progressOf(db: Db, card: CardRow, memberId: number): StampProgress {
  const { rewards, plan } = stateOf(db, card, memberId);
  return shown(card, rewards.length, plan.held);
}

function shown(card: CardRow, given: number, held: number): StampProgress {
  const isDone = card.maxCards !== null && given >= card.maxCards && held >= 0;
  return { cardId: card.id, name: card.name, needed: card.needed, held, isDone };
}

/**
 * Gives the rewards of cards that are full now, or withdraws those that are not full any more, in
 * the open transaction. Returns how far the member is afterwards, and how many cards became full.
 */
export function settle(
  context: CommandContext,
  card: CardRow,
  holder: Holder,
): StampProgress & { readonly filled: number } {
  const { rewards, waiting, plan } = stateOf(context.db, card, holder.memberId);
  for (const reward of waiting.slice(0, plan.withdraw)) {
    withdrawReward(context.db, reward.id);
    context.log('stamps.withdrawn', { reward: reward.uid });
  }
  for (let count = 0; count < plan.give; count += 1) giveReward(context, card, holder);
  const given = rewards.length - plan.withdraw + plan.give;
  return { ...shown(card, given, plan.held), filled: plan.give };
}

/** The coupon of a full card; null = its campaign gives none, so that it waits. */
export function giveRewardCoupon(
  context: CommandContext,
  reward: {
    readonly campaignId: number;
    readonly uid: string;
    readonly holder: Pick<Holder, 'memberId' | 'memberUid'>;
  },
): string | null {
  const { campaignId, uid, holder } = reward;
  const member = { id: holder.memberId, uid: holder.memberUid };
  return giveCoupon(context, { campaignId, member, occasion: `stamps:${uid}` });
}

function giveReward(context: CommandContext, card: CardRow, holder: Holder): void {
  const { reward } = rulesOf(card);
  const uid = context.newUid();
  const points = reward.kind === 'points' ? reward.points : 0;
  const code =
    reward.kind === 'coupon' ? giveRewardCoupon(context, { ...reward, uid, holder }) : null;
  const state = reward.kind === 'points' || code !== null ? 'taken' : 'ready';
  const days = reward.kind === 'gift' ? reward.days : null;
  insertReward(context.db, {
    uid,
    cardId: card.id,
    memberId: holder.memberId,
    state,
    saleId: holder.saleId,
    points,
    code: code ?? '',
    at: context.now,
    expiresOn: days === null ? null : addDays(context.today, days),
  });
  context.log('stamps.rewarded', {
    reward: uid,
    card: card.uid,
    member: holder.memberUid,
    state,
    points,
  });
  if (points > 0) {
    const source = { kind: 'stampCard', uid };
    postBonus(context, { memberId: holder.memberId, points, source, reason: card.name });
  }
}
