import * as fc from 'fast-check';
import { TIERS } from '../../../../src/contract/members.ts';
import type { EarningRule, ProgrammeRules } from '../../../../src/contract/programme.ts';
import { BASE_PROGRAMME } from '../../../../src/main/features/loyalty/face.ts';

/** What happens in a history. Members, sales and lines are told by places, taken modulo. */
export type Step =
  | {
      readonly do: 'sell';
      readonly who: number;
      readonly pieces: readonly [number, number, number];
      readonly pay: number;
      readonly isTwice: boolean;
    }
  | {
      readonly do: 'return';
      readonly sale: number;
      readonly line: number;
      readonly count: number;
      readonly isExchange: boolean;
    }
  | { readonly do: 'claim'; readonly who: number; readonly pieces: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'expire' }
  | { readonly do: 'rules'; readonly rules: ProgrammeRules }
  | { readonly do: 'policy'; readonly clawback: 'deduct' | 'negative' | 'waive' }
  | Operation;

/** What moves points, or says who may spend them, beside sales and returns. */
export type Operation =
  | { readonly do: 'merge'; readonly who: number; readonly other: number }
  | { readonly do: 'freeze'; readonly who: number }
  | { readonly do: 'transfer'; readonly who: number; readonly other: number; readonly part: number }
  | { readonly do: 'adjust'; readonly who: number; readonly points: number }
  | { readonly do: 'bonus'; readonly who: number; readonly points: number }
  | { readonly do: 'gift'; readonly who: number; readonly part: number }
  | { readonly do: 'undo'; readonly operation: number }
  | { readonly do: 'tier'; readonly who: number; readonly tier: number }
  | {
      readonly do: 'household';
      readonly who: number;
      readonly other: number;
      readonly dailyLimit: number | null;
    };

/** Stands for the product's uid, which only the shop knows. */
export const CREAM = '00000000-0000-7000-8000-00000000c0de';

const place = fc.nat(11);

const gives: fc.Arbitrary<EarningRule['gives']> = fc.oneof(
  fc.record({
    kind: fc.constant('multiply' as const),
    factorBp: fc.constantFrom(10_001, 13_333, 20_000, 50_000),
  }),
  fc.record({
    kind: fc.constant('rate' as const),
    rate: fc.record({ ratePoints: fc.nat(9), ratePerMinor: fc.constantFrom(7, 100, 999) }),
  }),
  fc.record({ kind: fc.constant('perItem' as const), points: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('perSale' as const), points: fc.integer({ min: 1, max: 200 }) }),
);

const rule = fc.record({
  when: fc.record({
    withSpecialOffers: fc.boolean(),
    tiers: fc.subarray([...TIERS], { maxLength: 2 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 4 }),
    products: fc.constantFrom<string[][]>([], [], [CREAM]),
    firstPurchase: fc.constantFrom(false, false, false, true),
    minimumMinor: fc.constantFrom(0, 0, 5_000, 40_000),
  }),
  gives,
  stacking: fc.constantFrom('stack' as const, 'best' as const),
  capPerSale: fc.option(fc.integer({ min: 0, max: 500 })),
});

