import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASHIER, MANAGER } from '../../support/store.ts';
import { ask, codeOf, versionOf } from '../members/care-support.ts';
import type { ReturnShop } from '../returns/support.ts';
import { ledgerOf } from '../sales/shop.ts';
import { addGift, buy, givePoints, openRewardShop } from './support.ts';

let shop: ReturnShop;
let member: number;
beforeEach(() => {
  shop = openRewardShop();
  member = shop.member.standard;
});
afterEach(() => shop.closeVerified());

function redeem(giftId: number, memberId = member, expectedPoints = 500) {
  return ask(shop.store, 'rewards.redeemGift', { giftId, memberId, expectedPoints }, CASHIER);
}

function codeOfRedeem(giftId: number, memberId = member, expectedPoints = 500): string {
  const reply = redeem(giftId, memberId, expectedPoints);
  return reply.ok ? 'ok' : reply.error.code;
}

function giveBack(redemptionId: number, reason = 'damaged'): string {
  return codeOf(shop.store, 'rewards.giveBackGift', { redemptionId, reason }, CASHIER);
}

function redemptionOf(giftId: number, memberId = member): number {
  const reply = redeem(giftId, memberId);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value.redemptionId;
}

function stockOf(giftId: number): number | undefined {
  return shop.numbers(`SELECT stock AS n FROM gifts WHERE id = ${giftId}`)[0];
}

/** What each lot of a member holds, oldest first. */
function lots(): number[] {
  return shop.numbers(
    `SELECT remaining AS n FROM points_lots WHERE member_id = ${member} ORDER BY id`,
  );
}

describe('a gift for points', () => {
  it('takes points in spend order, one piece, and prints a slip with its code', () => {
    const giftId = addGift(shop, 2);
    givePoints(shop, member, 300);
    givePoints(shop, member, 400);
    const reply = redeem(giftId);
    expect(reply).toMatchObject({
      ok: true,
      value: { points: 500, balanceAfter: 200, stock: 1, code: expect.stringMatching(/^G\d{12}$/) },
    });
    expect(lots()).toEqual([0, 200]);
    const page = shop.store.db.get<{ markup: string; title: string }>(
      `SELECT markup, title FROM print_jobs WHERE job_key LIKE 'gift:%'`,
    );
    expect(page?.title).toBe('Bath towel 王小明');
    expect(page?.markup).toContain(reply.ok ? `{code:${reply.value.code};option:code128` : 'no');
  });

  it('comes back within its days: points to their very lots, the piece to the stock, once', () => {
    const giftId = addGift(shop, 1, { returnDays: 3 });
    givePoints(shop, member, 300);
    givePoints(shop, member, 400);
    const id = redemptionOf(giftId);
    expect(giveBack(id, ' ')).toBe('rewards.reasonMissing');
    shop.store.clock.advance(3 * 86_400_000);
    expect(giveBack(id)).toBe('ok');
    expect(lots()).toEqual([300, 400]);
    expect(stockOf(giftId)).toBe(1);
    expect(giveBack(id)).toBe('rewards.alreadyGivenBack');
    const late = redemptionOf(giftId);
    shop.store.clock.advance(4 * 86_400_000);
    expect(giveBack(late)).toBe('rewards.giveBackTooLate');
    expect(lots()).toEqual([0, 200]);
  });

  it('is refused with nothing spent and nothing moved, each for its reason', () => {
    const giftId = addGift(shop, 5, { perMemberLimit: 1 });
    expect(codeOfRedeem(giftId)).toBe('loyalty.notEnoughPoints');
    givePoints(shop, member, 2000);
    expect(codeOfRedeem(giftId, member, 400)).toBe('rewards.priceChanged');
    expect(codeOfRedeem(giftId)).toBe('ok');
    expect(codeOfRedeem(giftId)).toBe('rewards.limitReached');
    const gold = addGift(shop, 1, { name: 'Gold', tiers: ['gold'] });
    expect(codeOfRedeem(gold)).toBe('rewards.tierMissing');
    const past = addGift(shop, 1, { name: 'Past', toDay: '2026-11-20' });
    expect(codeOfRedeem(past)).toBe('rewards.notRunning');
    const free = addGift(shop, 1, { name: 'By stamps', points: 0 });
    expect(codeOfRedeem(free, member, 0)).toBe('rewards.notRunning');
    const none = addGift(shop, 0, { name: 'None' });
    expect(codeOfRedeem(none)).toBe('rewards.outOfStock');
    const offered = shop.store.value('rewards.forMember', { memberId: member });
    expect(offered.gifts.map(({ name, obstacle }) => [name, obstacle])).toEqual([
      ['Bath towel', 'limit'],
      ['Gold', 'tier'],
      ['None', 'stock'],
    ]);
    const some = addGift(shop, 1, { name: 'Some' });
    ask(shop.store, 'members.freeze', { memberId: member, reason: 'dispute', note: '' });
    expect(codeOfRedeem(some)).toBe('members.frozen');
    expect(lots()).toEqual([1500]);
    expect(shop.numbers('SELECT count(*) AS n FROM gift_redemptions')).toEqual([1]);
  });

  it('the last one, wanted by two, one gets; the other keeps the points', () => {
    const giftId = addGift(shop, 1);
    givePoints(shop, member, 600);
    givePoints(shop, shop.member.gold, 600);
    expect(codeOfRedeem(giftId)).toBe('ok');
    expect(codeOfRedeem(giftId, shop.member.gold)).toBe('rewards.outOfStock');
    expect(shop.balance(shop.member.gold)).toBe(600);
    expect(stockOf(giftId)).toBe(0);
  });

  it('asked twice with one request id is given once', () => {
    const giftId = addGift(shop, 3);
    givePoints(shop, member, 2000);
    const wish = {
      giftId,
      memberId: member,
      expectedPoints: 500,
      requestId: shop.store.requestId(),
    };
    const first = shop.store.value('rewards.redeemGift', wish);
    expect(shop.store.value('rewards.redeemGift', wish)).toEqual(first);
    expect(stockOf(giftId)).toBe(2);
  });

  it('goes with a member who is merged, and comes back to the survivor', () => {
    const giftId = addGift(shop, 1);
    const other = shop.member.gold;
    givePoints(shop, other, 500);
    const id = redemptionOf(giftId, other);
    const merged = ask(shop.store, 'members.merge', {
      survivorId: member,
      survivorVersion: versionOf(shop.store, member),
      mergedId: other,
      mergedVersion: versionOf(shop.store, other),
    });
    expect(merged.ok).toBe(true);
    expect(giveBack(id)).toBe('ok');
    expect(shop.balance(member)).toBe(500);
  });
});

