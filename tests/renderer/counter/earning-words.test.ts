import { describe, expect, it } from 'vitest';
import type { EarningBreakdown } from '../../../src/contract/loyalty.ts';
import {
  lineSum,
  partsOf,
  shortSum,
} from '../../../src/renderer/features/sales/pay/earning-words.ts';
import type { Translate } from '../../../src/renderer/i18n/index.ts';
import { makeFormat } from '../../../src/renderer/lib/format.ts';
import {
  COSMETICS,
  DOUBLE,
  earned,
  line,
  programme,
  records,
} from '../../features/loyalty/earning/support.ts';

const till = { currency: 'CNY', currencyDecimals: 2, timeZone: 'Asia/Shanghai' };
/** Says the key and what goes into it: the catalogues' words are another test's business. */
const t: Translate = (key, params = {}) =>
  [key.replace('sales:why.', ''), ...Object.values(params)].join('|');
const speech = { t, format: makeFormat('en', till) };

const cream = line(10_000, { records: records(1, { category: COSMETICS }) });
const bread = line(2_000, { records: records(2) });
const cosmetics = { when: { categories: [COSMETICS] } };

const partAt = (earning: EarningBreakdown, place: number) => partsOf(earning, speech)[place]?.how;

describe('why a sale earned so much, in words', () => {
  it('is silent while the base rate is all there is', () => {
    const plain = earned(programme([]), [cream]);
    expect(shortSum(plain, speech)).toBeNull();
    expect(plain.lines.map((one) => lineSum(plain, one, speech))).toEqual([null]);
  });

  it('one sum for the cashier: base, rules, limits', () => {
    const of = programme([{ name: 'Double cosmetics', ...cosmetics, gives: DOUBLE }], {
      caps: { perSale: 210, perDay: 1000 },
    });
    const earning = earned(of, [cream, bread], { facts: { earnedToday: 850 } });
    expect(shortSum(earning, speech)).toBe(
      'base 120 + Double cosmetics 100 − cutSale|210 10 − cutDay|1,000 60 = 150',
    );
    expect(earning.lines.map((one) => lineSum(earning, one, speech))).toEqual([
      'base 100 + Double cosmetics 100 − limits 64 = 136',
      'base 20 − limits 6 = 14',
    ]);
    expect(partAt(earning, 3)).toBe('earnedBefore|850');
  });

  it('tells how each rule came to its points, and what its limit held back', () => {
    const rate = { ratePoints: 2, ratePerMinor: 1000 };
    const of = programme([
      { ...cosmetics, gives: { kind: 'multiply', factorBp: 13_333 }, capPerSale: 30 },
      { gives: { kind: 'rate', rate } },
      { gives: { kind: 'perItem', points: 5 } },
      { gives: { kind: 'perSale', points: 9 } },
    ]);
    const said = partsOf(earned(of, [cream, bread]), speech).map(({ how }) => how);
    expect(said).toEqual([
      'rateOn|10|¥10.00|¥120.00',
      'multiply|33.33|¥100.00 · capped|33',
      'rateOn|2|¥10.00|¥120.00',
      'perItem|5|2',
      'perSale',
    ]);
  });
});
