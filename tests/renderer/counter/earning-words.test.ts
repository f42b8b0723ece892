import { describe, expect, it } from 'vitest';
import type { EarningBreakdown, EarningStep } from '../../../src/contract/loyalty.ts';
import {
  lineSum,
  partsOf,
  shortSum,
} from '../../../src/renderer/features/sales/pay/earning-words.ts';
import type { Translate } from '../../../src/renderer/i18n/index.ts';
import { makeFormat } from '../../../src/renderer/lib/format.ts';

const till = { currency: 'CNY', currencyDecimals: 2, timeZone: 'Asia/Shanghai' };
/** Says the key and what goes into it: the catalogues' words are another test's business. */
const t: Translate = (key, params = {}) =>
  [key.replace('sales:why.', ''), ...Object.values(params)].join('|');
const speech = { t, format: makeFormat('en', till) };

type Line = EarningBreakdown['lines'][number];

function line(lineNo: number, basePoints: number, points: number): Line {
  return {
    lineNo,
    eligibleMinor: basePoints * 100,
    paidWithPointsMinor: 0,
    taxLeftOutMinor: 0,
    excludedBy: null,
    basePoints,
    points,
  };
}

const PLAIN: EarningBreakdown = {
  programmeVersion: 1,
  tier: 'standard',
  ratePoints: 10,
  ratePerMinor: 1000,
  eligibleMinor: 12_000,
  rounding: 'floorPerSale',
  basePoints: 120,
  steps: [],
  cuts: [],
  points: 120,
  expiresOn: null,
  lines: [line(1, 100, 100), line(2, 20, 20)],
};

/** A rule that gave the first line 100 points. */
function step(gives: EarningStep['gives'], more: Partial<EarningStep> = {}): EarningStep {
  return {
    ruleId: 'a',
    name: 'Rule',
    gives,
    stacking: 'stack',
    eligibleMinor: 12_000,
    items: 0,
    points: 100,
    cappedFrom: null,
    lineNos: [1],
    linePoints: [100],
    ...more,
  };
}

describe('why a sale earned so much, in words', () => {
  it('is silent while the base rate is all there is', () => {
    expect(shortSum(PLAIN, speech)).toBeNull();
    expect(PLAIN.lines.map((one) => lineSum(PLAIN, one, speech))).toEqual([null, null]);
  });

  it('one sum for the cashier: base, rules, limits', () => {
    const double = { kind: 'multiply', factorBp: 20_000 } as const;
    const earning: EarningBreakdown = {
      ...PLAIN,
      steps: [step(double, { name: 'Double cosmetics' })],
      cuts: [
        { by: 'sale', limit: 210, earnedBefore: 0, points: 10 },
        { by: 'day', limit: 1000, earnedBefore: 850, points: 60 },
      ],
      points: 150,
      lines: [line(1, 100, 136), line(2, 20, 14)],
    };
    expect(shortSum(earning, speech)).toBe(
      'base 120 + Double cosmetics 100 = 220 · cutSale|210 · cutDay|1,000',
    );
    expect(earning.lines.map((one) => lineSum(earning, one, speech))).toEqual([
      'base 100 + Double cosmetics 100 − limits 64 = 136',
      'base 20 − limits 6 = 14',
    ]);
    expect(partsOf(earning, speech).map(({ points }) => points)).toEqual([120, 100, -10, -60]);
    expect(partsOf(earning, speech)[3]?.how).toBe('earnedBefore|850');
  });

  it('tells how each rule came to its points, and what its limit held back', () => {
    const rate = { ratePoints: 2, ratePerMinor: 1000 };
    const steps = [
      step({ kind: 'multiply', factorBp: 13_333 }, { eligibleMinor: 10_000, cappedFrom: 33 }),
      step({ kind: 'rate', rate }),
      step({ kind: 'perItem', points: 5 }, { items: 2 }),
      step({ kind: 'perSale', points: 9 }),
    ];
    expect(partsOf({ ...PLAIN, steps }, speech).map(({ how }) => how)).toEqual([
      'rateOn|10|¥10.00|¥120.00',
      'multiply|33.33|¥100.00 · capped|33',
      'rateOn|2|¥10.00|¥120.00',
      'perItem|5|2',
      'perSale',
    ]);
  });
});
