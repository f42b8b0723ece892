import * as fc from 'fast-check';
import type { ProgrammeRules } from '../../../../../src/contract/programme.ts';
import type { ClawbackPolicy } from '../../../../../src/main/features/loyalty/rules/clawback.ts';
import {
  BASE_PROGRAMME,
  type Programme,
} from '../../../../../src/main/features/loyalty/rules/programme.ts';
import { rule } from '../../earning/support.ts';

/** What happens; `who`, `much` and `part` are read as each step needs them. */
export interface RuleStep {
  readonly do: (typeof STEPS)[number];
  readonly who: number;
  readonly much: number;
  readonly part: number;
}

/** A history for the pure rules. */
export interface RuleHistory {
  readonly programmes: readonly Programme[];
  readonly policy: ClawbackPolicy;
  /** Each pays with the points of all. */
  readonly isHousehold: boolean;
  readonly steps: readonly RuleStep[];
}

const STEPS = [
  'sell',
  'sell',
  'sell',
  'sell',
  'return',
  'return',
  'return',
  'wait',
  'wait',
  'expire',
  'transfer',
  'merge',
  'adjust',
  'rules',
] as const;

const expiry: fc.Arbitrary<ProgrammeRules['expiry']> = fc.constantFrom(
  { policy: 'never' },
  { policy: 'endOfMonth', months: 2 },
  { policy: 'exactMonths', months: 1 },
  { policy: 'exactMonths', months: 12 },
  { policy: 'fixedDate', month: 2, day: 30, yearsAhead: 0 },
  { policy: 'inactivity', months: 2 },
);

/** Made once: a programme is compiled when it is first used. */
const SOME_RULES = [
  [],
  [rule({ gives: { kind: 'multiply', factorBp: 13_333 }, capPerSale: 40 })],
  [
    rule({ id: 'a', gives: { kind: 'perItem', points: 3 } }),
    rule({ id: 'b', gives: { kind: 'perSale', points: 25 }, when: { minimumMinor: 5000 } }),
  ],
  [
    rule({ id: 'a', stacking: 'best', gives: { kind: 'multiply', factorBp: 20_000 } }),
    rule({
      id: 'b',
      stacking: 'best',
      gives: { kind: 'rate', rate: { ratePoints: 3, ratePerMinor: 100 } },
    }),
  ],
];

const programmes = fc
  .record({
    rate: fc.constantFrom(0, 1, 3, 7, 20),
    per: fc.constantFrom(100, 333),
    rounding: fc.constantFrom<ProgrammeRules['rounding'][]>(
      'floorPerSale',
      'halfUpPerSale',
      'floorPerLine',
    ),
    rules: fc.constantFrom(...SOME_RULES),
    perSale: fc.constantFrom(null, null, 150),
    activeAfterDays: fc.constantFrom(0, 0, 7),
    expiry,
  })
  .map(({ rate: ratePoints, per: ratePerMinor, perSale, ...more }): Programme => {
    const rate = { ratePoints, ratePerMinor };
    return {
      version: 1,
      effectiveFrom: '2020-01-01',
      rules: {
        ...BASE_PROGRAMME,
        rates: { standard: rate, silver: rate, gold: rate, platinum: rate },
        redemption: {
          stepPoints: 5,
          stepWorthMinor: 7,
          minimumPoints: 5,
          maximumShareBp: 8000,
        },
        caps: { perSale, perDay: null },
        ...more,
      },
    };
  });

const step: fc.Arbitrary<RuleStep> = fc.record({
  do: fc.constantFrom(...STEPS),
  who: fc.nat(2),
  much: fc.nat(600),
  part: fc.nat(100),
});

export const ruleHistory: fc.Arbitrary<RuleHistory> = fc.record({
  programmes: fc.array(programmes, { minLength: 1, maxLength: 2 }),
  policy: fc.constantFrom('deduct' as const, 'negative' as const, 'waive' as const),
  isHousehold: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
});
