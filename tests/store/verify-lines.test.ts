import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyStore } from '../../src/main/store/verify/verify-store.ts';
import { openShop, type Shop } from '../features/sales/shop.ts';

let shop: Shop;
let heldUid: string;
beforeEach(() => {
  shop = openShop();
  const discount = { kind: 'percent' as const, basisPoints: 400, reason: 'loyal' };
  const [cream, cheese] = shop.basket(['cream', 'cheese']).lines;
  if (cream === undefined || cheese === undefined) throw new Error('No lines');
  const lines = [
    { ...cream, discount },
    { ...cheese, quantityMilli: 485 },
  ];
  shop.sell({ ...shop.basket([]), lines, discount, roundToMinor: 100 });
  shop.sell(shop.basket(['bag', 'bag']));
  const draft = { ...shop.basket(['bag']), paymentRequestId: null };
  shop.store.value('sales.hold', { requestId: shop.store.requestId(), name: '', draft });
  const row = shop.store.db.get<{ uid: string }>('SELECT uid FROM held_baskets');
  heldUid = row?.uid ?? '';
});
afterEach(() => {
  shop.close();
});

function wrongOf(name: 'lines' | 'held') {
  return verifyStore(shop.store.db).checks.find((check) => check.name === name)?.wrong;
}

function change(sql: string): void {
  shop.store.connection.raw.pragma('foreign_keys = OFF');
  shop.store.connection.raw.exec(sql);
}

test('lines with discounts, shares and rounding add up', () => {
  expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
});

describe('lines that do not add up show', () => {
  test.each([
    [
      'a discount of a line',
      'UPDATE sale_lines SET line_discount_minor = line_discount_minor + 1 WHERE sale_id = 1 AND line_no = 1',
      'sale_lines 1/1',
      'Sale S01-T03-20261121-000001, line 1: 10000 less 401 less',
    ],
    [
      'a price',
      'UPDATE sale_lines SET unit_price_minor = 1998 WHERE sale_id = 1 AND line_no = 2',
      'sale_lines 1/2',
      'line 2: 969 less 0',
    ],
    [
      'a negative share that adds up',
      `UPDATE sale_lines SET shared_discount_minor = -1, line_discount_minor = 1
       WHERE sale_id = 2 AND line_no = 1`,
      'sale_lines 2/1',
      '100 less 1 less -1 is not 100',
    ],
    [
      'the discounts of a sale',
      'UPDATE sales SET discount_minor = discount_minor - 1 WHERE id = 1',
      'sales 1',
      'its lines bear',
    ],
    [
      'the rounding of a sale',
      'UPDATE sales SET rounding_minor = 10 WHERE id = 2',
      'sales 2',
      'discounts 0 and rounding 10, its lines bear 0',
    ],
    [
      'a tax, although the sale still adds up',
      `UPDATE sale_lines SET tax_minor = tax_minor + iif(line_no = 1, 1, -1) WHERE sale_id = 2`,
      'sales 2',
      'tax 18 at 2100 basis points, 17 by the amounts',
    ],
    [
      'tax per line, said to be per rate',
      `UPDATE sales SET tax_mode = 'rate' WHERE id = 2`,
      'sales 2',
      'tax 34 at 2100 basis points, 35 by the amounts',
    ],
  ])('%s', (_what, sql, row, detail) => {
    change(sql);
    expect(wrongOf('lines')).toEqual({ row, detail: expect.stringContaining(detail) as string });
  });
});

describe('a basket that waits', () => {
  test('and vanished shows', () => {
    change('DELETE FROM held_baskets');
    expect(wrongOf('held')).toEqual({
      row: 'held_baskets -',
      detail: `Basket ${heldUid} was suspended and is gone`,
    });
  });

  test('that was put in, or made cheaper, shows', () => {
    change(`UPDATE held_baskets SET total_minor = 1`);
    expect(wrongOf('held')).toMatchObject({ row: 'held_baskets 1' });
    change(`UPDATE held_baskets SET total_minor = 100`);
    expect(wrongOf('held')).toBeNull();
    change(`INSERT INTO held_baskets (uid, name, payload, line_count, staff_id, created_at)
      VALUES ('x', 'x', '{}', 1, 1, 1)`);
    expect(wrongOf('held')).toMatchObject({ row: 'held_baskets 2' });
  });
});
