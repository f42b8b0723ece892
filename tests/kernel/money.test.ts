import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apportion,
  currencyDecimals,
  lineAmount,
  MAX_AMOUNT_MINOR,
  MAX_POINTS,
  MAX_QUANTITY_MILLI,
  mulDivFloor,
  mulDivRound,
  taxIncluded,
} from '../../src/contract/kernel/money.ts';

const safe = fc.integer({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const divisor = fc.integer({ min: 1, max: 1_000_000 });

describe('mulDivRound and mulDivFloor', () => {
  it('keep every digit where a float would lose one', () => {
    expect(mulDivFloor(MAX_AMOUNT_MINOR, 9_999_999, 10_000_000)).toBe(99_999_989_999_999);
    expect(mulDivRound(Number.MAX_SAFE_INTEGER, 3, 3)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('round half away from zero, and floor toward minus infinity', () => {
    expect([5, -5, 4, -4, 6].map((a) => mulDivRound(a, 1, 10))).toEqual([1, -1, 0, 0, 1]);
    expect([5, -5, 10, -10, -11].map((a) => mulDivFloor(a, 1, 10))).toEqual([0, -1, 1, -1, -2]);
  });

  it('never give minus zero, which JSON and equality would not keep', () => {
    expect(Object.is(mulDivRound(-1, 1, 10), 0)).toBe(true);
    expect(Object.is(mulDivFloor(0, -5, 10), 0)).toBe(true);
  });

  it('stay within one of each other and bracket the true quotient', () => {
    fc.assert(
      fc.property(safe, fc.integer({ min: 0, max: 1000 }), divisor, (a, b, by) => {
        const exact = BigInt(a) * BigInt(b);
        const floor = BigInt(mulDivFloor(a, b, by));
        const rounded = BigInt(mulDivRound(a, b, by));
        fc.pre(Number.isSafeInteger(Number(rounded)));
        expect(floor * BigInt(by) <= exact && exact < (floor + 1n) * BigInt(by)).toBe(true);
        expect(rounded - floor === 0n || rounded - floor === 1n).toBe(true);
      }),
    );
  });
});

describe('lineAmount', () => {
  it('is price times quantity, half up', () => {
    expect(lineAmount(26_800, 1000)).toBe(26_800);
    expect(lineAmount(1999, 485)).toBe(970);
    expect(lineAmount(1, 500)).toBe(1);
    expect(lineAmount(1, 499)).toBe(0);
  });

  it('shows amounts beyond the limit as beyond the limit', () => {
    expect(lineAmount(MAX_AMOUNT_MINOR, MAX_QUANTITY_MILLI)).toBeGreaterThan(MAX_AMOUNT_MINOR);
  });
});

describe('taxIncluded', () => {
  it.each([
    [11_300, 1300, 1300],
    [10_000, 1300, 1150],
    [100, 2100, 17],
    [1, 1300, 0],
    [5, 1300, 1],
    [999, 0, 0],
    [121, 2100, 21],
    [-11_300, 1300, -1300],
    [MAX_AMOUNT_MINOR, 1300, 11_504_424_778_761],
  ])('of %i at %i bp is %i', (gross, rate, tax) => {
    expect(taxIncluded(gross, rate)).toBe(tax);
  });

  it('leaves a net amount that gives the gross again, to half a unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (gross, rate) => {
          const net = gross - taxIncluded(gross, rate);
          // |net × (1 + rate) − gross| ≤ (1 + rate) / 2
          const off = Math.abs(net * (10_000 + rate) - gross * 10_000);
          expect(off * 2).toBeLessThanOrEqual(10_000 + rate);
        },
      ),
    );
  });
});

describe('apportion', () => {
  const weights = fc.array(fc.integer({ min: 0, max: MAX_AMOUNT_MINOR }), {
    minLength: 1,
    maxLength: 40,
  });

  it('gives parts that add up, each within one of its exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_POINTS, max: MAX_POINTS }), weights, (total, shares) => {
        const parts = apportion(total, shares);
        const sum = shares.reduce((acc, weight) => acc + BigInt(weight), 0n);
        expect(parts.reduce((acc, part) => acc + BigInt(part), 0n)).toBe(BigInt(total));
        if (sum === 0n) return;
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part) * sum - BigInt(total) * BigInt(shares[index] ?? 0);
          expect(off > -sum && off < sum).toBe(true);
        }
      }),
    );
  });

  it('never gives a part more than its weight when the total is at most the sum', () => {
    fc.assert(
      fc.property(weights, fc.nat(10_000), (shares, permyriad) => {
        const sum = shares.reduce((acc, weight) => acc + weight, 0);
        fc.pre(Number.isSafeInteger(sum));
        const total = mulDivFloor(sum, permyriad, 10_000);
        if (sum === 0) return;
        for (const [index, part] of apportion(total, shares).entries()) {
          expect(part).toBeLessThanOrEqual(shares[index] ?? 0);
          expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('breaks ties in favour of the earlier part', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(-10, [1, 1, 1])).toEqual([-4, -3, -3]);
    expect(apportion(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(apportion(100, [333, 333, 334])).toEqual([33, 33, 34]);
    expect(apportion(5, [0, 0])).toEqual([5, 0]);
    expect(apportion(5, [])).toEqual([]);
  });
});

it('currencyDecimals follows ISO 4217', () => {
  expect(['CNY', 'EUR', 'JPY', 'CLP', 'KWD', 'TWD'].map(currencyDecimals)).toEqual([
    2, 2, 0, 0, 3, 2,
  ]);
});
