import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashSuggestions } from '../../../src/main/features/sales/rules/cash-suggestions.ts';
import { receiptNumber } from '../../../src/main/features/sales/rules/receipt-number.ts';

describe('cash suggestions', () => {
  it.each([
    ['CNY', 2, 43_600, [43_600, 44_000, 45_000, 50_000]],
    ['CNY', 2, 350, [350, 400, 500, 1000, 10_000]],
    ['CNY', 2, 10_000, [10_000]],
    ['EUR', 2, 1234, [1234, 1500, 2000, 5000, 10_000]],
    ['EUR', 2, 26_501, [26_501, 27_000, 28_000, 30_000]],
    ['TWD', 2, 43_600, [43_600, 50_000, 100_000]],
    ['JPY', 0, 3210, [3210, 4000, 5000, 10_000]],
    ['XYZ', 2, 99, [99, 100, 500, 1000, 50_000]],
    ['CNY', 2, 99_999_999_999_999, [99_999_999_999_999]],
    ['CNY', 2, 0, []],
  ])('%s (%i decimals), %i due', (code, decimals, due, expected) => {
    expect(cashSuggestions(due, { code, decimals })).toEqual(expected);
  });

  it('start with the exact sum, rise, and are few', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom('CNY', 'MXN', 'USD', 'GBP'),
        (due, code) => {
          const amounts = cashSuggestions(due, { code, decimals: 2 });
          expect(amounts[0]).toBe(due);
          expect(amounts.length).toBeLessThanOrEqual(5);
          expect(new Set(amounts).size).toBe(amounts.length);
          expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('receipt numbers', () => {
  it('are store, till, day and sequence', () => {
    const receipt = { storeCode: 'S01', tillCode: 'T03', day: '2026-11-21', sequence: 123 };
    expect(receiptNumber(receipt)).toBe('S01-T03-20261121-000123');
    expect(receiptNumber({ ...receipt, sequence: 12_345_678 })).toBe('S01-T03-20261121-12345678');
  });
});
