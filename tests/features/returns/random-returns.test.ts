import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { balanceOf } from '../../../src/main/features/loyalty/face.ts';
import { ledgerOf } from '../sales/shop.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from './support.ts';

const HISTORIES = 40;
const DAY_MS = 86_400_000;

type Step =
  | { readonly do: 'sell'; readonly creams: number; readonly bags: number; readonly pay: number }
  | { readonly do: 'return'; readonly at: number; readonly line: number; readonly count: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'policy'; readonly clawback: 'deduct' | 'negative' | 'waive' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      creams: fc.integer({ min: 1, max: 6 }),
      bags: fc.integer({ min: 1, max: 9 }),
      pay: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      at: fc.nat(100),
      line: fc.integer({ min: 1, max: 2 }),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.integer({ min: 1, max: 200 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      clawback: fc.constantFrom('deduct', 'negative', 'waive'),
    }),
  },
);

/** One member's history in one shop, and what must hold after every step of it. */
function play(shop: ReturnShop, memberId: number) {
  const sales: number[] = [];
  const today = () => shop.store.read((context) => context.today);

  const check = () => {
    const { entries, remaining, oddLots, oddEntries } = ledgerOf(shop, memberId);
    expect({ entries, oddLots, oddEntries }).toEqual({
      entries: remaining,
      oddLots: 0,
      oddEntries: 0,
    });
    const odd = `remaining NOT BETWEEN min(amount, 0) AND max(amount, 0)`;
    expect(shop.numbers(`SELECT count(*) AS n FROM points_lots WHERE ${odd}`)).toEqual([0]);
  };

  const sell = ({ creams, bags, pay }: Extract<Step, { do: 'sell' }>) => {
    const [cream, bag] = shop.basket(['cream', 'bag']).lines;
    if (cream === undefined || bag === undefined) throw new Error('No lines');
    const lines = [
      { ...cream, quantityMilli: creams * 1000 },
      { ...bag, quantityMilli: bags * 1000 },
    ];
    const basket = shop.basket([], { memberId, lines });
    const most = shop.quote(basket).redemption?.maximumPoints ?? 0;
    const points = Math.floor((most * pay) / 2 / 100) * 100;
    const tenders = points === 0 ? [] : [{ kind: 'points' as const, points }];
    const sold = shop.sell({ ...basket, tenders });
    expect(balanceOf(shop.store.db, memberId, today()).balance).toBe(sold.balanceAfter);
    sales.push(sold.saleId);
  };

  const bringBack = (saleId: number, line: number, count: number) => {
    const found = shop.store.value('returns.find', { by: { saleId } });
    const left = found.lines.find((one) => one.lineNo === line)?.leftMilli ?? 0;
    const pieces = Math.min(count, left / 1000);
    if (pieces === 0) return;
    const request = wish(shop.goods(saleId, { [line]: pieces }));
    const quote = shop.quoteReturn(request);
    const back = shop.takeBack(request, { approval: APPROVED });
    expect(back.points).toEqual(quote.points);
    expect(back.refunds.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(back.totalMinor);
    const { balance } = balanceOf(shop.store.db, memberId, today());
    expect(balance).toBe(back.points?.balanceAfter);
    const { owed, taken, debt, deducted, waived } = back.points ?? NONE;
    expect(taken + debt + deducted + waived).toBe(owed);
  };

  return {
    run(one: Step) {
      switch (one.do) {
        case 'sell':
          sell(one);
          break;
        case 'return': {
          const saleId = sales[one.at % Math.max(1, sales.length)];
          if (saleId !== undefined) bringBack(saleId, one.line, one.count);
          break;
        }
        case 'wait':
          shop.store.clock.advance(one.days * DAY_MS);
          while (isExpiring(shop)) check();
          break;
        case 'policy':
          shop.setReturns({ clawback: one.clawback, days: 3660 });
          break;
      }
      check();
    },
    /** Everything comes back that is still out. */
    end() {
      for (const saleId of sales) {
        bringBack(saleId, 1, 99);
        bringBack(saleId, 2, 99);
      }
      check();
    },
  };
}

const NONE = { owed: 0, taken: 0, debt: 0, deducted: 0, waived: 0 };

function isExpiring(shop: ReturnShop): boolean {
  const done = shop.store.internal('loyalty.expireDue', { isConfirmed: true });
  return (done as { readonly state: string }).state === 'more';
}

it('any sales, returns, waits and policies: what is shown is booked, and in the end all points are accounted for', () => {
  const seen = { debts: 0, deducted: 0, waived: 0, restores: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 15, maxLength: 30 }), (steps) => {
      const shop = openReturnShop();
      const memberId = shop.member.gold;
      const history = play(shop, memberId);
      for (const one of steps) history.run(one);
      history.end();
      const of = (kind: string) =>
        shop.numbers(
          `SELECT coalesce(sum(points), 0) AS n FROM points_entries WHERE kind = '${kind}'`,
        )[0] ?? 0;
      const settled = shop.numbers(
        'SELECT coalesce(sum(points_deducted + points_waived), 0) AS n FROM returns',
      )[0];
      expect(of('earn') + of('clawback')).toBe(settled);
      expect(of('redeem') + of('restore')).toBe(0);
      expect(shop.numbers('SELECT coalesce(sum(total_minor), 0) AS n FROM sales')).toEqual([0]);
      expect(shop.numbers('SELECT coalesce(sum(tax_minor), 0) AS n FROM sales')).toEqual([0]);
      const count = (where: string) =>
        shop.numbers(`SELECT count(*) AS n FROM returns WHERE ${where}`)[0] ?? 0;
      seen.debts += count('points_debt > 0');
      seen.deducted += count('points_deducted > 0');
      seen.waived += count('points_waived > 0');
      seen.restores += of('restore') > 0 ? 1 : 0;
      shop.closeVerified();
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  // Otherwise these histories would prove nothing of them.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
}, 180_000);
