import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainLine } from '../../../../src/contract/sales.ts';
import { wish } from '../../returns/support.ts';
import { openRuleShop, type RuleShop } from './shop.ts';
import { DOUBLE } from './support.ts';

let shop: RuleShop;
beforeEach(() => {
  shop = openRuleShop();
});
afterEach(() => shop.closeVerified());

const owed = (saleId: number, pieces: Readonly<Record<number, number>>) =>
  shop.takeBack(wish(shop.goods(saleId, pieces))).points?.owed;

describe('a return under rules', () => {
  it('1 point per 10.00 on two lines of 15.00: the first takes 2, the second 1', () => {
    const rates = { standard: { ratePoints: 1, ratePerMinor: 1000 } };
    const all = {
      ...rates,
      silver: rates.standard,
      gold: rates.standard,
      platinum: rates.standard,
    };
    shop.publish([], { rates: all });
    const price = { unitPriceMinor: 1500, source: 'label', reason: '' } as const;
    const lines = ['cream', 'cream'].map(() => ({ ...plainLine(shop.product.cream, 1000), price }));
    const { saleId, pointsEarned } = shop.sell(
      shop.basket([], { lines, memberId: shop.member.standard }),
    );
    expect(pointsEarned).toBe(3);
    expect([owed(saleId, { 1: 1 }), owed(saleId, { 2: 1 })]).toEqual([2, 1]);
  });

  it('takes a bonus back whose minimum is reached no more, and at the end exactly everything', () => {
    shop.publish([
      { when: { minimumMinor: 20_000 }, gives: { kind: 'perSale', points: 77 } },
      { when: { categories: [shop.cosmetics] }, gives: { kind: 'perItem', points: 5 } },
    ]);
    const memberId = shop.member.silver;
    const sale = shop.sell(shop.basket(['cream', 'cream', 'bag'], { memberId }));
    expect(sale.pointsEarned).toBe(241 + 77 + 10);
    expect(owed(sale.saleId, { 3: 1 })).toBe(1);
    expect(owed(sale.saleId, { 1: 1 })).toBe(120 + 77 + 5);
    expect(owed(sale.saleId, { 2: 1 })).toBe(125);
    expect(shop.balance(memberId)).toBe(0);
  });

  it('looks at the pieces that are kept of a line for its minimum', () => {
    shop.publish([{ when: { minimumMinor: 20_000 }, gives: { kind: 'perSale', points: 77 } }]);
    const memberId = shop.member.standard;
    const lines = [plainLine(shop.product.cream, 3000)];
    const { saleId, pointsEarned } = shop.sell(shop.basket([], { lines, memberId }));
    expect(pointsEarned).toBe(377);
    expect([1, 1, 1].map((count) => owed(saleId, { 1: count }))).toEqual([100, 177, 100]);
  });

  it('a limit that held something back is not taken back twice', () => {
    shop.publish([{ gives: DOUBLE, capPerSale: 120 }], { caps: { perSale: 300, perDay: null } });
    const memberId = shop.member.standard;
    const sale = shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    // 200 + 120 of 200, of that 300; one cream kept is 100 + 100.
    expect(sale.pointsEarned).toBe(300);
    expect(owed(sale.saleId, { 1: 1 })).toBe(100);
    expect(owed(sale.saleId, { 2: 1 })).toBe(200);
  });

  it('uses the rules and facts of the sale, whatever changed since', () => {
    const memberId = shop.member.gold;
    shop.publish([
      {
        when: {
          categories: [shop.cosmetics],
          tiers: ['gold'],
          birthday: 'week',
          hours: { from: '09:00', to: '11:00' },
          firstPurchase: true,
          withSpecialOffers: false,
        },
        gives: DOUBLE,
      },
    ]);
    shop.setBirthday(memberId, '--11-22');
    const sale = shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    expect(sale.pointsEarned).toBe(600);
    shop.publish([{ gives: { kind: 'perSale', points: 9 } }]);
    shop.store.write(({ db }) => {
      db.run('UPDATE products SET category_id = NULL');
      db.run(`UPDATE members SET tier = 'standard', birthday = '--05-05' WHERE id = :memberId`, {
        memberId,
      });
    });
    shop.store.clock.advance(9 * 86_400_000);
    expect(owed(sale.saleId, { 1: 1 })).toBe(300);
    expect(owed(sale.saleId, { 2: 1 })).toBe(300);
    expect(shop.balance(memberId)).toBe(0);
  });

  it('points that paid a part earn nothing, and what is kept earns by what money paid', () => {
    shop.publish([{ gives: { kind: 'perItem', points: 10 } }]);
    const memberId = shop.member.standard;
    const before = shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    expect(before.pointsEarned).toBe(330);
    const sale = shop.sell(
      shop.basket(['cream', 'cream'], { memberId, tenders: [{ kind: 'points', points: 300 }] }),
    );
    // 197.00 by money: 197, and of each piece 98.5 % of 10 points, down.
    expect(sale.pointsEarned).toBe(197 + 9 + 9);
    expect(owed(sale.saleId, { 1: 1 })).toBe(99 + 9);
    expect(owed(sale.saleId, { 2: 1 })).toBe(98 + 9);
    expect(shop.balance(memberId)).toBe(330);
  });
});

