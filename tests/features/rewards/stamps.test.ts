import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASHIER } from '../../support/store.ts';
import { ask, codeOf, versionOf } from '../members/care-support.ts';
import { type ReturnShop, wish } from '../returns/support.ts';
import { addCard, addGift, buy, openRewardShop } from './support.ts';

let shop: ReturnShop;
let member: number;
beforeEach(() => {
  shop = openRewardShop();
  member = shop.member.standard;
});
afterEach(() => shop.closeVerified());

function cardOf(memberId = member) {
  return shop.store.value('stamps.ofMember', { memberId });
}

function held(memberId = member): number | undefined {
  return cardOf(memberId).cards[0]?.held;
}

function giveBack(saleId: number, pieces: Readonly<Record<number, number>>): void {
  shop.takeBack(wish(shop.goods(saleId, pieces)));
}

function uidOf(table: 'products' | 'categories', id: number): string {
  const sql = `SELECT uid FROM ${table} WHERE id = ${id}`;
  return shop.store.db.get<{ uid: string }>(sql)?.uid ?? '';
}

describe('stamps', () => {
  it('count pieces of the goods that are named, and not what costs nothing', () => {
    const products = [uidOf('products', shop.product.cream)];
    addCard(shop, { needed: 9, counting: { basis: { kind: 'piece' }, products } });
    buy(shop, member, { cream: 2, bag: 5 });
    expect(held()).toBe(2);
    addCard(shop, { name: 'Everything', needed: 90 });
    shop.sell(shop.basket(['sample', 'cream'], { memberId: member }));
    expect(cardOf().cards.map((card) => card.held)).toEqual([3, 1]);
    buy(shop, null, { cream: 1 });
    expect(held()).toBe(3);
  });

  it('count sales from an amount on, or every full amount, up to a limit a sale', () => {
    addCard(shop, { needed: 9, counting: { basis: { kind: 'sale', minimumMinor: 15_000 } } });
    addCard(shop, {
      name: 'Amounts',
      needed: 90,
      counting: { basis: { kind: 'amount', perMinor: 3000 }, maxPerSale: 10 },
    });
    buy(shop, member, { cream: 1 });
    expect(cardOf().cards.map((card) => card.held)).toEqual([3, 0]);
    buy(shop, member, { cream: 4 });
    expect(cardOf().cards.map((card) => card.held)).toEqual([13, 1]);
  });

  it('a full card gives its points once, the next begins, and the receipt says so', () => {
    addCard(shop);
    buy(shop, member, { cream: 2 });
    const before = shop.balance(member);
    const saleId = buy(shop, member, { cream: 5 });
    const sql = `SELECT points_earned AS n FROM sales WHERE id = ${saleId}`;
    expect(shop.balance(member)).toBe(before + (shop.numbers(sql)[0] ?? 0) + 200);
    expect(held()).toBe(1);
    const document = shop.store.db.get<{ document: string }>(
      `SELECT document FROM print_jobs WHERE sale_id = ${saleId} AND kind = 'receipt'`,
    )?.document;
    const stamps = [{ name: 'Cream card', held: 1, needed: 3, filled: 2 }];
    expect(JSON.parse(document ?? '{}')).toMatchObject({ stamps });
  });

  it('stop at the cards that a member may fill, and outside the days of the card', () => {
    addCard(shop, { maxCards: 1, toDay: '2026-11-21' });
    buy(shop, member, { cream: 7 });
    expect(cardOf().cards).toMatchObject([{ held: 4, isDone: true }]);
    expect(shop.numbers('SELECT count(*) AS n FROM stamp_rewards')).toEqual([1]);
    shop.store.clock.advance(86_400_000);
    buy(shop, member, { cream: 3 });
    expect(shop.numbers('SELECT sum(stamps) AS n FROM stamp_entries')).toEqual([7]);
  });

  it('of a claimed sale are the claimant’s', () => {
    addCard(shop);
    const saleId = buy(shop, null, { cream: 2 });
    ask(shop.store, 'sales.claim', { saleId, memberId: member }, CASHIER);
    expect(held()).toBe(2);
  });

  it('are fixed in their rule once given; name and last day may change', () => {
    const cardId = addCard(shop);
    const change = (version: number, more: object) =>
      codeOf(shop.store, 'stamps.saveCard', {
        cardId,
        version,
        name: 'Cream card',
        needed: 3,
        counting: { basis: { kind: 'piece' } },
        reward: { kind: 'points', points: 100 },
        fromDay: '2026-01-01',
        ...more,
      });
    expect(change(1, { needed: 4 })).toBe('ok');
    expect(change(2, { needed: 3 })).toBe('ok');
    buy(shop, member, { cream: 1 });
    expect(change(3, { needed: 4 })).toBe('stamps.isFixed');
    expect(change(3, { reward: { kind: 'points', points: 1 } })).toBe('stamps.isFixed');
    expect(change(3, { name: 'Creams', toDay: '2026-12-31' })).toBe('ok');
    const products = ['019aa000-0000-7000-8000-000000000000'];
    const unknown = { counting: { basis: { kind: 'piece' }, products } };
    expect(change(4, { name: 'X', ...unknown })).toBe('stamps.unknownRecord');
    expect(change(4, { reward: { kind: 'gift', giftId: 99 } })).toBe('rewards.unknownGift');
  });
});

