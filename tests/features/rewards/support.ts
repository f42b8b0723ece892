import type { CallInput } from '../../../src/contract/index.ts';
import { clubsCommands, clubsQueries } from '../../../src/main/features/clubs/index.ts';
import { couponsCommands, couponsQueries } from '../../../src/main/features/coupons/index.ts';
import { postBonus } from '../../../src/main/features/loyalty/face.ts';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { referralQueries } from '../../../src/main/features/referral/index.ts';
import { rewardsCommands, rewardsQueries } from '../../../src/main/features/rewards/index.ts';
import { stampsCommands, stampsQueries } from '../../../src/main/features/stamps/index.ts';
import { MANAGER } from '../../support/store.ts';
import { ask } from '../members/care-support.ts';
import { openReturnShop, type ReturnShop } from '../returns/support.ts';

/** A shop with gifts, stamp cards, clubs and referrals beside selling and returns. */
export function openRewardShop(): ReturnShop {
  return openReturnShop({
    features: [
      { queries: membersQueries, commands: membersCommands },
      { queries: clubsQueries, commands: clubsCommands },
      { queries: rewardsQueries, commands: rewardsCommands },
      { queries: stampsQueries, commands: stampsCommands },
      { queries: referralQueries },
      { queries: couponsQueries, commands: couponsCommands },
    ],
  });
}

/** Gives a member points to spend, in a lot of its own. */
export function givePoints(shop: ReturnShop, memberId: number, points: number): void {
  shop.store.write((context) => {
    postBonus(context, { memberId, points, source: { kind: 'test', uid: context.newUid() } });
  });
}

type GiftWish = Partial<Omit<CallInput<'rewards.saveGift'>, 'requestId'>>;

/** A gift of the catalogue for 500 points, with `stock` pieces; its id. */
export function addGift(shop: ReturnShop, stock: number, more: GiftWish = {}): number {
  const wish = { giftId: null, name: 'Bath towel', points: 500, ...more };
  const saved = ask(shop.store, 'rewards.saveGift', wish);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { giftId } = saved.value;
  if (stock > 0) {
    const move = { giftId, kind: 'receipt', quantity: stock } as const;
    const moved = ask(shop.store, 'rewards.moveStock', move);
    if (!moved.ok) throw new Error(JSON.stringify(moved.error));
  }
  return giftId;
}

type CardWish = Partial<Omit<CallInput<'stamps.saveCard'>, 'requestId'>>;

/** A stamp card that counts pieces and gives 100 points for three; its id. */
export function addCard(shop: ReturnShop, more: CardWish = {}): number {
  const saved = ask(
    shop.store,
    'stamps.saveCard',
    {
      cardId: null,
      name: 'Cream card',
      needed: 3,
      counting: { basis: { kind: 'piece' } },
      reward: { kind: 'points', points: 100 },
      fromDay: '2026-01-01',
      ...more,
    },
    MANAGER,
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value.cardId;
}

/** Sells so many creams (100.00 each) and bags (1.00 each) to a member. */
export function buy(
  shop: ReturnShop,
  memberId: number | null,
  pieces: { readonly cream?: number; readonly bag?: number },
): number {
  const plain = shop.basket(['cream', 'bag'], { memberId });
  const wanted = [pieces.cream ?? 0, pieces.bag ?? 0];
  const lines = plain.lines
    .map((line, index) => ({ ...line, quantityMilli: (wanted[index] ?? 0) * 1000 }))
    .filter((line) => line.quantityMilli > 0);
  const { saleId } = shop.sell({ ...plain, lines });
  shop.store.clock.advance(60_000);
  return saleId;
}
