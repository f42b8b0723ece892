import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../../src/contract/kernel/money.ts';
import {
  keptEligible,
  keptLines,
  leftOfLine,
  type ReturnedPart,
  returnedParts,
  type SoldLine,
} from '../../../src/main/features/returns/rules/part-of-line.ts';
import {
  leftOfTenders,
  type MoneyTender,
  planRefund,
} from '../../../src/main/features/returns/rules/plan-refund.ts';

const RUNS = 2000;

/** A sale as it may have been: pieces and weights, discounts, rounding, tax, points that paid. */
const sale = fc
  .record({
    lines: fc.array(
      fc.record({
        milli: fc.oneof(
          fc.integer({ min: 1, max: 7 }).map((count) => count * 1000),
          fc.integer({ min: 1, max: 5000 }),
        ),
        total: fc.integer({ min: 0, max: 2_000_000 }),
        tax: fc.integer({ min: 0, max: 100 }),
        discount: fc.integer({ min: 0, max: 50_000 }),
        shared: fc.integer({ min: 0, max: 50_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    paidShare: fc.integer({ min: 0, max: 100 }),
    points: fc.integer({ min: 0, max: 100_000 }),
    rounding: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ lines, paidShare, points, rounding }) => {
    const totals = lines.map((line) => line.total);
    const total = totals.reduce((sum, one) => sum + one, 0);
    const paid = apportion(Math.floor((total * paidShare) / 100), totals);
    const sold: SoldLine[] = lines.map((line, index) => ({
      lineNo: index + 1,
      quantityMilli: line.milli,
      returnedMilli: 0,
      totalMinor: line.total,
      taxMinor: Math.floor((line.total * line.tax) / 100),
      lineDiscountMinor: line.discount,
      sharedDiscountMinor: line.shared,
      paidWithPointsMinor: paid[index] ?? 0,
      eligibleMinor: line.total - (paid[index] ?? 0),
    }));
    return {
      sold,
      shared: { pointsRedeemed: paidShare === 0 ? 0 : points, roundingMinor: rounding },
    };
  });

/** How each line is brought back in up to five pieces, in any order. */
const steps = fc.array(
  fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 6 }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

type Figures = Omit<ReturnedPart, 'lineNo' | 'quantityMilli'>;
const NAMES = [
  'totalMinor',
  'moneyMinor',
  'taxMinor',
  'lineDiscountMinor',
  'sharedDiscountMinor',
  'roundingMinor',
  'paidWithPointsMinor',
  'eligibleMinor',
  'points',
] as const satisfies readonly (keyof Figures)[];

function added(parts: readonly ReturnedPart[]): Record<string, number> {
  return Object.fromEntries(
    NAMES.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  );
}

/** Brings back so many thousandths of what is left of each line, and the rest in the last piece. */
function splitReturn(
  sold: readonly SoldLine[],
  shared: Parameters<typeof returnedParts>[2],
  shares: readonly (readonly number[])[],
) {
  let now = [...sold];
  const parts: ReturnedPart[] = [];
  for (const [at, share] of [...shares, null].entries()) {
    const isLast = at === shares.length;
    const wanted = new Map(
      now.map((line, index) => {
        const left = line.quantityMilli - line.returnedMilli;
        return [line.lineNo, isLast ? left : Math.floor((left * (share?.[index] ?? 0)) / 1000)];
      }),
    );
    parts.push(...returnedParts(now, wanted, shared));
    now = now.map((line) => ({
      ...line,
      returnedMilli: line.returnedMilli + (wanted.get(line.lineNo) ?? 0),
    }));
  }
  return { parts, end: now };
}

describe('the parts of a return', () => {
  it('however it is split, the parts equal the return in one, and that is the whole sale', () => {
    fc.assert(
      fc.property(sale, steps, ({ sold, shared }, shares) => {
        const whole = returnedParts(
          sold,
          new Map(sold.map((line) => [line.lineNo, line.quantityMilli])),
          shared,
        );
        const { parts, end } = splitReturn(sold, shared, shares);
        expect(added(parts)).toEqual(added(whole));
        const sum = (name: keyof SoldLine) => sold.reduce((all, line) => all + line[name], 0);
        expect(added(whole)).toEqual({
          totalMinor: sum('totalMinor'),
          moneyMinor: sum('totalMinor') - sum('paidWithPointsMinor'),
          taxMinor: sum('taxMinor'),
          lineDiscountMinor: sum('lineDiscountMinor'),
          sharedDiscountMinor: sum('sharedDiscountMinor'),
          roundingMinor: shared.roundingMinor,
          paidWithPointsMinor: sum('paidWithPointsMinor'),
          eligibleMinor: sum('eligibleMinor'),
          points: shared.pointsRedeemed,
        });
        expect(end.every((line) => leftOfLine(line) === 0)).toBe(true);
        expect(keptEligible(keptLines(end, new Map()))).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });

  it('no part is below nothing, and what is left is what did not come back', () => {
    fc.assert(
      fc.property(sale, steps, ({ sold, shared }, shares) => {
        const { parts } = splitReturn(sold, shared, shares);
        expect(parts.every((part) => NAMES.every((name) => part[name] >= 0))).toBe(true);
        for (const line of sold) {
          const first = parts.find((part) => part.lineNo === line.lineNo);
          if (first === undefined) continue;
          const after = { ...line, returnedMilli: first.quantityMilli };
          expect(leftOfLine(after)).toBe(line.totalMinor - first.totalMinor);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

const tenders = fc.array(
  fc.record({
    kind: fc.constantFrom('cash', 'card', 'wallet', 'voucher'),
    amountMinor: fc.integer({ min: 1, max: 50_000 }),
    reference: fc.constantFrom('', 'A', 'B'),
  }) satisfies fc.Arbitrary<MoneyTender>,
  { minLength: 1, maxLength: 5 },
);

/** What each tender moved in all; cash is cash. */
const byTender = (rows: readonly MoneyTender[]) => {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.kind} ${row.kind === 'cash' ? '' : row.reference}`;
    sums.set(key, (sums.get(key) ?? 0) + row.amountMinor);
  }
  return Object.fromEntries(sums);
};

describe('the tenders of a refund', () => {
  it('give back what they took, each never more than it paid, in whatever parts', () => {
    fc.assert(
      fc.property(
        tenders,
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 1000 }),
            fc.constantFrom('original', 'cash', 'voucher'),
          ),
          {
            maxLength: 5,
          },
        ),
        (paid, parts) => {
          const total = paid.reduce((sum, one) => sum + one.amountMinor, 0);
          const back: MoneyTender[] = [];
          const givenBack = () => back.reduce((sum, one) => sum + one.amountMinor, 0);
          for (const [share, to] of [...parts, [1000, 'original'] as const]) {
            const moneyMinor = Math.floor(((total - givenBack()) * share) / 1000);
            const left = leftOfTenders(paid, back);
            expect(left.every((one) => one.amountMinor >= 0)).toBe(true);
            expect(left.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(total - givenBack());
            const refunds = planRefund({ moneyMinor, to, left });
            expect(refunds.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(moneyMinor);
            back.push(...refunds);
          }
          expect(givenBack()).toBe(total);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('by the tenders alone, the end is each tender in full, however it is split', () => {
    fc.assert(
      fc.property(
        tenders,
        fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 5 }),
        (paid, shares) => {
          const total = paid.reduce((sum, one) => sum + one.amountMinor, 0);
          const back: MoneyTender[] = [];
          let given = 0;
          for (const share of [...shares, 1000]) {
            const moneyMinor = Math.floor(((total - given) * share) / 1000);
            given += moneyMinor;
            back.push(
              ...planRefund({ moneyMinor, to: 'original', left: leftOfTenders(paid, back) }),
            );
          }
          expect(byTender(back)).toEqual(byTender(paid));
        },
      ),
      { numRuns: RUNS },
    );
  });
});