/** One line of so many creams. */
function creams(count: number) {
  return [plainLine(shop.product.cream, count * 1000)];
}

describe('gifts for pieces', () => {
  it('go back piece by piece', () => {
    shop.publish([{ gives: { kind: 'perItem', points: 5 } }]);
    const basket = shop.basket([], { lines: creams(3), memberId: shop.member.standard });
    const { saleId, pointsEarned } = shop.sell(basket);
    expect(pointsEarned).toBe(315);
    expect([1, 1, 1].map((count) => owed(saleId, { 1: count }))).toEqual([105, 105, 105]);
  });

  it('are worked out on the part that money paid of the line as it was sold', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    shop.publish([{ gives: { kind: 'perItem', points: 10 } }]);
    const tenders = [{ kind: 'points' as const, points: 300 }];
    const { saleId, pointsEarned } = shop.sell(
      shop.basket([], { lines: creams(2), memberId, tenders }),
    );
    // 98.5 % by money: 20 points become 19; of one piece that is kept, 9.
    expect(pointsEarned).toBe(197 + 19);
    expect(owed(saleId, { 1: 1 })).toBe(216 - (98 + 9));
    expect(owed(saleId, { 1: 1 })).toBe(107);
  });
});

describe('an exchange', () => {
  it('ends where the goods that are kept had ended', () => {
    shop.publish([{ when: { categories: [shop.cosmetics] }, gives: DOUBLE }]);
    const memberId = shop.member.standard;
    const sale = shop.sell(shop.basket(['bag', 'cream'], { memberId }));
    expect(sale.pointsEarned).toBe(201);
    shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    const other = shop.sell(shop.basket(['cream'], { memberId }));
    expect(other.pointsEarned).toBe(200);
    expect(shop.balance(memberId)).toBe(400);
  });
});

describe('every split of a return', () => {
  it('takes what the return in one does, through the store', () => {
    shop.publish([
      { when: { minimumMinor: 30_000 }, gives: { kind: 'multiply', factorBp: 13_333 } },
      {
        when: { categories: [shop.cosmetics] },
        gives: { kind: 'perItem', points: 3 },
        capPerSale: 10,
      },
      { gives: { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 777 } }, stacking: 'best' },
      { gives: { kind: 'perSale', points: 40 }, stacking: 'best' },
    ]);
    const memberId = shop.member.platinum;
    const counts = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 }), fc.nat(5));
    fc.assert(
      fc.property(counts, fc.nat(60), fc.boolean(), (pieces, turn, redeems) => {
        const start = shop.balance(memberId);
        const paid = Math.min(200, Math.floor(start / 100) * 100);
        const lines = [shop.product.cream, shop.product.cheese, shop.product.bag].flatMap(
          (id, index) => {
            const count = pieces[index] ?? 0;
            return count === 0 ? [] : [plainLine(id, count * (index === 1 ? 485 : 1000))];
          },
        );
        const points = redeems && paid > 0 && pieces[0] > 1 ? paid : 0;
        const tenders = points === 0 ? [] : [{ kind: 'points' as const, points }];
        const { saleId } = shop.sell(shop.basket([], { lines, memberId, tenders }));
        const parts = lines.flatMap((line, index) => {
          const whole = line.quantityMilli % 1000 === 0;
          const count = whole ? line.quantityMilli / 1000 : 1;
          const quantity = whole ? 1 : line.quantityMilli / 1000;
          return Array.from({ length: count }, () => [index + 1, quantity] as const);
        });
        const turned = [
          ...parts.slice(turn % parts.length),
          ...parts.slice(0, turn % parts.length),
        ];
        for (const [lineNo, quantity] of turned) owed(saleId, { [lineNo]: quantity });
        expect(shop.balance(memberId)).toBe(start);
        // The next round begins with points, so that some pay.
        if (start === 0) shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
      }),
      { numRuns: 25 },
    );
  });
});
