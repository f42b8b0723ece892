import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOUBLE, type RuleWish } from './support.ts';
import { plainLine } from '../../../../src/contract/sales.ts';
import { wish } from '../../returns/support.ts';
import { openRuleShop, type RuleShop } from './shop.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let shop: RuleShop;
beforeEach(() => {
  shop = openRuleShop();
});
afterEach(() => shop.closeVerified());

/** Double points on cosmetics for gold members in their birthday week, not with special offers. */
function birthdayRule(): RuleWish {
  return {
    when: {
      categories: [shop.cosmetics],
      tiers: ['gold'],
      birthday: 'week',
      withSpecialOffers: false,
    },
    gives: DOUBLE,
  };
}

const explained = (saleId: number) => shop.store.value('loyalty.explainSale', { saleId });
const numbers = (sql: string) => shop.numbers(sql);

describe('a sale under rules', () => {
  it('is booked as it was quoted, keeps why, and tells it afterwards', () => {
    shop.publish([birthdayRule()]);
    const memberId = shop.member.gold;
    shop.setBirthday(memberId, '1990-11-22');
    const basket = shop.basket(['cream', 'bag'], { memberId });
    const earning = shop.store.value('sales.explainQuote', basket);
    expect(earning).toMatchObject({
      basePoints: 151,
      steps: [{ ruleId: 'rule-0', points: 150, lineNos: [1], linePoints: [150] }],
      points: 301,
    });
    const sale = shop.sell(basket);
    expect(sale.pointsEarned).toBe(301);
    expect(explained(sale.saleId)).toEqual(earning);
    const short = { basePoints: 151, steps: [{ ruleId: 'rule-0', points: 150 }], points: 301 };
    expect(shop.quote(basket).earning).toMatchObject(short);
    expect(numbers(`SELECT points_earned AS n FROM sale_lines ORDER BY line_no`)).toEqual([300, 1]);
    const detail = {
      birthday: ['week', 'month'],
      lines: [{ lineNo: 1, category: shop.cosmetics }],
      base: 151,
      steps: [{ rule: 'rule-0', points: 150 }],
    };
    expect(shop.detailOf(sale.saleId)).toEqual(detail);
    expect(shop.earnedEvent()).toMatchObject({ points: 301, detail });
  });

  it('a special offer, another tier, another week earn the base alone', () => {
    shop.publish([birthdayRule()]);
    const { gold, silver } = shop.member;
    shop.setBirthday(gold, '--11-22');
    shop.setBirthday(silver, '--11-22');
    const discount = { kind: 'percent', basisPoints: 500, reason: 'Damaged' } as const;
    const reduced = [{ ...plainLine(shop.product.cream, 1000), discount }];
    const points = (memberId: number, lines = shop.basket(['cream']).lines) =>
      shop.quote(shop.basket([], { memberId, lines })).earning?.points;
    expect(points(gold)).toBe(300);
    expect(points(gold, reduced)).toBe(142);
    expect(points(silver)).toBe(120);
    shop.store.clock.advance(7 * DAY_MS);
    expect(points(gold)).toBe(150);
  });

  it('under a plain programme keeps not a byte more', () => {
    const { saleId } = shop.sell(shop.basket(['cream'], { memberId: shop.member.gold }));
    expect(shop.detailOf(saleId)).toBeNull();
    expect(shop.earnedEvent()).not.toHaveProperty('detail');
  });

  it('hours are those of the store’s clock, over midnight within one business day', () => {
    // Saturday 21 November, 10:00; the day turns at 04:00.
    shop.publish([
      { when: { weekdays: [6], hours: { from: '22:00', to: '02:00' } }, gives: DOUBLE },
    ]);
    const points = () =>
      shop.quote(shop.basket(['cream'], { memberId: shop.member.standard })).earning?.points;
    const after = [0, 11.99, 0.02, 3.98, 0.02].map((hours) => {
      shop.store.clock.advance(hours * HOUR_MS);
      return points();
    });
    expect(after).toEqual([100, 100, 200, 200, 100]);
  });

  it('says why nothing was earned, also when there is no entry that could keep it', () => {
    const { excluded } = { excluded: { categories: [shop.cosmetics] } };
    shop.publish([], { excluded: { ...NONE_EXCLUDED, ...excluded } });
    const { saleId } = shop.sell(shop.basket(['cream'], { memberId: shop.member.gold }));
    expect(explained(saleId)).toMatchObject({
      points: 0,
      lines: [{ excludedBy: 'category', eligibleMinor: 0 }],
    });
    const both = shop.sell(shop.basket(['cream', 'bag'], { memberId: shop.member.gold }));
    shop.publish([]);
    shop.store.write(({ db }) => db.run('UPDATE products SET category_id = NULL'));
    expect(explained(both.saleId)).toMatchObject({
      points: 1,
      lines: [{ excludedBy: 'category' }, { excludedBy: null }],
    });
  });
});