describe('stock', () => {
  it('moves by receipts and corrections with a reason, and never below none', () => {
    const giftId = addGift(shop, 4, { lowStock: 3 });
    const move = (kind: 'receipt' | 'adjust', quantity: number, reason = '') =>
      codeOf(shop.store, 'rewards.moveStock', { giftId, kind, quantity, reason });
    expect(move('receipt', -1)).toBe('rewards.quantityWrong');
    expect(move('adjust', 0, 'x')).toBe('rewards.quantityWrong');
    expect(move('adjust', -1)).toBe('rewards.reasonMissing');
    expect(move('adjust', -5, 'broken')).toBe('rewards.stockShort');
    expect(move('adjust', -1, 'broken')).toBe('ok');
    expect(shop.store.value('rewards.gifts', {})).toMatchObject([{ stock: 3, isLow: true }]);
    expect(shop.store.value('rewards.movements', { giftId }).rows).toMatchObject([
      { kind: 'adjust', quantity: -1, stockAfter: 3, reason: 'broken' },
      { kind: 'receipt', quantity: 4, stockAfter: 4 },
    ]);
  });

  it('is refused to a cashier by nobody but the gateway, and a changed gift to who saw the old one', () => {
    const giftId = addGift(shop, 0);
    const save = (version: number, name: string) =>
      codeOf(shop.store, 'rewards.saveGift', { giftId, version, name, points: 700 }, MANAGER);
    expect(save(0, 'Towel')).toBe('rewards.changedMeanwhile');
    expect(save(1, 'Towel')).toBe('ok');
    expect(save(1, 'Towel again')).toBe('rewards.changedMeanwhile');
    addGift(shop, 0, { name: 'Mug' });
    expect(save(2, ' MUG ')).toBe('rewards.nameTaken');
    expect(save(2, ' ')).toBe('rewards.nameEmpty');
  });
});

function sum(points: readonly number[]): number {
  return points.reduce((a, b) => a + b, 0);
}

type Step =
  | { readonly kind: 'redeem'; readonly who: boolean }
  | { readonly kind: 'back'; readonly nth: number }
  | { readonly kind: 'stock'; readonly quantity: number }
  | { readonly kind: 'buy' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('redeem' as const), who: fc.boolean() }),
  fc.record({ kind: fc.constant('back' as const), nth: fc.nat(6) }),
  fc.record({ kind: fc.constant('stock' as const), quantity: fc.integer({ min: -4, max: 4 }) }),
  fc.constant({ kind: 'buy' as const }),
);

describe('whatever is done with gifts', () => {
  it('stock is never below none and points are neither lost nor made', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
        const small = openRewardShop();
        const members = [small.member.standard, small.member.gold];
        const giftId = addGift(small, 2, { points: 40 });
        for (const id of members) givePoints(small, id, 90);
        const pointsOf = () => members.map((id) => ledgerOf(small, id).remaining);
        const given: number[] = [];
        for (const one of steps) {
          const before = pointsOf();
          let change = 0;
          if (one.kind === 'redeem') {
            const memberId = members[one.who ? 1 : 0] ?? 0;
            const reply = ask(small.store, 'rewards.redeemGift', {
              giftId,
              memberId,
              expectedPoints: 40,
            });
            if (reply.ok) given.push(reply.value.redemptionId);
            change = reply.ok ? -40 : 0;
          } else if (one.kind === 'back') {
            const redemptionId = given[one.nth % Math.max(1, given.length)] ?? 999;
            const wish = { redemptionId, reason: 'x' };
            const reply = ask(small.store, 'rewards.giveBackGift', wish);
            change = reply.ok ? 40 : 0;
          } else if (one.kind === 'stock') {
            const { quantity } = one;
            ask(small.store, 'rewards.moveStock', {
              giftId,
              kind: 'adjust',
              quantity,
              reason: 'x',
            });
          } else {
            const saleId = buy(small, members[0] ?? 0, { cream: 1 });
            const sql = `SELECT points_earned AS n FROM sales WHERE id = ${saleId}`;
            change = small.numbers(sql)[0] ?? 0;
          }
          expect(sum(pointsOf())).toBe(sum(before) + change);
          expect(small.numbers('SELECT min(stock) AS n FROM gifts')[0]).toBeGreaterThanOrEqual(0);
        }
        small.closeVerified();
      }),
      { numRuns: 25 },
    );
  });
});