describe('the gift of a full card', () => {
  it('waits, is handed out once with a slip, and waits again when it comes back', () => {
    const giftId = addGift(shop, 1, { points: 0 });
    addCard(shop, { reward: { kind: 'gift', giftId, days: 2 } });
    buy(shop, member, { cream: 3 });
    const [reward] = cardOf().rewards;
    expect(reward).toMatchObject({ giftName: 'Bath towel', stock: 1, expiresOn: '2026-11-23' });
    const take = () =>
      codeOf(shop.store, 'stamps.takeReward', { rewardId: reward?.id ?? 0 }, CASHIER);
    expect(take()).toBe('ok');
    expect(take()).toBe('stamps.rewardTaken');
    expect(cardOf().rewards).toEqual([]);
    const [given] = shop.store.value('rewards.forMember', { memberId: member }).redemptions;
    const redemptionId = given?.id ?? 0;
    ask(shop.store, 'rewards.giveBackGift', { redemptionId, reason: 'wrong colour' });
    expect(take()).toBe('ok');
    ask(shop.store, 'rewards.giveBackGift', { redemptionId: redemptionId + 1, reason: 'again' });
    shop.store.clock.advance(3 * 86_400_000);
    expect(take()).toBe('stamps.rewardExpired');
  });

  it('is withdrawn by a return while it waits; once taken, the stamps are made up for', () => {
    const giftId = addGift(shop, 5, { points: 0 });
    addCard(shop, { reward: { kind: 'gift', giftId } });
    const first = buy(shop, member, { cream: 3 });
    giveBack(first, { 1: 1 });
    expect([held(), cardOf().rewards.length]).toEqual([2, 0]);
    buy(shop, member, { cream: 1 });
    const rewardId = cardOf().rewards[0]?.id ?? 0;
    expect(codeOf(shop.store, 'stamps.takeReward', { rewardId }, CASHIER)).toBe('ok');
    giveBack(first, { 1: 2 });
    expect(held()).toBe(-2);
    buy(shop, member, { cream: 4 });
    expect([held(), cardOf().rewards.length]).toEqual([2, 0]);
  });

  it('stamps of two who become one fill the card together', () => {
    addCard(shop);
    const other = shop.member.gold;
    buy(shop, member, { cream: 2 });
    const sale = buy(shop, other, { cream: 2 });
    const before = shop.balance(member) + shop.balance(other);
    ask(shop.store, 'members.merge', {
      survivorId: member,
      survivorVersion: versionOf(shop.store, member),
      mergedId: other,
      mergedVersion: versionOf(shop.store, other),
    });
    expect(held()).toBe(1);
    expect(shop.balance(member)).toBe(before + 100);
    giveBack(sale, { 1: 2 });
    expect(held()).toBe(-1);
  });
});

const basis = fc.constantFrom(
  { kind: 'piece' as const },
  { kind: 'sale' as const, minimumMinor: 25_000 },
  { kind: 'amount' as const, perMinor: 3300 },
);

function addCampaign(totalLimit: number): number {
  const terms = {
    schema: 1 as const,
    benefit: { kind: 'amount' as const, amountMinor: 500 },
    validity: { kind: 'afterIssue' as const, days: 30 },
    codes: 'personal' as const,
    minimumMinor: 1000,
    totalLimit,
  };
  const saved = ask(shop.store, 'coupons.save', {
    campaignId: null,
    version: 0,
    name: 'Five off',
    terms,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { campaignId } = saved.value;
  const begun = ask(shop.store, 'coupons.activate', { campaignId, version: saved.value.version });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return campaignId;
}

function save(campaignId: number): string {
  return codeOf(shop.store, 'stamps.saveCard', {
    cardId: null,
    name: 'Coupons',
    needed: 3,
    counting: { basis: { kind: 'piece' } },
    reward: { kind: 'coupon', campaignId },
    fromDay: '2026-01-01',
  });
}

describe('the coupon of a full card', () => {
  it('is given at once, a code for each card; without one left the reward waits', () => {
    addCard(shop, { reward: { kind: 'coupon', campaignId: addCampaign(1) } });
    buy(shop, member, { cream: 3 });
    expect(shop.numbers('SELECT count(*) AS n FROM coupons')).toEqual([1]);
    expect(cardOf().rewards).toEqual([]);
    buy(shop, member, { cream: 3 });
    const rewardId = cardOf().rewards[0]?.id ?? 0;
    expect(codeOf(shop.store, 'stamps.takeReward', { rewardId }, CASHIER)).toBe(
      'coupons.allIssued',
    );
  });

  it('comes from a campaign that is there and gives personal codes', () => {
    expect(save(99)).toBe('coupons.unknown');
    expect(save(addCampaign(5))).toBe('ok');
  });
});

describe('any split of a return', () => {
  it('takes back the stamps that the one return takes back', () => {
    fc.assert(
      fc.property(
        basis,
        fc.integer({ min: 1, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        (counted, pieces, maxPerSale, parts) => {
          const small = openRewardShop();
          const [split, whole] = [small.member.standard, small.member.gold];
          addCard(small, { counting: { basis: counted, maxPerSale } });
          const [one, two] = [split, whole].map((id) => buy(small, id, { cream: pieces, bag: 1 }));
          const back = (saleId: number, quantity: number) =>
            small.takeBack(wish(small.goods(saleId, { 1: quantity })));
          let taken = 0;
          for (const part of parts) {
            const quantity = Math.min(part, pieces - taken);
            if (quantity > 0) back(one ?? 0, quantity);
            taken += quantity;
          }
          back(two ?? 0, taken);
          const stampsOf = (id: number) =>
            small.numbers(
              `SELECT coalesce(sum(stamps), 0) AS n FROM stamp_entries WHERE member_id = ${id}`,
            );
          expect(stampsOf(split)).toEqual(stampsOf(whole));
          const state = (id: number) => small.store.value('stamps.ofMember', { memberId: id });
          expect(state(split).cards).toEqual(state(whole).cards);
          small.closeVerified();
        },
      ),
      { numRuns: 25 },
    );
  });
});
