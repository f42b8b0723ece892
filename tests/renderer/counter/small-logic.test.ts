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
  price: null,
  discount: null,
  note: '',
});

describe('lines as drawn', () => {
  it('shows only amounts the till gave for exactly this quantity', () => {
    const before = [line(1, 5, 1000), line(2, 6, 1000)] as const;
    const views = lineViews([{ ...before[0], quantityMilli: 2000 }, before[1], line(3, 9, 1000)], {
      lines: before,
      priced: [priced(5, 1000, 100), priced(6, 1000, 300)],
    });
    expect(views.map((view) => view.priced?.subtotalMinor)).toEqual([undefined, 300, undefined]);
    expect(views[0]?.product?.name).toBe('P5');
    expect(views[2]?.unitPriceMinor).toBeNull();
  });

  it('keeps amounts with their lines when one above is removed', () => {
    const lines = [line(1, 5, 1000), line(2, 6, 485), line(3, 6, 512)];
    const figures = [priced(5, 1000, 100), priced(6, 485, 33), priced(6, 512, 35)];
    const views = lineViews(lines.slice(1), { lines, priced: figures });
    expect(views.map((view) => view.priced?.subtotalMinor)).toEqual([33, 35]);
  });

  it('leaves an amount out as soon as the discount of its line changes', () => {
    const lines = [line(1, 5, 1000)];
    const known = { lines, priced: [priced(5, 1000, 100)] };
    const discount = { kind: 'percent', basisPoints: 1000, reason: 'x' } as const;
    const changed = lines.map((each) => ({ ...each, discount }));
    expect(lineViews(changed, known)[0]?.priced).toBeNull();
    expect(lineViews(changed, known)[0]?.unitPriceMinor).toBe(100);
  });
});

describe('the tender being typed', () => {
  const base = {
    kind: 'cash' as const,
    text: '',
    reference: '',
    voucher: null,
    tenders: [],
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
      error: { code: 'overDue' },
    });
    expect(nextTender({ ...base, kind: 'card', reference: ' 8812 ' })).toEqual({
      ok: true,
      value: { kind: 'card', amountMinor: 41_602, reference: '8812' },
    });
  });
  it('takes no wallet without its reference', () => {
    const wallet = { ...base, kind: 'wallet' as const };
    expect(nextTender({ ...wallet, reference: '  ' })).toMatchObject({
      error: { code: 'referenceMissing' },
    });
    expect(nextTender({ ...wallet, reference: '281234567890123456' })).toEqual({
      ok: true,
      value: { kind: 'wallet', amountMinor: 41_602, reference: '281234567890123456' },
    });
    expect(nextTender({ ...wallet, reference: '1', text: '500' })).toMatchObject({
      error: { code: 'overDue' },
    });
  });
  it('takes of a voucher what it holds, at most what is due, and each voucher once', () => {
    const at = { code: 'V000000000018', state: 'open', balanceMinor: 10_000 } as const;
    const typed = { ...base, kind: 'voucher' as const, voucher: at };
    const paying = (amountMinor: number) => ({
      ok: true,
      value: { kind: 'voucher', code: at.code, amountMinor },
    });
    expect(nextTender(typed)).toEqual(paying(10_000));
    expect(nextTender({ ...typed, isEmptyExact: false })).toEqual(paying(10_000));
    expect(nextTender({ ...typed, dueMinor: 4000 })).toEqual(paying(4000));
    expect(nextTender({ ...typed, text: '30' })).toEqual(paying(3000));
    const refused = (change: object) => nextTender({ ...typed, ...change });
    expect(refused({ text: '100.01' })).toMatchObject({ error: { code: 'voucherTooLow' } });
    expect(refused({ text: '50', dueMinor: 4000 })).toMatchObject({ error: { code: 'overDue' } });
    expect(refused({ voucher: null })).toMatchObject({ error: { code: 'voucherMissing' } });
    expect(refused({ voucher: { ...at, state: 'spent', balanceMinor: 0 } })).toMatchObject({
      error: { code: 'voucherSpent' },
    });
    expect(refused({ voucher: { ...at, state: 'expired' } })).toMatchObject({
      error: { code: 'voucherExpired' },
    });
    const tenders = [{ kind: 'voucher', code: at.code, amountMinor: 1 }] as const;
    expect(refused({ tenders })).toMatchObject({ error: { code: 'voucherTaken' } });
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
