import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { giveableCampaign } from '../../coupons/face.ts';
import { memberForSale } from '../../members/face.ts';
import { giftById } from '../../rewards/face.ts';
import { isRunning, rulesOf } from '../cards.ts';
import { progressOf } from '../settle.ts';
import {
  type CardRow,
  hasStamps,
  selectCardFigures,
  selectCards,
  selectRecordName,
} from '../tables.ts';
import { selectCardIdsOf, selectRewards } from '../tables-entries.ts';

/** The gift or coupon of a full card with what is there of it; a coupon is as many as wanted. */
function givenBy(
  db: Db,
  card: CardRow,
): { readonly name: string; readonly stock: number } | undefined {
  const { reward } = rulesOf(card);
  if (reward.kind === 'gift') return giftById(db, reward.giftId);
  if (reward.kind === 'points') return undefined;
  const campaign = giveableCampaign(db, reward.campaignId);
  return campaign === undefined ? undefined : { name: campaign.name, stock: 1 };
}

/** All stamp cards. */
export const stampCards: Query<'stamps.cards'> = ({ db, today }) => {
  const figures = selectCardFigures(db);
  const cards = selectCards(db).map((row) => {
    const { counting, reward } = rulesOf(row);
    return {
      ...row,
      ...(figures.get(row.id) ?? { memberCount: 0, rewardCount: 0 }),
      counting,
      reward,
      isActive: row.isActive === 1,
      isRunning: isRunning(row, today),
      isFixed: hasStamps(db, row.id),
      giftName: givenBy(db, row)?.name ?? '',
      targets: [...counting.products, ...counting.categories, ...counting.brands].map((uid) => ({
        uid,
        name: selectRecordName(db, uid),
      })),
    };
  });
  return ok({ today, cards });
};

/** A member's cards and the gifts that wait. */
export const stampsOfMember: Query<'stamps.ofMember'> = ({ db, today }, { memberId }) => {
  const member = memberForSale(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  const known = new Set(selectCardIdsOf(db, member.id));
  const cards = selectCards(db);
  const rewards = selectRewards(db, { memberId: member.id, cardId: null }).filter(
    ({ state, expiresOn }) => state === 'ready' && (expiresOn === null || expiresOn >= today),
  );
  return ok({
    cards: cards
      .filter((card) => isRunning(card, today))
      .map((card) =>
        known.has(card.id)
          ? progressOf(db, card, member.id)
          : { cardId: card.id, name: card.name, needed: card.needed, held: 0, isDone: false },
      ),
    rewards: rewards.flatMap(({ id, cardId, expiresOn }) => {
      const card = cards.find((one) => one.id === cardId);
      const gift = card === undefined ? undefined : givenBy(db, card);
      if (card === undefined || gift === undefined) return [];
      return [{ id, cardName: card.name, giftName: gift.name, stock: gift.stock, expiresOn }];
    }),
  });
};
