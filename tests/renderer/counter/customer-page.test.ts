import { describe, expect, it } from 'vitest';
import { customerPage } from '../../../src/renderer/features/sales/logic/customer-page.ts';
import type { CustomerView } from '../../../src/renderer/features/sales/logic/customer-page.ts';

const line = (name: string, subtotalMinor: number) => ({
  lineNo: 1,
  productId: 1,
  name,
  barcode: null,
  counterName: '',
  unit: 'piece' as const,
  quantityMilli: 2000,
  regularPriceMinor: 500,
  unitPriceMinor: 500,
  priceSource: 'catalog' as never,
  priceReason: '',
  lineDiscountMinor: 0,
  discountReason: '',
  subtotalMinor,
  sharedDiscountMinor: 0,
  totalMinor: subtotalMinor,
  taxMinor: 0,
  note: 'for Mrs. Wang',
});

const TWO: CustomerView = {
  lines: [{ key: 7 }, { key: 9 }],
  lastKey: 7,
  quote: { lines: [line('Apple', 1000), line('Pear', 300)], totalMinor: 1300, dueMinor: 800 },
  outcome: null,
  isPaying: false,
};

describe('what the customer sees of the sale', () => {
  it('is the line that changed last, with the total', () => {
    expect(customerPage(TWO)).toEqual({
      kind: 'item',
      name: 'Apple',
      quantityMilli: 2000,
      unit: 'piece',
      amountMinor: 1000,
      totalMinor: 1300,
    });
    expect(customerPage({ ...TWO, lastKey: null })).toMatchObject({ name: 'Pear' });
  });

  it('is what is still to pay while it is paid, and the change afterwards', () => {
    const due = { kind: 'due', totalMinor: 1300, dueMinor: 800 };
    expect(customerPage({ ...TWO, isPaying: true })).toEqual(due);
    const paid = customerPage({ ...TWO, outcome: { totalMinor: 1300, changeMinor: 200 } });
    expect(paid).toEqual({ kind: 'paid', totalMinor: 1300, changeMinor: 200 });
  });

  it('stays as it is until the till has priced these very lines; empty, it greets', () => {
    expect(customerPage({ ...TWO, quote: null })).toBeNull();
    expect(customerPage({ ...TWO, lines: [] })).toEqual({ kind: 'greeting' });
  });
});
