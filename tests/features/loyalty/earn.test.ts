import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS } from '../../../src/contract/members.ts';
import { MAX_AMOUNT_MINOR, MAX_POINTS } from '../../../src/contract/kernel/money.ts';
import { programmeRules } from '../../../src/contract/loyalty.ts';
import { earn } from '../../../src/main/features/loyalty/rules/earn.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/rules/programme.ts';

const programme = { version: 1, effectiveFrom: '2020-01-01', rules: BASE_PROGRAMME };

function earnOf(totals: readonly number[], more: Partial<Parameters<typeof earn>[0]> = {}) {
  return earn({
    programme,
    tier: 'standard',
    day: '2020-07-06',
    lines: totals.map((totalMinor, index) => ({ lineNo: index + 1, totalMinor })),
    pointsPaidMinor: 0,
    ...more,
  });
}

const totalsArb = fc.array(fc.integer({ min: 0, max: 10_000_000 }), {
  minLength: 1,
  maxLength: 60,
});
const tierArb = fc.constantFrom(...TIERS);

describe('earning', () => {
  it('gives the base rates: 1, 1.2, 1.5 and 2 points per 100', () => {
    expect(TIERS.map((tier) => earnOf([100_000], { tier }).points)).toEqual([
      1000, 1200, 1500, 2000,
    ]);
  });

  it('rounds down once per sale, not per line', () => {
    // 1 point per ¥10 on two lines of ¥15: 3 points, not 1 + 1 (DOMAIN, Points).
    const perTen = { ratePoints: 1, ratePerMinor: 1000 };
    const rules = { ...BASE_PROGRAMME, rates: { ...BASE_PROGRAMME.rates, standard: perTen } };
    const breakdown = earnOf([1500, 1500], { programme: { ...programme, rules } });
    expect(breakdown.points).toBe(3);
    expect(breakdown.lines.map((line) => line.points)).toEqual([2, 1]);
    expect(earnOf([199]).points).toBe(1);
    expect(earnOf([99]).points).toBe(0);
  });

  it('lines add up to the sale, in points, in what earned and in what points paid', () => {
    fc.assert(
      fc.property(totalsArb, tierArb, fc.nat(10_000), (totals, tier, share) => {
        const total = totals.reduce((sum, one) => sum + one, 0);
        const pointsPaidMinor = Math.floor((total * share) / 10_000);
        const result = earnOf(totals, { tier, pointsPaidMinor });
        const sum = (pick: (line: (typeof result.lines)[number]) => number) =>
          result.lines.reduce((acc, line) => acc + pick(line), 0);
        expect(sum((line) => line.points)).toBe(result.points);
        expect(sum((line) => line.eligibleMinor)).toBe(total - pointsPaidMinor);
        expect(sum((line) => line.paidWithPointsMinor)).toBe(pointsPaidMinor);
        for (const [index, line] of result.lines.entries()) {
          expect(line.eligibleMinor + line.paidWithPointsMinor).toBe(totals[index]);
          expect(line.eligibleMinor).toBeGreaterThanOrEqual(0);
          expect(line.points).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('depends only on what was not paid with points', () => {
    fc.assert(
      fc.property(totalsArb, tierArb, fc.nat(1_000_000), (totals, tier, paid) => {
        const total = totals.reduce((sum, one) => sum + one, 0);
        const pointsPaidMinor = Math.min(paid, total);
        const { points } = earnOf(totals, { tier, pointsPaidMinor });
        expect(points).toBe(earnOf([total - pointsPaidMinor], { tier }).points);
      }),
    );
  });

  it('paid wholly with points, earns nothing', () => {
    const result = earnOf([1000, 234], { pointsPaidMinor: 1234 });
    expect(result.points).toBe(0);
    expect(result.expiresOn).toBeNull();
    expect(result.lines.map((line) => line.paidWithPointsMinor)).toEqual([1000, 234]);
  });

  it('stays exact on the largest sale at the largest rate', () => {
    const most = { ratePoints: 10, ratePerMinor: 1 };
    const rules = { ...BASE_PROGRAMME, rates: { ...BASE_PROGRAMME.rates, gold: most } };
    expect(programmeRules.safeParse(rules).success).toBe(true);
    const result = earnOf([MAX_AMOUNT_MINOR], { tier: 'gold', programme: { ...programme, rules } });
    expect(result.points).toBe(999_999_999_999_990);
    expect(result.points).toBeLessThanOrEqual(MAX_POINTS);
  });
});

describe('programme schema', () => {
  it('takes the base programme and refuses what would not add up', () => {
    expect(programmeRules.parse(BASE_PROGRAMME)).toEqual(BASE_PROGRAMME);
    const bad = [
      { ...BASE_PROGRAMME, schema: 2 },
      { ...BASE_PROGRAMME, extra: 1 },
      { ...BASE_PROGRAMME, redemption: { ...BASE_PROGRAMME.redemption, stepPoints: 0 } },
      { ...BASE_PROGRAMME, redemption: { ...BASE_PROGRAMME.redemption, stepWorthMinor: 0.5 } },
      { ...BASE_PROGRAMME, redemption: { ...BASE_PROGRAMME.redemption, maximumShareBp: 10_001 } },
      { ...BASE_PROGRAMME, expiry: { policy: 'endOfMonth', months: 0 } },
      {
        ...BASE_PROGRAMME,
        rates: { ...BASE_PROGRAMME.rates, gold: { ratePoints: 11, ratePerMinor: 1 } },
      },
    ];
    for (const rules of bad) expect(programmeRules.safeParse(rules).success).toBe(false);
  });
});