const expiry: fc.Arbitrary<ProgrammeRules['expiry']> = fc.oneof(
  fc.record({
    policy: fc.constantFrom('endOfMonth' as const, 'exactMonths' as const, 'inactivity' as const),
    months: fc.integer({ min: 1, max: 14 }),
  }),
  fc.record({
    policy: fc.constant('fixedDate' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    yearsAhead: fc.nat(1),
  }),
  fc.constant({ policy: 'never' as const }),
);

/** Rules of every kind, as a manager may publish them. */
const anyRules = fc
  .record({
    rates: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30)),
    per: fc.constantFrom(100, 333, 1000),
    rounding: fc.constantFrom<ProgrammeRules['rounding'][]>(
      'floorPerSale',
      'halfUpPerSale',
      'floorPerLine',
    ),
    rules: fc.array(rule, { maxLength: 4 }),
    noOffers: fc.boolean(),
    noTax: fc.boolean(),
    perSale: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 3 }),
    perDay: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 3 }),
    activeAfterDays: fc.constantFrom(0, 0, 1, 14),
    expiry,
    step: fc.constantFrom([100, 100], [1, 1], [50, 33]),
    share: fc.constantFrom(5_000, 10_000, 3_333),
  })
  .map((wish): ProgrammeRules => {
    const [standard, silver, gold, platinum] = wish.rates;
    const rate = (ratePoints: number) => ({ ratePoints, ratePerMinor: wish.per });
    const [stepPoints = 1, stepWorthMinor = 1] = wish.step;
    const minimumPoints = stepPoints;
    return {
      ...BASE_PROGRAMME,
      rates: {
        standard: rate(standard),
        silver: rate(silver),
        gold: rate(gold),
        platinum: rate(platinum),
      },
      rounding: wish.rounding,
      rules: wish.rules.map((one, at) => ({
        ...one,
        id: `rule-${at}`,
        name: `Rule ${at}`,
        when: {
          categories: [],
          brands: [],
          suppliers: [],
          counters: [],
          channels: [],
          fromDay: null,
          toDay: null,
          hours: null,
          birthday: null,
          clubs: [],
          ...one.when,
        },
      })),
      excluded: { ...BASE_PROGRAMME.excluded, specialOffers: wish.noOffers, tax: wish.noTax },
      caps: { perSale: wish.perSale, perDay: wish.perDay },
      activeAfterDays: wish.activeAfterDays,
      expiry: wish.expiry,
      redemption: { stepPoints, stepWorthMinor, minimumPoints, maximumShareBp: wish.share },
    };
  });

function step<Fields>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }) {
  return fc.record(fields);
}

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: step({
      do: fc.constant('sell' as const),
      who: place,
      pieces: fc.tuple(fc.nat(5), fc.nat(9), fc.nat(3)),
      pay: fc.nat(2),
      isTwice: fc.boolean(),
    }),
  },
  {
    weight: 7,
    arbitrary: step({
      do: fc.constant('return' as const),
      sale: fc.nat(40),
      line: fc.nat(2),
      count: fc.integer({ min: 1, max: 5 }),
      isExchange: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: step({
      do: fc.constant('wait' as const),
      // A clock that is set back is part of a till's life.
      days: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -20, max: 0 })),
    }),
  },
  { weight: 2, arbitrary: step({ do: fc.constant('expire' as const) }) },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('claim' as const),
      who: place,
      pieces: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: step({ do: fc.constant('merge' as const), who: place, other: place }),
  },
  { weight: 1, arbitrary: step({ do: fc.constant('freeze' as const), who: place }) },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('transfer' as const),
      who: place,
      other: place,
      part: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('adjust' as const),
      who: place,
      points: fc.integer({ min: -400, max: 400 }).filter((points) => points !== 0),
    }),
  },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('bonus' as const),
      who: place,
      points: fc.integer({ min: 1, max: 300 }),
    }),
  },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('gift' as const),
      who: place,
      part: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: step({ do: fc.constant('undo' as const), operation: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: step({
      do: fc.constant('household' as const),
      who: place,
      other: place,
      dailyLimit: fc.constantFrom(null, null, 60, 500),
    }),
  },
  {
    weight: 1,
    arbitrary: step({ do: fc.constant('tier' as const), who: place, tier: fc.nat(3) }),
  },
  { weight: 1, arbitrary: step({ do: fc.constant('rules' as const), rules: anyRules }) },
  {
    weight: 1,
    arbitrary: step({
      do: fc.constant('policy' as const),
      clawback: fc.constantFrom('deduct' as const, 'negative' as const, 'waive' as const),
    }),
  },
);

/** A history: what the shop does with three members, in order. */
export const anyHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(anyRules, fc.array(anyStep, { minLength: 8, maxLength: 22 }))
  .map(([rules, steps]) => [{ do: 'rules', rules }, ...steps]);