const NONE_EXCLUDED = {
  products: [],
  categories: [],
  brands: [],
  suppliers: [],
  counters: [],
  specialOffers: false,
  tax: false,
};

describe('a first purchase', () => {
  it('is the first of which something is kept', () => {
    shop.publish([{ when: { firstPurchase: true }, gives: { kind: 'perSale', points: 500 } }]);
    const memberId = shop.member.standard;
    const buy = () => shop.sell(shop.basket(['cream'], { memberId }));
    const first = buy();
    expect(first.pointsEarned).toBe(600);
    expect(buy().pointsEarned).toBe(100);
    const other = shop.member.gold;
    const voided = shop.sell(shop.basket(['cream', 'cream'], { memberId: other }));
    shop.takeBack(wish(shop.goods(voided.saleId, { 1: 1 })));
    expect(shop.quote(shop.basket(['bag'], { memberId: other })).earning?.points).toBe(1);
    shop.takeBack(wish(shop.goods(voided.saleId, { 2: 1 })));
    expect(shop.quote(shop.basket(['bag'], { memberId: other })).earning?.points).toBe(501);
  });
});

describe('a limit of the day', () => {
  it('counts what was earned before that day and is kept, so an exchange loses nothing', () => {
    shop.publish([], { caps: { perSale: null, perDay: 250 } });
    const memberId = shop.member.standard;
    const buy = (count: number) =>
      shop.sell(
        shop.basket(
          Array.from({ length: count }, () => 'cream' as const),
          { memberId },
        ),
      );
    const first = buy(2);
    expect(first.pointsEarned).toBe(200);
    const second = buy(1);
    expect(second.pointsEarned).toBe(50);
    expect(explained(second.saleId)).toMatchObject({
      cuts: [{ by: 'day', limit: 250, earnedBefore: 200, points: 50 }],
    });
    expect(buy(1).pointsEarned).toBe(0);
    shop.takeBack(wish(shop.goods(first.saleId, { 1: 1 })));
    expect(buy(1).pointsEarned).toBe(100);
    shop.takeBack(wish(shop.goods(second.saleId, { 1: 1 })));
    expect(shop.balance(memberId)).toBe(200);
    shop.store.clock.advance(DAY_MS);
    expect(buy(2).pointsEarned).toBe(200);
  });
});

describe('a claim', () => {
  it('earns by the facts of the sale, not of the day it is claimed', () => {
    shop.publish([
      { when: { hours: { from: '09:00', to: '12:00' } }, gives: DOUBLE },
      { when: { firstPurchase: true }, gives: { kind: 'perSale', points: 7 } },
      { when: { birthday: 'day' }, gives: { kind: 'perSale', points: 1000 } },
    ]);
    const memberId = shop.member.standard;
    const { saleId } = shop.sell(shop.basket(['cream']));
    shop.store.clock.advance(6 * HOUR_MS);
    shop.setBirthday(memberId, '--11-22');
    shop.sell(shop.basket(['bag'], { memberId: shop.member.gold }));
    shop.store.clock.advance(12 * HOUR_MS);
    // Bought since: the claimed one was still the first.
    expect(shop.sell(shop.basket(['bag'], { memberId })).pointsEarned).toBe(1 + 7 + 1000);
    const claimed = shop.store.value('sales.claim', {
      requestId: shop.store.requestId(),
      saleId,
      memberId,
    });
    expect(claimed.pointsEarned).toBe(207);
    shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect(shop.balance(memberId)).toBe(1008);
  });
});
