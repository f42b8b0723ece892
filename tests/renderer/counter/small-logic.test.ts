import { describe, expect, it } from 'vitest';
import type { PricedLine } from '../../../src/contract/sales.ts';
import { readBirthday } from '../../../src/renderer/features/members/enrol-form.ts';
import { lineViews } from '../../../src/renderer/features/sales/logic/line-views.ts';
import { nextTender } from '../../../src/renderer/features/sales/logic/next-tender.ts';

function priced(productId: number, quantityMilli: number, totalMinor: number): PricedLine {
  return {
    lineNo: 1,
    productId,
    name: `P${productId}`,
    barcode: null,
    counterName: 'Lan',
    unit: 'piece',
    quantityMilli,
    regularPriceMinor: 100,
    unitPriceMinor: 100,
    priceSource: 'regular',
    priceReason: '',
    lineDiscountMinor: 0,
    discountReason: '',
    subtotalMinor: totalMinor,
    sharedDiscountMinor: 0,
    totalMinor,
    taxMinor: 0,
    note: '',
  };
}
const line = (key: number, productId: number, quantityMilli: number) => ({
  key,
  productId,
  quantityMilli,
  product: null,
});

describe('lines as drawn', () => {
  it('shows only amounts the till gave for exactly this quantity', () => {
    const views = lineViews(
      [line(1, 5, 2000), line(2, 6, 1000), line(3, 9, 1000)],
      [priced(5, 1000, 100), priced(6, 1000, 300)],
    );
    expect(views.map((view) => view.totalMinor)).toEqual([null, 300, null]);
    expect(views[0]?.product?.name).toBe('P5');
    expect(views[2]?.unitPriceMinor).toBeNull();
  });

  it('keeps amounts with their lines when one above is removed', () => {
    const quote = [priced(5, 1000, 100), priced(6, 485, 33), priced(6, 512, 35)];
    const views = lineViews([line(2, 6, 485), line(3, 6, 512)], quote);
    expect(views.map((view) => view.totalMinor)).toEqual([33, 35]);
  });
});

describe('the tender being typed', () => {
  const base = {
    kind: 'cash' as const,
    text: '',
    reference: '',
    dueMinor: 41_602,
    decimals: 2,
    decimalSign: '.' as const,
    isEmptyExact: true,
  };
  it('takes an empty field as exactly what is due, once', () => {
    expect(nextTender(base)).toEqual({ ok: true, value: { kind: 'cash', amountMinor: 41_602 } });
    expect(nextTender({ ...base, isEmptyExact: false })).toMatchObject({ ok: false });
  });
  it('lets cash be more than due, and a card not', () => {
    expect(nextTender({ ...base, text: '500' })).toMatchObject({ value: { amountMinor: 50_000 } });
    expect(nextTender({ ...base, kind: 'card', text: '500' })).toEqual({
      ok: false,
      error: { code: 'cardOverDue' },
    });
    expect(nextTender({ ...base, kind: 'card', reference: ' 8812 ' })).toEqual({
      ok: true,
      value: { kind: 'card', amountMinor: 41_602, reference: '8812' },
    });
  });
  it('takes nothing when nothing is due, and no zero', () => {
    expect(nextTender({ ...base, dueMinor: 0 })).toMatchObject({ error: { code: 'nothingDue' } });
    expect(nextTender({ ...base, text: '0.00' })).toMatchObject({ error: { code: 'zero' } });
  });
});

describe('birthdays as people write them', () => {
  it.each([
    ['', null],
    ['1990-12-03', '1990-12-03'],
    ['1990/12/3', '1990-12-03'],
    ['19901203', '1990-12-03'],
    ['１９９０年１２月３日', '1990-12-03'],
    ['12-03', '--12-03'],
    ['1203', '--12-03'],
    ['3 dec', undefined],
    ['1990', '--19-90'],
  ])('%s', (text, value) => {
    expect(readBirthday(text)).toBe(value);
  });
});
