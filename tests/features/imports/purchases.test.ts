import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportShop, openImportShop, RETAIL_HEADER, RETAIL_MAP } from './import-shop.ts';

let shop: ImportShop;
beforeEach(() => {
  shop = openImportShop();
});
afterEach(() => shop.close());

const retail = (...rows: string[]) => `${RETAIL_HEADER}\n${rows.join('\n')}\n`;

const GOOD = retail(
  '489434,85048,15CM CHRISTMAS GLASS BALL,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom',
  '489434,79323P,PINK CHERRY LIGHTS,12,2009-12-01 07:45:00,6.75,13085.0,United Kingdom',
  '489435,22350,CAT BOWL,12,2009-12-01 07:46:00,2.55,,United Kingdom',
  'C489449,22087,PAPER BUNTING,-12,2009-12-01 10:33:00,2.95,16321.0,Australia',
  // A row of the first receipt that stands apart, and says the same as another one.
  '489434,85048,15CM CHRISTMAS GLASS BALL,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom',
);

test('rows become receipts, members and products, and everything adds up', () => {
  const { report, rejected, csv } = shop.purchases(GOOD, RETAIL_MAP);
  expect({ report, rejected, csv }).toEqual({
    report: {
      rows: 5,
      imported: 5,
      duplicates: 0,
      rejected: 0,
      receipts: 3,
      members: 2,
      products: 4,
      amountMinor: 2 * 8340 + 8100 + 3060 - 3540,
    },
    rejected: {},
    csv: '',
  });
  expect(
    shop.store.db.all(
      `SELECT receipt_no, kind, business_day, total_minor, line_count, receipt_seq, staff_id
       FROM sales ORDER BY id`,
    ),
  ).toEqual([
    {
      receipt_no: 'I1-489434',
      kind: 'sale',
      business_day: '2009-12-01',
      total_minor: 24_780,
      line_count: 3,
      receipt_seq: null,
      staff_id: null,
    },
    expect.objectContaining({ receipt_no: 'I1-489435', kind: 'sale', total_minor: 3060 }),
    expect.objectContaining({ receipt_no: 'I1-C489449', kind: 'return', total_minor: -3540 }),
  ]);
  expect(shop.store.db.all('SELECT name FROM members ORDER BY name')).toEqual([
    { name: '13085' },
    { name: '16321' },
  ]);
  expect(shop.verify().filter(({ wrong }) => wrong !== null)).toEqual([]);
});

test('a second run changes nothing', () => {
  const first = shop.purchases(GOOD, RETAIL_MAP).report;
  const before = [shop.count('sales'), shop.count('members'), shop.count('event_log')];
  const again = shop.purchases(GOOD, RETAIL_MAP).report;
  expect(again).toEqual({
    rows: 5,
    imported: 0,
    duplicates: first.imported,
    rejected: 0,
    receipts: 0,
    members: 0,
    products: 0,
    amountMinor: 0,
  });
  expect([shop.count('sales'), shop.count('members'), shop.count('event_log')]).toEqual(before);
});
