import * as fc from 'fast-check';
import { TIERS } from '../../../../src/contract/members.ts';
import type { EarningRule, ProgrammeRules } from '../../../../src/contract/programme.ts';
import type { LineToEarn } from '../../../../src/main/features/loyalty/rules/sale-to-earn.ts';
import { programme, records, type RuleWish, uid } from './support.ts';

const SOME = 3;
const few = (kind: 'a' | 'b' | 'c' | 'd' | 'e') =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<string[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.nat(SOME).map((n) => uid(kind, n)),
        { maxLength: 2 },
      ),
    },
  );

const lists = fc.record({
  products: few('a'),
  categories: few('c'),
  brands: few('b'),
  suppliers: few('d'),
  counters: few('e'),
});

const rate = fc
  .record({
    ratePoints: fc.nat(40),
    ratePerMinor: fc.constantFrom(1, 7, 10, 33, 100, 1000, 9_973),
  })
  .map((one) => ({ ...one, ratePoints: Math.min(one.ratePoints, one.ratePerMinor * 10) }));

const gives: fc.Arbitrary<EarningRule['gives']> = fc.oneof(
  fc.record({
    kind: fc.constant('multiply' as const),
    factorBp: fc.constantFrom(10_001, 12_500, 13_333, 20_000, 35_000, 1_000_000),
  }),
  fc.record({ kind: fc.constant('rate' as const), rate }),
  fc.record({ kind: fc.constant('perItem' as const), points: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('perSale' as const), points: fc.integer({ min: 1, max: 300 }) }),
);

const cap = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.nat(200) },
);

export const ruleWish: fc.Arbitrary<RuleWish> = fc.record({
  when: fc.record(
    {
      withSpecialOffers: fc.boolean(),
      minimumMinor: fc.oneof(fc.constant(0), fc.nat(20_000)),
      products: few('a'),
      categories: few('c'),
      brands: few('b'),
      suppliers: few('d'),
      counters: few('e'),
    },
    { requiredKeys: [] },
  ),
  gives,
  stacking: fc.constantFrom('stack' as const, 'stack' as const, 'best' as const),
  capPerSale: cap,
});

/** Rules of every kind, with exclusions, limits and each way of rounding. */
export const anyProgramme = fc
  .record({
    wishes: fc.array(ruleWish, { maxLength: 6 }),
    excluded: fc.tuple(lists, fc.boolean(), fc.boolean()),
    hasExclusions: fc.boolean(),
    caps: fc.record({ perSale: cap, perDay: cap }),
    rounding: fc.constantFrom<ProgrammeRules['rounding'][]>(
      'floorPerSale',
      'halfUpPerSale',
      'floorPerLine',
    ),
    standard: rate,
  })
  .map(({ wishes, excluded, hasExclusions, caps, rounding, standard }) => {
    const [left, specialOffers, tax] = excluded;
    return programme(wishes, {
      caps,
      rounding,
      rates: { ...programme([]).rules.rates, standard },
      ...(hasExclusions ? { excluded: { ...left, specialOffers, tax } } : {}),
    });
  });

const someUid = (kind: 'a' | 'b' | 'c' | 'd' | 'e') => fc.nat(SOME).map((n) => uid(kind, n));

export const anyLine: fc.Arbitrary<LineToEarn> = fc
  .record({
    totalMinor: fc.oneof(fc.nat(30), fc.nat(30_000)),
    taxShare: fc.nat(30),
    quantityMilli: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((n) => n * 1000),
      fc.integer({ min: 1, max: 5000 }),
    ),
    product: fc.nat(SOME),
    category: fc.option(someUid('c')),
    brand: fc.option(someUid('b')),
    supplier: fc.option(someUid('d')),
    counter: someUid('e'),
    isSpecialOffer: fc.boolean(),
  })
  .map(({ totalMinor, taxShare, quantityMilli, product, isSpecialOffer, ...more }) => ({
    lineNo: 1,
    totalMinor,
    taxMinor: Math.floor((totalMinor * taxShare) / 100),
    quantityMilli,
    records: records(product, more),
    isSpecialOffer,
  }));

/** Lines, and what points paid of them. */
export const anyBasket = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    paidShare: fc.oneof(fc.constant(0), fc.nat(1000)),
    earnedToday: fc.oneof(fc.constant(0), fc.nat(250)),
    tier: fc.constantFrom(...TIERS),
  })
  .map(({ lines, paidShare, earnedToday, tier }) => {
    const total = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    return {
      lines: lines.map((line, index) => ({ ...line, lineNo: index + 1 })),
      more: {
        tier,
        pointsPaidMinor: Math.floor((total * paidShare) / 1000),
        facts: { earnedToday },
      },
    };
  });
