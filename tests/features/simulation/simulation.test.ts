import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProgrammeRules, ruleConditions } from '../../../src/contract/programme.ts';
import type { SimulationResult } from '../../../src/contract/simulation.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../src/main/features/loyalty/face.ts';
import { simulationReports } from '../../../src/main/features/simulation/index.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from '../returns/support.ts';
import { anyProgramme, type ProgrammeOf, type ShopRecords } from './any-programme.ts';

const HISTORIES = 20;
const HOUR_MS = 3_600_000;
const WHO = ['standard', 'gold', 'platinum'] as const;

type Step =
  | {
      readonly do: 'sell';
      readonly who: (typeof WHO)[number];
      readonly creams: number;
      readonly grams: number;
      readonly bags: number;
      readonly discount: boolean;
    }
  | { readonly do: 'return'; readonly at: number; readonly line: number; readonly count: number }
  | { readonly do: 'wait'; readonly hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      who: fc.constantFrom(...WHO),
      creams: fc.integer({ min: 0, max: 4 }),
      grams: fc.integer({ min: 1, max: 3333 }),
      bags: fc.integer({ min: 1, max: 9 }),
      discount: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      at: fc.nat(100),
      line: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 60 }),
    }),
  },
);

function recordsOf({ store }: ReturnShop): ShopRecords {
  const uids = (sql: string) => store.db.all<{ uid: string }>(sql).map(({ uid }) => uid);
  return {
    products: uids('SELECT uid FROM products ORDER BY id LIMIT 3'),
    counters: uids('SELECT uid FROM counters ORDER BY id'),
  };
}

/** A shop whose programme is `programme`, with two counters and birthdays. */
function openSimulationShop(programme: ProgrammeOf = () => BASE_PROGRAMME): ReturnShop {
  const shop = openReturnShop({ features: [{ reports: simulationReports }] });
  shop.setReturns({ clawback: 'negative', days: 3660 });
  const { connection } = shop.store;
  connection.run(`INSERT INTO counters (uid, code, name)
    VALUES ('0198c0de-0000-7000-8000-000000000001', 'C02', 'Bags')`);
  connection.run(`UPDATE products SET counter_id = (SELECT max(id) FROM counters)
    WHERE id = ${shop.product.bag}`);
  connection.run(`UPDATE members SET birthday = '1990-11-23' WHERE id = ${shop.member.gold}`);
  publish(shop, programme(recordsOf(shop)));
  return shop;
}

function publish(shop: ReturnShop, rules: ProgrammeRules): void {
  shop.store.write((context) => publishProgramme(context, { rules, effectiveFrom: '2020-01-01' }));
}

function sell(shop: ReturnShop, one: Extract<Step, { do: 'sell' }>): number {
  const [cream, cheese, bag] = shop.basket(['cream', 'cheese', 'bag']).lines;
  if (cream === undefined || cheese === undefined || bag === undefined) throw new Error('No lines');
  const discount = { kind: 'percent', basisPoints: 1000, reason: 'scratched' } as const;
  const lines = [
    ...(one.creams === 0 ? [] : [{ ...cream, quantityMilli: one.creams * 1000 }]),
    { ...cheese, quantityMilli: one.grams, discount: one.discount ? discount : null },
    { ...bag, quantityMilli: one.bags * 1000 },
  ];
  return shop.sell(shop.basket([], { memberId: shop.member[one.who], lines })).saleId;
}

function play(shop: ReturnShop, steps: readonly Step[]): void {
  const sales: number[] = [];
  for (const one of steps) {
    if (one.do === 'wait') shop.store.clock.advance(one.hours * HOUR_MS);
    if (one.do === 'sell') sales.push(sell(shop, one));
    if (one.do !== 'return') continue;
    const saleId = sales[one.at % Math.max(1, sales.length)];
    if (saleId === undefined) continue;
    const found = shop.store.value('returns.find', { by: { saleId } });
    const line = found.lines.find(({ lineNo }) => lineNo === one.line);
    const left = line?.leftMilli ?? 0;
    const milli =
      line?.unit === 'kg' ? Math.min(left, one.count * 100) : Math.min(left, one.count * 1000);
    if (milli === 0) continue;
    shop.takeBack(
      wish({ kind: 'receipt', saleId, lines: [{ lineNo: one.line, quantityMilli: milli }] }),
      {
        approval: APPROVED,
      },
    );
  }
}

