import * as fc from 'fast-check';
import {
  type EarningRule,
  type ProgrammeRules,
  programmeRules,
} from '../../../src/contract/programme.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';

/** Records of a shop by uid, in an order that every shop of these tests has. */
export interface ShopRecords {
  readonly products: readonly string[];
  readonly counters: readonly string[];
}

/** A programme for any of these shops: what it names has its uid there. */
export type ProgrammeOf = (shop: ShopRecords) => ProgrammeRules;

const gives: fc.Arbitrary<EarningRule['gives']> = fc.oneof(
  fc.record({
    kind: fc.constant('multiply' as const),
    factorBp: fc.constantFrom(10_001, 12_500, 20_000, 35_000),
  }),
  fc.record({
    kind: fc.constant('rate' as const),
    rate: fc.record({
      ratePoints: fc.integer({ min: 0, max: 7 }),
      ratePerMinor: fc.constantFrom(333, 1000, 1999),
    }),
  }),
  fc.record({ kind: fc.constant('perItem' as const), points: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('perSale' as const), points: fc.integer({ min: 1, max: 50 }) }),
);

const when = fc.record({
  products: fc.subarray([0, 1, 2]),
  counters: fc.subarray([0, 1]),
  withSpecialOffers: fc.boolean(),
  tiers: fc.constantFrom([], ['gold', 'platinum'] as const),
  weekdays: fc.constantFrom([], [1, 2, 3], [6, 7]),
  hours: fc.constantFrom(null, { from: '09:00', to: '14:00' }, { from: '20:00', to: '03:00' }),
  birthday: fc.constantFrom(null, null, 'week' as const, 'month' as const),
  firstPurchase: fc.constantFrom(false, false, false, true),
  minimumMinor: fc.constantFrom(0, 0, 5000, 30_000),
});

const rule = fc.record({
  when,
  gives,
  stacking: fc.constantFrom('stack' as const, 'best' as const),
  capPerSale: fc.constantFrom(null, null, 10, 60),
});

const orNone = (most: number) => fc.oneof(fc.constant(null), fc.integer({ min: 0, max: most }));

function uids(all: readonly string[], places: readonly number[]): string[] {
  return places.map((place) => all[place] ?? '').filter((uid) => uid !== '');
}

/** Any programme: rules of every kind, exclusions, caps and roundings. */
export const anyProgramme: fc.Arbitrary<ProgrammeOf> = fc
  .record({
    rounding: fc.constantFrom('floorPerSale', 'halfUpPerSale', 'floorPerLine'),
    rules: fc.array(rule, { maxLength: 6 }),
    excludedProducts: fc.constantFrom([], [], [2]),
    specialOffers: fc.boolean(),
    tax: fc.boolean(),
    perSale: orNone(600),
    perDay: orNone(900),
    rate: fc.integer({ min: 0, max: 15 }),
  })
  .map((any) => ({ products, counters }: ShopRecords) => {
    return programmeRules.parse({
      ...BASE_PROGRAMME,
      rates: {
        ...BASE_PROGRAMME.rates,
        standard: { ratePoints: any.rate, ratePerMinor: 1000 },
      },
      rounding: any.rounding,
      rules: any.rules.map((one, at) => ({
        ...one,
        id: `rule-${at}`,
        name: `Rule ${at}`,
        when: {
          ...one.when,
          products: uids(products, one.when.products),
          counters: uids(counters, one.when.counters),
        },
      })),
      excluded: {
        ...BASE_PROGRAMME.excluded,
        products: uids(products, any.excludedProducts),
        specialOffers: any.specialOffers,
        tax: any.tax,
      },
      caps: { perSale: any.perSale, perDay: any.perDay },
    });
  });
