import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyStore } from '../../src/main/store/verify/verify-store.ts';
import { openShop, type Shop } from '../features/sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
  const memberId = shop.member.gold;
  shop.sell(shop.basket(['cream', 'cream'], { memberId }));
  shop.sell(
    shop.basket(['cream', 'bag'], { memberId, tenders: [{ kind: 'points', points: 100 }] }),
  );
  shop.sell(shop.basket(['bag']));
});
afterEach(() => {
  shop.close();
});

function wrongOf(name: string) {
  return verifyStore(shop.store.db).checks.find((check) => check.name === name)?.wrong;
}

function change(...statements: readonly string[]): void {
  const { raw } = shop.store.connection;
  raw.pragma('foreign_keys = OFF');
  for (const sql of statements) raw.exec(sql);
}

test('sales as they were booked are what was logged', () => {
  expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
  expect(verifyStore(shop.store.db).checks.find(({ name }) => name === 'logged')).toEqual({
    name: 'logged',
    rows: 3,
    wrong: null,
  });
});

test.each([
  [
    'a dearer sale whose sums still add up',
    [
      'UPDATE sales SET total_minor = total_minor + 100 WHERE id = 1',
      'UPDATE sale_lines SET total_minor = total_minor + 100 WHERE sale_id = 1 AND line_no = 1',
      'UPDATE sale_tenders SET amount_minor = amount_minor + 100 WHERE sale_id = 1',
    ],
    'totals grossMinor differs',
    'sales 1',
  ],
  ['another buyer', ['UPDATE sales SET member_id = 1 WHERE id = 2'], 'customer differs', 'sales 2'],
  [
    'another name of a line',
    [`UPDATE sale_lines SET name = 'Gold' WHERE sale_id = 2 AND line_no = 2`],
    'lineItems 1 description differs',
    'sales 2',
  ],
  [
    'another way to pay',
    [`UPDATE sale_tenders SET kind = 'card' WHERE sale_id = 3`],
    'tenders 0 tenderType differs',
    'sales 3',
  ],
  [
    'a sale taken out without a gap',
    ['DELETE FROM sales WHERE id = 3', 'UPDATE till SET last_receipt_seq = 2'],
    'knows a sale 3 that is not booked',
    'sales -',
  ],
  [
    'a sale in the place of another',
    [`UPDATE sales SET uid = 'x' WHERE id = 2`],
    'transaction differs',
    'sales 2',
  ],
  [
    'a sale put in',
    [
      `INSERT INTO sales (uid, receipt_no, receipt_seq, kind, business_day, completed_at, staff_id,
         total_minor, tax_minor, line_count) VALUES ('x', 'x', 4, 'sale', '2026-11-21', 1, 1, 0, 0, 1)`,
    ],
    'Sale x is not in the event log',
    'sales 4',
  ],
])('%s shows', (_what, statements, detail, row) => {
  change(...statements);
  expect(wrongOf('logged')).toEqual({ row, detail: expect.stringContaining(detail) as string });
});

test('points of a sale that the ledger does not know show', () => {
  change(
    `DELETE FROM points_movements WHERE entry_id = 1`,
    `DELETE FROM points_entries WHERE id = 1`,
  );
  expect(wrongOf('sales')).toMatchObject({ row: 'sales 1' });
});