function simulate(shop: ReturnShop, rules: ProgrammeRules): SimulationResult {
  const result = shop.store.report('simulation.run', {
    rules,
    period: { kind: 'months', months: 12 },
  });
  if (result === null) throw new Error('No period');
  return result;
}

/** What was posted, read from the ledger and the returns, apart from the product. */
function postedIn(shop: ReturnShop) {
  const one = (sql: string) => shop.numbers(sql)[0] ?? 0;
  const earned = one(
    `SELECT coalesce(sum(points), 0) AS n FROM points_entries WHERE kind = 'earn'`,
  );
  return earned - one('SELECT coalesce(sum(points_owed), 0) AS n FROM returns');
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function expectToAddUp(result: SimulationResult): void {
  const { total } = result;
  for (const side of ['posted', 'simulated'] as const) {
    expect(sum(result.months.map((row) => row[side]))).toBe(total[side]);
    expect(sum(result.tiers.map((row) => row[side]))).toBe(total[side]);
    expect(sum(result.counters.map((row) => row[side]))).toBe(total[side]);
  }
  expect(sum(result.rules.map((row) => row.points))).toBe(total.simulated);
  const { winners, losers, bought, same } = result.members;
  expect(winners.points + losers.points).toBe(total.simulated - total.posted);
  expect(winners.count + losers.count + same).toBe(bought);
  expect(result.sales).toBe(result.replayed);
}

/** 50 points more on a member's first purchase. */
const WELCOME: ProgrammeOf = () => ({
  ...BASE_PROGRAMME,
  rules: [
    {
      id: 'welcome',
      name: 'Welcome',
      gives: { kind: 'perSale', points: 50 },
      stacking: 'stack',
      capPerSale: null,
      when: ruleConditions.parse({ firstPurchase: true }),
    },
  ],
});

const histories = fc.array(step, { minLength: 1, maxLength: 14 });

describe('simulating a programme', () => {
  it('gives exactly what was posted when it was the one in force', () => {
    fc.assert(
      fc.property(anyProgramme, histories, (programme, steps) => {
        const shop = openSimulationShop(programme);
        try {
          play(shop, steps);
          const result = simulate(shop, programme(recordsOf(shop)));
          expectToAddUp(result);
          expect(result.total.posted).toBe(postedIn(shop));
          expect(result.total.simulated).toBe(result.total.posted);
          expect(result.touched).toBe(0);
          expect([result.members.winners.count, result.members.losers.count]).toEqual([0, 0]);
          for (const row of result.counters) expect(row.simulated).toBe(row.posted);
        } finally {
          shop.close();
        }
      }),
      { numRuns: HISTORIES },
    );
  });

  it('gives what the same sales earn in a shop where it is in force', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, histories, (one, other, steps) => {
        const [here, there] = [openSimulationShop(one), openSimulationShop(other)];
        try {
          play(here, steps);
          play(there, steps);
          const draft = simulate(here, other(recordsOf(here)));
          const posted = simulate(there, other(recordsOf(there)));
          expectToAddUp(draft);
          expect(draft.total).toMatchObject({
            posted: postedIn(here),
            simulated: postedIn(there),
          });
          expect(draft.months.map(({ simulated }) => simulated)).toEqual(
            posted.months.map((row) => row.posted),
          );
          expect(draft.tiers.map(({ simulated }) => simulated)).toEqual(
            posted.tiers.map((row) => row.posted),
          );
          expect(draft.rules).toEqual(posted.rules);
        } finally {
          here.close();
          there.close();
        }
      }),
      { numRuns: HISTORIES },
    );
  });

  it('writes nothing', () => {
    const shop = openSimulationShop();
    sell(shop, { do: 'sell', who: 'gold', creams: 2, grams: 500, bags: 1, discount: false });
    const before = shop.numbers('SELECT total_changes() AS n');
    simulate(shop, BASE_PROGRAMME);
    expect(shop.numbers('SELECT total_changes() AS n')).toEqual(before);
    shop.closeVerified();
  });

  it('says what it costs, who wins and who loses, and which rule did it', () => {
    const shop = openSimulationShop();
    for (const who of WHO) {
      sell(shop, { do: 'sell', who, creams: 1, grams: 1, bags: 1, discount: false });
    }
    // Gold 1.5 points a 1.00 as before, standard nothing any more, platinum twice its points.
    const rules: ProgrammeRules = {
      ...BASE_PROGRAMME,
      rates: { ...BASE_PROGRAMME.rates, standard: { ratePoints: 0, ratePerMinor: 1000 } },
      rules: [
        {
          id: 'double',
          name: 'Double',
          gives: { kind: 'multiply', factorBp: 20_000 },
          stacking: 'stack',
          capPerSale: null,
          when: {
            products: [],
            categories: [],
            brands: [],
            suppliers: [],
            counters: [],
            withSpecialOffers: true,
            tiers: ['platinum'],
            channels: [],
            fromDay: null,
            toDay: null,
            weekdays: [],
            hours: null,
            birthday: null,
            firstPurchase: false,
            clubs: [],
            minimumMinor: 0,
          },
        },
      ],
      redemption: { ...BASE_PROGRAMME.redemption, stepWorthMinor: 200 },
    };
    const result = simulate(shop, rules);
    expectToAddUp(result);
    // 101.02: 101, 151 and 202 posted at 1 fen; 0, 151 and 404 simulated at 2 fen each.
    expect(result.total).toEqual({
      sales: 3,
      posted: 454,
      simulated: 555,
      postedMinor: 454,
      simulatedMinor: 1110,
    });
    expect(result.touched).toBe(2);
    expect(result.rules.map(({ part, sales, points }) => [part, sales, points])).toEqual([
      ['base', 2, 353],
      ['rule', 1, 202],
      ['caps', 0, 0],
      ['returns', 0, 0],
    ]);
    const { winners, losers, same } = result.members;
    expect(same).toBe(1);
    expect(winners).toMatchObject({ count: 1, points: 202, minor: 404 });
    expect(winners.named).toMatchObject([
      { memberId: shop.member.platinum, posted: 202, simulated: 404 },
    ]);
    expect(losers.named).toMatchObject([
      { memberId: shop.member.standard, posted: 101, simulated: 0 },
    ]);
    expect(result.notKnown).toEqual([]);
    shop.close();
  });

  it('counts a purchase that came back as none: the next one is the first again', () => {
    const shop = openSimulationShop(WELCOME);
    const sale = { do: 'sell', who: 'gold', creams: 1, grams: 1000, bags: 1 } as const;
    const sales = [1, 2].map(() => sell(shop, { ...sale, discount: false }));
    for (const saleId of sales) {
      shop.takeBack(wish(shop.goods(saleId, { 1: 1, 2: 1, 3: 1 })), { approval: APPROVED });
    }
    for (const _again of [1, 2]) sell(shop, { ...sale, discount: false });
    const result = simulate(shop, WELCOME(recordsOf(shop)));
    expect(result.rules.find(({ ruleId }) => ruleId === 'welcome')).toMatchObject({
      sales: 2,
      points: 100,
    });
    expect(result.touched).toBe(0);
    expect(result.total.simulated).toBe(postedIn(shop));
    shop.close();
  });

  it('shows a period in which nothing was sold, and refuses one that is none', () => {
    const shop = openSimulationShop();
    const ask = (fromDay: string, toDay: string) =>
      shop.store.report('simulation.run', {
        rules: BASE_PROGRAMME,
        period: { kind: 'days', fromDay, toDay },
      });
    expect(ask('2026-01-01', '2026-01-31')).toMatchObject({ sales: 0, replayed: 0, months: [] });
    expect(ask('2026-02-01', '2026-01-31')).toBeNull();
    expect(ask('2023-01-01', '2026-01-01')).toBeNull();
    expect(ask('2023-01-01', '2025-12-31')).not.toBeNull();
    shop.close();
  });
});
