import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT_MINOR } from '../../../src/contract/kernel/money.ts';
import { NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';
import {
  priceBasket,
  type SellableProduct,
} from '../../../src/main/features/sales/rules/price-basket.ts';

function product(id: number, more: Partial<SellableProduct> = {}): SellableProduct {
  return {
    id,
    name: `Product ${id}`,
    barcode: null,
    unit: 'piece',
    priceMinor: 1000,
    offer: null,
    taxRateBp: 1300,
    counterName: '兰蔻',
    isActive: true,
    ...more,
  };
}

function price(
  products: readonly SellableProduct[],
  lines: readonly { productId: number; quantityMilli: number }[],
) {
  return priceBasket({
    ...NOTHING_DECIDED,
    lines: lines.map((line) => plainLine(line.productId, line.quantityMilli)),
    products: new Map(products.map((one) => [one.id, one])),
    taxMode: 'line',
  });
}

const lineOf = (productId: number, quantityMilli = 1000) => ({ productId, quantityMilli });

describe('pricing a basket', () => {
  it('rounds each line once and its tax once, half up', () => {
    const products = [
      product(1, { priceMinor: 26_800 }),
      product(2, { unit: 'kg', priceMinor: 1999, taxRateBp: 900 }),
      product(3, { priceMinor: 100, taxRateBp: 2100 }),
    ];
    const result = price(products, [
      { productId: 1, quantityMilli: 2000 },
      { productId: 2, quantityMilli: 485 },
      { productId: 3, quantityMilli: 1000 },
      { productId: 3, quantityMilli: 1000 },
    ]);
    expect(
      result.ok && result.value.lines.map((line) => [line.lineNo, line.totalMinor, line.taxMinor]),
    ).toEqual([
      [1, 53_600, 6166],
      [2, 970, 80],
      [3, 100, 17],
      [4, 100, 17],
    ]);
    // Tax per line: 17 + 17, where tax on the sum of 200 would be 35.
    expect(result.ok && result.value).toMatchObject({
      totalMinor: 54_770,
      taxMinor: 6280,
      itemCount: 5,
    });
  });

  it('adds up, whatever is in the basket', () => {
    const lineArb = fc.record({
      priceMinor: fc.nat(10_000_000),
      taxRateBp: fc.nat(10_000),
      pieces: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(fc.array(lineArb, { maxLength: 80 }), (lines) => {
        const products = lines.map((one, index) => product(index + 1, one));
        const result = price(
          products,
          lines.map((one, index) => ({ productId: index + 1, quantityMilli: one.pieces * 1000 })),
        );
        if (!result.ok) throw new Error(result.error.code);
        const { value } = result;
        expect(value.totalMinor).toBe(
          lines.reduce((sum, one) => sum + one.priceMinor * one.pieces, 0),
        );
        expect(value.taxMinor).toBe(value.lines.reduce((sum, one) => sum + one.taxMinor, 0));
        expect(value.itemCount).toBe(lines.reduce((sum, one) => sum + one.pieces, 0));
      }),
    );
  });

  it('names the line it refuses', () => {
    const products = [product(1), product(2, { isActive: false }), product(3, { unit: 'kg' })];
    expect(price(products, [lineOf(1), lineOf(9)])).toMatchObject({
      error: { code: 'sales.productUnknown', params: { lineNo: 2, productId: 9 } },
    });
    expect(price(products, [lineOf(2)])).toMatchObject({ error: { code: 'sales.productUnknown' } });
    expect(price(products, [lineOf(3, 500), lineOf(1, 1500)])).toMatchObject({
      error: { code: 'sales.quantityNotWhole', params: { lineNo: 2, productId: 1 } },
    });
  });

  it('refuses a line and a sum beyond 14 digits, and takes exactly 14', () => {
    const products = [product(1, { priceMinor: MAX_AMOUNT_MINOR }), product(2, { priceMinor: 1 })];
    const most = { productId: 1, quantityMilli: 1000 };
    expect(price(products, [most])).toMatchObject({
      ok: true,
      value: { totalMinor: MAX_AMOUNT_MINOR },
    });
    expect(price(products, [{ ...most, quantityMilli: 2000 }])).toMatchObject({
      error: { code: 'sales.amountTooLarge', params: { lineNo: 1 } },
    });
    expect(price(products, [most, { productId: 2, quantityMilli: 1000 }])).toMatchObject({
      error: { code: 'sales.amountTooLarge', params: { lineNo: 2 } },
    });
  });
});
