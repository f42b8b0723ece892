import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { ledgerOf } from '../sales/shop.ts';
import { openReturnShop, wish } from './support.ts';

const HISTORIES = 12;
const SALES_A_HISTORY = 25;

/** One sale of three lines and how it comes back: in which parts, of how many pieces each. */
const visit = fc.record({
  pieces: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  products: fc.array(fc.constantFrom('cream', 'bag', 'cheese'), { minLength: 3, maxLength: 3 }),
  tier: fc.constantFrom('standard', 'silver', 'gold', 'platinum'),
  pointsShare: fc.integer({ min: 0, max: 4 }),
  discountBp: fc.constantFrom(0, 0, 300, 770),
  roundToMinor: fc.constantFrom(null, null, 10, 100),
  card: fc.boolean(),
  parts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 9 }),
});

/**
 * The same sale, with its discounts and points, comes back once in one and once in parts: both
 * leave the member, the drawer and the tax as they were before it, and the store adds up.
 */
it('after sale and full return, in one or in parts, everything is as before but the history', () => {
  const shop = openReturnShop();
  const memberSums = () =>
    shop.numbers('SELECT coalesce(sum(remaining), 0) AS n FROM points_lots GROUP BY member_id');
  const lots = () =>
    shop.store.db.all('SELECT id, remaining FROM points_lots WHERE remaining <> 0 ORDER BY id');
  const money = () =>
    shop.store.db.all(
      `SELECT kind, sum(amount_minor) AS amount FROM sale_tenders GROUP BY kind
       HAVING amount <> 0 ORDER BY kind`,
    );
  const sums = () =>
    shop.store.db.get(
      `SELECT sum(total_minor) AS total, sum(tax_minor) AS tax, sum(discount_minor) AS discount,
         sum(rounding_minor) AS rounding, sum(points_paid_minor) AS points FROM sales`,
    );
  // Lots of three ages, so that points which pay come out of more than one.
  for (let month = 0; month < 3; month += 1) {
    for (const memberId of Object.values(shop.member)) {
      shop.sell(shop.basket(['cream'], { memberId }));
    }
    shop.store.clock.advance(32 * 86_400_000);
  }
  fc.assert(
    fc.property(
      fc.array(visit, { minLength: SALES_A_HISTORY, maxLength: SALES_A_HISTORY }),
      (visits) => {
        for (const each of visits) {
          const before = { lots: lots(), money: money(), sums: sums(), members: memberSums() };
          const saleId = sell(each);
          bringBack(saleId, each.parts);
          expect({ lots: lots(), money: money(), sums: sums(), members: memberSums() }).toEqual(
            before,
          );
        }
      },
    ),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  for (const memberId of Object.values(shop.member)) {
    expect(ledgerOf(shop, memberId)).toMatchObject({ oddLots: 0, oddEntries: 0 });
  }
  expect(verifyStore(shop.store.db).checks.filter((check) => check.wrong !== null)).toEqual([]);
  const returned = shop.numbers(`SELECT count(*) AS n FROM sales WHERE kind = 'return'`)[0] ?? 0;
  expect(returned).toBeGreaterThan(HISTORIES * SALES_A_HISTORY);
  shop.close();

  type Visit = typeof visit extends fc.Arbitrary<infer Value> ? Value : never;

  function sell(each: Visit): number {
    const memberId = shop.member[each.tier];
    const lines = each.pieces.map((count, index) => {
      const name = each.products[index] ?? 'bag';
      const [line] = shop.basket([name]).lines;
      if (line === undefined) throw new Error('No line');
      return { ...line, quantityMilli: name === 'cheese' ? count * 333 : count * 1000 };
    });
    const discount =
      each.discountBp === 0
        ? null
        : { kind: 'percent' as const, basisPoints: each.discountBp, reason: 'test' };
    const open = shop.basket([], { memberId, lines, discount, roundToMinor: each.roundToMinor });
    const most = shop.quote(open).redemption?.maximumPoints ?? 0;
    const points = Math.floor((most * each.pointsShare) / 4 / 100) * 100;
    const tenders = points === 0 ? [] : [{ kind: 'points' as const, points }];
    const due = shop.quote({ ...open, tenders }).dueMinor;
    const half = Math.floor(due / 2);
    const card = { kind: 'card' as const, amountMinor: half, reference: 'T1' };
    return shop.sell({ ...open, tenders: each.card && half > 0 ? [...tenders, card] : tenders })
      .saleId;
  }

  function bringBack(saleId: number, parts: readonly number[]): void {
    const { lines } = shop.store.value('returns.find', { by: { saleId } });
    const left = new Map(lines.map((line) => [line.lineNo, line.leftMilli]));
    const unit = new Map(lines.map((line) => [line.lineNo, line.unit]));
    const take = (wanted: ReadonlyMap<number, number>) => {
      const some = [...wanted].filter(([, milli]) => milli > 0);
      if (some.length === 0) return;
      const goods = some.map(([lineNo, quantityMilli]) => ({ lineNo, quantityMilli }));
      shop.takeBack(wish({ kind: 'receipt', saleId, lines: goods }));
      for (const [lineNo, milli] of some) left.set(lineNo, (left.get(lineNo) ?? 0) - milli);
    };
    for (let at = 0; at + 2 < parts.length; at += 3) {
      take(
        new Map(
          [...left].map(([lineNo, milli], index) => {
            const wanted = (parts[at + index] ?? 0) * (unit.get(lineNo) === 'kg' ? 111 : 1000);
            return [lineNo, Math.min(milli, wanted)];
          }),
        ),
      );
    }
    take(new Map(left));
  }
}, 120_000);
