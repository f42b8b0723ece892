import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, MAX_AMOUNT_MINOR } from '../../../../src/contract/kernel/money.ts';
import { earningBreakdown, type EarningBreakdown } from '../../../../src/contract/loyalty.ts';
import { programmeRules } from '../../../../src/contract/programme.ts';
import { earnKept } from '../../../../src/main/features/loyalty/rules/earn.ts';
import {
  bookedFacts,
  detailOf,
} from '../../../../src/main/features/loyalty/rules/earning-detail.ts';
import { NO_FACTS } from '../../../../src/main/features/loyalty/rules/sale-to-earn.ts';
import { sharePoints } from '../../../../src/main/features/loyalty/rules/share-points.ts';
import { anyBasket, anyProgramme, ruleWish } from './arbitrary.ts';
import { naively } from './oracle.ts';
import { earned, line, programme } from './support.ts';

const RUNS = 2000;

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** A line's points as its base and its part of each step, before the cuts. */
function beforeCuts(result: EarningBreakdown, lineNo: number): number {
  const parts = result.steps.map((step) => step.linePoints[step.lineNos.indexOf(lineNo)] ?? 0);
  return (result.lines[lineNo - 1]?.basePoints ?? 0) + sum(parts);
}

type Basket = Parameters<typeof earned>[1];

/** The booked lines of a sale, of which the given quantities are kept. */
function kept(
  of: ReturnType<typeof programme>,
  sale: { lines: Basket; more: Parameters<typeof earned>[2] },
  keptMilli: (lineNo: number) => number,
): number {
  const result = earned(of, sale.lines, sale.more);
  const detail = detailOf(
    {
      programme: of,
      tier: result.tier,
      day: '2026-07-15',
      lines: sale.lines,
      pointsPaidMinor: sale.more?.pointsPaidMinor ?? 0,
      facts: { ...NO_FACTS, channel: 'counter', minute: 720, ...sale.more?.facts },
    },
    result,
  );
  const { facts, lineOf } = bookedFacts(detail === null ? null : JSON.stringify(detail));
  return earnKept({
    programme: of,
    tier: result.tier,
    day: '2026-07-15',
    facts,
    lines: result.lines.map(({ lineNo, paidWithPointsMinor, eligibleMinor }) => {
      const { totalMinor = 0, quantityMilli = 0 } = sale.lines[lineNo - 1] ?? {};
      const amounts = { totalMinor, paidWithPointsMinor, eligibleMinor, quantityMilli };
      return { lineNo, ...amounts, keptMilli: keptMilli(lineNo), ...lineOf(lineNo) };
    }),
  });
}

