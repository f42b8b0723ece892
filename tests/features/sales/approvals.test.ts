import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalsNeeded,
  type LineToApprove,
} from '../../../src/main/features/sales/rules/approvals.ts';
import { sum } from '../../../src/main/features/sales/rules/discounts.ts';
import { priceBasket } from '../../../src/main/features/sales/rules/price-basket.ts';
import { anyBasket } from './any-basket.ts';

/** One piece at 100.00. */
function line(more: Partial<LineToApprove> = {}): LineToApprove {
  return {
    lineNo: 1,
    quantityMilli: 1000,
    unitPriceMinor: 10_000,
    priceSource: 'regular',
    lineDiscountMinor: 0,
    basketDiscountMinor: 0,
    floorMinor: null,
    ...more,
  };
}

/** What a cashier who may give 10 % needs for these lines. */
function needs(...lines: readonly LineToApprove[]) {
  return approvalsNeeded({
    lines,
    cashierDiscountBp: 1000,
    subtotalMinor: sum(lines.map((one) => 10_000 - one.lineDiscountMinor)),
    basketDiscountMinor: sum(lines.map((one) => one.basketDiscountMinor)),
  });
}

describe('a second person is needed', () => {
  it('for a price made by hand, not for one of the store', () => {
    expect(needs(line({ priceSource: 'manual' }))).toEqual([{ kind: 'price', lineNo: 1 }]);
    for (const priceSource of ['regular', 'dated', 'tier', 'label'] as const) {
      expect(needs(line({ priceSource }))).toEqual([]);
    }
  });

  it('for a line discount above what a cashier may give', () => {
    expect(needs(line({ lineDiscountMinor: 1000 }))).toEqual([]);
    expect(needs(line({ lineDiscountMinor: 1001 }))).toEqual([{ kind: 'discount', lineNo: 1 }]);
  });

  it('for a basket discount above it, told once', () => {
    const share = { basketDiscountMinor: 1100 };
    expect(needs(line(share), line({ ...share, lineNo: 2 }))).toEqual([
      { kind: 'discount', lineNo: null },
    ]);
  });

  it('for two small discounts on top of each other', () => {
    expect(needs(line({ lineDiscountMinor: 900, basketDiscountMinor: 900 }))).toEqual([
      { kind: 'discount', lineNo: 1 },
    ]);
  });

  it('for what a person decided to sell below the floor', () => {
    const floorMinor = 9500;
    expect(needs(line({ floorMinor, lineDiscountMinor: 500 }))).toEqual([]);
    expect(needs(line({ floorMinor, lineDiscountMinor: 501 }))).toEqual([
      { kind: 'belowFloor', lineNo: 1 },
    ]);
    expect(needs(line({ floorMinor, basketDiscountMinor: 501 }))).toEqual([
      { kind: 'belowFloor', lineNo: 1 },
    ]);
    const manual = { priceSource: 'manual' as const, unitPriceMinor: 9000 };
    expect(needs(line({ floorMinor, ...manual }))).toEqual([
      { kind: 'price', lineNo: 1 },
      { kind: 'belowFloor', lineNo: 1 },
    ]);
    const label = { priceSource: 'label' as const, unitPriceMinor: 9000 };
    expect(needs(line({ floorMinor, ...label }))).toEqual([{ kind: 'belowFloor', lineNo: 1 }]);
    // The store's own price below its own floor is the store's decision.
    expect(needs(line({ floorMinor, unitPriceMinor: 9000, priceSource: 'dated' }))).toEqual([]);
  });

  it('weighs the floor by quantity', () => {
    const kilo = { floorMinor: 9000, quantityMilli: 500 };
    expect(needs(line({ ...kilo, lineDiscountMinor: 500 }))).toEqual([]);
    expect(needs(line({ ...kilo, lineDiscountMinor: 501 }))).toContainEqual({
      kind: 'belowFloor',
      lineNo: 1,
    });
  });
});

describe('nobody is needed', () => {
  it('for a basket discount within the limit, however it is shared', () => {
    const limited = fc
      .tuple(anyBasket, fc.integer({ min: 1, max: 5000 }))
      .map(([basket, basisPoints]) => ({
        basisPoints,
        basket: {
          ...basket,
          lines: basket.lines.map((one) => ({ ...one, price: null, discount: null })),
          discount: { kind: 'percent' as const, basisPoints, reason: 'x' },
        },
      }));
    fc.assert(
      fc.property(limited, ({ basket, basisPoints }) => {
        const result = priceBasket(basket);
        if (!result.ok) throw new Error(result.error.code);
        const { value } = result;
        const lines = value.lines.map((one, index) => ({
          ...one,
          basketDiscountMinor: value.basketDiscounts[index] ?? 0,
          floorMinor: null,
        }));
        expect(approvalsNeeded({ ...value, lines, cashierDiscountBp: basisPoints })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
