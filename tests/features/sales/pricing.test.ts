import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, taxIncluded } from '../../../src/contract/kernel/money.ts';
import { type Discount, NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';
import {
  discountOn,
  roundingOf,
  shareReductions,
  sum,
} from '../../../src/main/features/sales/rules/discounts.ts';
import { lineTaxes } from '../../../src/main/features/sales/rules/line-taxes.ts';
import {
  type BasketToPrice,
  type PricedBasket,
  priceBasket,
} from '../../../src/main/features/sales/rules/price-basket.ts';
import { anyBasket, sellable } from './any-basket.ts';

function priced(basket: BasketToPrice): PricedBasket {
  const result = priceBasket(basket);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const percent = (basisPoints: number): Discount => ({ kind: 'percent', basisPoints, reason: 'x' });
const amount = (amountMinor: number): Discount => ({ kind: 'amount', amountMinor, reason: 'x' });

/** One piece at each price, with what was decided on the whole. */
function basketOf(prices: readonly number[], more: Partial<BasketToPrice> = {}): BasketToPrice {
  return {
    ...NOTHING_DECIDED,
    lines: prices.map((_, index) => plainLine(index + 1, 1000)),
    products: new Map(
      prices.map((priceMinor, index) => [index + 1, sellable(index + 1, { priceMinor })]),
    ),
    taxMode: 'line',
    ...more,
  };
}

describe('a priced basket, whatever was decided', () => {
  it('adds up: lines, shares, subtotal, discounts, rounding, total', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        const value = priced(basket);
        const { lines } = value;
        for (const line of lines) {
          const gross = lineAmount(line.unitPriceMinor, line.quantityMilli);
          expect(gross - line.lineDiscountMinor).toBe(line.subtotalMinor);
          expect(line.subtotalMinor - line.sharedDiscountMinor).toBe(line.totalMinor);
        }
        expect(sum(lines.map((line) => line.subtotalMinor))).toBe(value.subtotalMinor);
        expect(sum(lines.map((line) => line.totalMinor))).toBe(value.totalMinor);
        expect(value.subtotalMinor - value.basketDiscountMinor - value.roundingMinor).toBe(
          value.totalMinor,
        );
        const shared = sum(lines.map((line) => line.sharedDiscountMinor));
        expect(shared).toBe(value.basketDiscountMinor + value.roundingMinor);
        expect(sum(value.basketDiscounts)).toBe(value.basketDiscountMinor);
        const ownDiscounts = sum(lines.map((line) => line.lineDiscountMinor));
        expect(value.discountMinor).toBe(ownDiscounts + value.basketDiscountMinor);
        expect(value.taxMinor).toBe(sum(lines.map((line) => line.taxMinor)));
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes off less than nothing or more than there is', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        for (const line of priced(basket).lines) {
          expect(line.lineDiscountMinor).toBeGreaterThanOrEqual(0);
          expect(line.sharedDiscountMinor).toBeGreaterThanOrEqual(0);
          expect(line.totalMinor).toBeGreaterThanOrEqual(0);
          expect(line.taxMinor).toBeGreaterThanOrEqual(0);
          expect(line.taxMinor).toBeLessThanOrEqual(line.totalMinor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('rounds to whole multiples, and by less than one', () => {
    fc.assert(
      fc.property(anyBasket, (basket) => {
        const value = priced(basket);
        const to = basket.roundToMinor ?? 1;
        expect(value.totalMinor % to).toBe(0);
        expect(value.roundingMinor).toBeLessThan(to);
        // Reversible: without it the total is what it was before.
        const without = priced({ ...basket, roundToMinor: null });
        expect(without.totalMinor - value.roundingMinor).toBe(value.totalMinor);
      }),
      { numRuns: 500 },
    );
  });

  it('costs less the more is taken off', () => {
    fc.assert(
      fc.property(anyBasket, fc.integer({ min: 1, max: 9999 }), (basket, basisPoints) => {
        const less = priced({ ...basket, discount: percent(basisPoints), roundToMinor: null });
        const more = priced({ ...basket, discount: percent(basisPoints + 1), roundToMinor: null });
        expect(more.totalMinor).toBeLessThanOrEqual(less.totalMinor);
      }),
    );
  });
});

describe('the order of prices', () => {
  const offer = { priceMinor: 800, source: 'tier' as const };
  const one = (line: Partial<ReturnType<typeof plainLine>>, more = {}) =>
    priced({
      ...basketOf([1000]),
      products: new Map([[1, sellable(1, { offer, ...more })]]),
      lines: [{ ...plainLine(1, 1000), ...line }],
    }).lines[0];

  it('an offer counts only when it is lower', () => {
    expect(one({})).toMatchObject({
      regularPriceMinor: 1000,
      unitPriceMinor: 800,
      priceSource: 'tier',
    });
    expect(one({}, { offer: { priceMinor: 1000, source: 'dated' } })).toMatchObject({
      unitPriceMinor: 1000,
      priceSource: 'regular',
    });
  });

  it('a price made by hand, or on the label, takes the place of all others, also a higher one', () => {
    const price = { unitPriceMinor: 1200, source: 'manual' as const, reason: 'last one' };
    expect(one({ price })).toMatchObject({
      regularPriceMinor: 1000,
      unitPriceMinor: 1200,
      priceSource: 'manual',
      priceReason: 'last one',
      totalMinor: 1200,
    });
    expect(one({ price: { ...price, source: 'label' } })?.priceSource).toBe('label');
  });

  it('line discount, then basket discount on what is left, then rounding', () => {
    const basket = basketOf([10_000, 5000], { discount: percent(1000), roundToMinor: 100 });
    const value = priced({
      ...basket,
      lines: [{ ...plainLine(1, 1000), discount: percent(333) }, plainLine(2, 1000)],
    });
    // 100.00 − 3.33 = 96.67; with 50.00: 146.67; 10 % of it 14.67; 132.00 exactly.
    expect(value).toMatchObject({
      subtotalMinor: 14_667,
      basketDiscountMinor: 1467,
      roundingMinor: 0,
      discountMinor: 1800,
      totalMinor: 13_200,
    });
    expect(value.lines.map((line) => line.sharedDiscountMinor)).toEqual([967, 500]);
  });
});

describe('a discount', () => {
  it('of a percentage is rounded half up, once', () => {
    expect(discountOn(50, percent(100))).toBe(1);
    expect(discountOn(49, percent(100))).toBe(0);
    expect(discountOn(150, percent(100))).toBe(2);
    expect(discountOn(3333, percent(10_000))).toBe(3333);
  });

  it('takes off at most all there is', () => {
    expect(discountOn(500, amount(501))).toBe(500);
    expect(discountOn(0, amount(1))).toBe(0);
    expect(discountOn(500, null)).toBe(0);
  });

  it('on the basket falls on no free line', () => {
    const shared = shareReductions([0, 333, 0, 667], { discount: amount(10), roundToMinor: 100 });
    expect(shared).toEqual({
      discounts: [0, 3, 0, 7],
      discountMinor: 10,
      roundings: [0, 30, 0, 60],
      roundingMinor: 90,
    });
  });

  it('leaves nothing to round where it took all', () => {
    const shared = shareReductions([1, 1], { discount: amount(1), roundToMinor: 10 });
    expect(shared).toMatchObject({ discounts: [1, 0], roundings: [0, 1] });
  });

  it('rounding of nothing is nothing', () => {
    expect(roundingOf(1234, null)).toBe(0);
    expect(roundingOf(1234, 100)).toBe(34);
    expect(roundingOf(1200, 100)).toBe(0);
  });
});

describe('tax', () => {
  const two = [
    { totalMinor: 100, taxRateBp: 2100 },
    { totalMinor: 100, taxRateBp: 2100 },
  ];

  it('per line is rounded in each line, per rate once', () => {
    expect(lineTaxes(two, 'line')).toEqual([17, 17]);
    // The tax in 2.00 is 0.35: one line bears the odd cent.
    expect(lineTaxes(two, 'rate')).toEqual([18, 17]);
  });

  it('per rate is the tax in the rate’s sum, whatever the lines', () => {
    const lineArb = fc.record({
      totalMinor: fc.nat(10_000_000),
      taxRateBp: fc.constantFrom(0, 300, 600, 1300, 2100),
    });
    fc.assert(
      fc.property(fc.array(lineArb, { maxLength: 30 }), (lines) => {
        const taxes = lineTaxes(lines, 'rate');
        for (const rate of new Set(lines.map((line) => line.taxRateBp))) {
          const ofRate = (values: readonly number[]) =>
            sum(values.filter((_, index) => lines[index]?.taxRateBp === rate));
          const gross = ofRate(lines.map((line) => line.totalMinor));
          expect(ofRate(taxes)).toBe(taxIncluded(gross, rate));
        }
        const exact = lineTaxes(lines, 'line');
        for (const [index, tax] of taxes.entries()) {
          expect(Math.abs(tax - (exact[index] ?? 0))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