describe('every earning', () => {
  it('adds up: steps, lines and cuts to the sale, and each line to its parts', () => {
    fc.assert(
      fc.property(anyProgramme, anyBasket, (of, { lines, more }) => {
        const result = earned(of, lines, more);
        expect(earningBreakdown.safeParse(result).success).toBe(true);
        const cut = sum(result.cuts.map(({ points }) => points));
        expect(result.basePoints + sum(result.steps.map(({ points }) => points)) - cut).toBe(
          result.points,
        );
        expect(sum(result.lines.map(({ points }) => points))).toBe(result.points);
        expect(sum(result.lines.map(({ basePoints }) => basePoints))).toBe(result.basePoints);
        for (const step of result.steps) expect(sum(step.linePoints)).toBe(step.points);
        for (const one of result.lines) {
          const { lineNo, points, eligibleMinor, excludedBy } = one;
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(beforeCuts(result, lineNo));
          const isWhole = cut > 0 || points === beforeCuts(result, lineNo);
          expect(isWhole).toBe(true);
          expect(eligibleMinor > 0 || points === 0).toBe(true);
          const { totalMinor = 0 } = lines[lineNo - 1] ?? {};
          const accounted = eligibleMinor + one.paidWithPointsMinor + one.taxLeftOutMinor;
          expect(excludedBy === null ? accounted : totalMinor).toBe(totalMinor);
          expect(excludedBy === null || eligibleMinor === 0).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is what the slow way gives', () => {
    fc.assert(
      fc.property(anyProgramme, anyBasket, (of, { lines, more }) => {
        const paid = apportion(
          more.pointsPaidMinor,
          lines.map((one) => one.totalMinor),
        );
        const slow = lines.map((one, index) => ({ ...one, paidMinor: paid[index] ?? 0 }));
        const { earnedToday } = more.facts;
        expect(earned(of, lines, more).points).toBe(
          naively(of, slow, { tier: more.tier, earnedToday }),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on the order of rules that stack, or of lines', () => {
    const stacked = fc.array(
      ruleWish.map((wish) => ({ ...wish, stacking: 'stack' as const })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(stacked, anyBasket, fc.nat(5), (wishes, { lines, more }, turn) => {
        const turned = <Item>(all: readonly Item[]) => [...all.slice(turn), ...all.slice(0, turn)];
        const { points } = earned(programme(wishes), lines, more);
        expect(earned(programme(turned(wishes)), lines, more).points).toBe(points);
        const unpaid = { ...more, pointsPaidMinor: 0 };
        expect(earned(programme(wishes), turned(lines), unpaid).points).toBe(
          earned(programme(wishes), lines, unpaid).points,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('a rule more that stacks never gives less', () => {
    fc.assert(
      fc.property(anyProgramme, anyBasket, ruleWish, (of, { lines, more }, wish) => {
        const extra = { ...wish, stacking: 'stack' as const };
        const before = earned(of, lines, more).points;
        const { rules } = programme([...of.rules.rules, { ...extra, id: 'extra' }], of.rules);
        const after = { ...of, rules: programmeRules.parse({ ...of.rules, rules: rules.rules }) };
        expect(earned(after, lines, more).points).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what is kept', () => {
  it('all kept is what was earned, nothing kept is nothing', () => {
    fc.assert(
      fc.property(anyProgramme, anyBasket, (of, sale) => {
        const all = (lineNo: number) => sale.lines[lineNo - 1]?.quantityMilli ?? 0;
        expect(kept(of, sale, all)).toBe(earned(of, sale.lines, sale.more).points);
        expect(kept(of, sale, () => 0)).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });

  it('never earns more when more comes back, so every split takes what the return in one does', () => {
    const shares = fc.array(fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyProgramme, anyBasket, shares, (of, sale, steps) => {
        const left = sale.lines.map((one) => one.quantityMilli ?? 0);
        const all = earned(of, sale.lines, sale.more).points;
        let before = all;
        let taken = 0;
        for (const step of steps) {
          for (const [index, quantity] of left.entries()) {
            left[index] = quantity - Math.floor((quantity * (step[index] ?? 0)) / 1000);
          }
          const now = kept(of, sale, (lineNo) => left[lineNo - 1] ?? 0);
          expect(now).toBeLessThanOrEqual(before);
          taken += Math.max(0, all - now - taken);
          before = now;
        }
        expect(taken).toBe(all - before);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the largest', () => {
  it('sale at the largest rates stays exact', () => {
    const most = { ratePoints: 9_999_999, ratePerMinor: 1_000_000 };
    const rates = { ...programme([]).rules.rates, standard: { ratePoints: 10, ratePerMinor: 1 } };
    const of = programme(
      [
        { gives: { kind: 'rate', rate: { ...most, ratePoints: 999_999 } } },
        { gives: { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 999_999_937 } } },
      ],
      { rates },
    );
    const amount = BigInt(MAX_AMOUNT_MINOR);
    const down = 1_000_000n * 999_999_937n;
    const up = amount * (10n * down + 999_999n * 999_999_937n + 1_000_000n);
    const lines = [line(MAX_AMOUNT_MINOR - 12_345), line(12_345)];
    expect(earned(of, lines).points).toBe(Number(up / down));
  });
});

describe('sharing points', () => {
  it('stays exact beyond the integers that a number holds', () => {
    const weights = [49_999_999_999_999, 50_000_000_000_000, 3];
    for (const points of [999_999_999_999_989, 999_999_999_999_990, 500_000_000_000_011]) {
      expect(sharePoints(points, weights)).toEqual(apportion(points, weights));
    }
  });

  it('is the largest remainder, small and large', () => {
    const weights = fc.array(fc.oneof(fc.nat(20), fc.nat(9_000_000_000_000)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(weights, fc.oneof(fc.nat(100), fc.nat(1_000_000_000)), (all, points) => {
        const total = sum(all) === 0 ? 0 : points;
        expect(sharePoints(total, all)).toEqual(apportion(total, all));
      }),
      { numRuns: RUNS },
    );
  });
});
