import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expireDue } from '../../../src/main/features/loyalty/face.ts';
import { writeRetailFile } from '../../support/retail-file.ts';
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

const faults = () => shop.verify().filter(({ wrong }) => wrong !== null);

test('each kind of bad row is rejected with its own reason, and the rest goes in', () => {
  const good = '1,A,Cup,2,2010-01-05 10:00:00,3.50,100,UK';
  const row = (change: Readonly<Record<number, string>>) =>
    good
      .split(',')
      .map((cell, place) => change[place] ?? cell)
      .join(',');
  const cases: readonly (readonly [string, string])[] = [
    [row({ 0: '' }), 'receiptMissing'],
    [row({ 0: '=1+1' }), 'codeFormula'],
    [row({ 0: '4.9E+15' }), 'codeExponent'],
    [row({ 1: '', 2: '' }), 'productMissing'],
    [row({ 1: 'A\u{fffd}' }), 'codeUnreadable'],
    [row({ 3: '0' }), 'quantityZero'],
    [row({ 3: '1e999' }), 'numberExponent'],
    [row({ 3: 'two' }), 'numberUnreadable'],
    [row({ 3: '100000' }), 'numberTooLarge'],
    [row({ 4: '2010-02-30 10:00:00' }), 'timeNotReal'],
    [row({ 4: '5/1/2010' }), 'timeUnreadable'],
    [row({ 4: '' }), 'timeMissing'],
    [row({ 4: '2010-03-28 01:30:00' }), 'timeSkipped'],
    [row({ 4: '2040-01-01 10:00:00' }), 'timeInFuture'],
    [row({ 5: '-3.50' }), 'priceNegative'],
    [row({ 5: '' }), 'numberMissing'],
    [row({ 5: '99999999999999' }), 'numberTooLarge'],
    [row({ 6: '101' }), 'memberDiffers'],
    [`${good},more`, 'tooManyCells'],
    ['1,A,Cup', 'tooFewCells'],
    [`"${good}`, 'brokenQuote'],
    [row({ 2: 'x'.repeat(1_100_000) }), 'cellTooLong'],
  ];
  const { report, rejected, csv } = shop.purchases(
    retail(good, ...cases.map(([text]) => text)),
    RETAIL_MAP,
  );
  const wanted = Object.fromEntries(cases.map(([, reason], index) => [index + 3, reason]));
  expect(rejected).toEqual(wanted);
  expect(report).toMatchObject({ rows: cases.length + 1, imported: 1, rejected: cases.length });
  expect(report.amountMinor).toBe(700);
  const lines = csv.trim().split('\r\n');
  expect(csv.startsWith('\u{feff}')).toBe(true);
  expect(lines[0]).toBe(`line,reason,detail,${RETAIL_HEADER}`);
  expect(lines).toHaveLength(cases.length + 1);
  expect(lines[2]).toBe(
    "4,A formula where a number or code is expected,'=1+1,'=1+1,A,Cup,2,2010-01-05 10:00:00,3.50,100,UK",
  );
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(10_000);
});

test('a free item, a return in a sale, and rows that say nothing else are all lines', () => {
  const { report } = shop.purchases(
    retail(
      '7,A,Cup,2,2010-01-05 10:00:00,3.50,100,UK',
      '7,B,Gift,1,2010-01-05 10:00:00,0,100,UK',
      '7,C,Pot,-1,2010-01-05 10:00:00,9.99,,UK',
    ),
    RETAIL_MAP,
  );
  expect(report).toMatchObject({ imported: 3, receipts: 1, amountMinor: 700 - 999 });
  expect(
    shop.store.db.all('SELECT receipt_no, kind, total_minor, line_count FROM sales ORDER BY id'),
  ).toEqual([
    { receipt_no: 'I1-7', kind: 'sale', total_minor: 700, line_count: 2 },
    { receipt_no: 'I1-7-R', kind: 'return', total_minor: -999, line_count: 1 },
  ]);
  expect(faults()).toEqual([]);
});

test('a number that comes again on another day is another receipt', () => {
  const again = retail(
    '7,A,Cup,2,2010-01-05 10:00:00,3.50,,UK',
    '7,A,Cup,2,2010-01-06 10:00:00,3.50,,UK',
  );
  expect(shop.purchases(again, RETAIL_MAP).report).toMatchObject({ receipts: 2, imported: 2 });
  expect(shop.store.db.all('SELECT receipt_no FROM sales ORDER BY id')).toEqual([
    { receipt_no: 'I1-7' },
    { receipt_no: 'I1-7-2010-01-06' },
  ]);
});

test('a later file brings only the rows that are new, also of a receipt that is there', () => {
  const first = '7,A,Cup,2,2010-01-05 10:00:00,3.50,,UK';
  const second = '7,B,Pot,1,2010-01-05 10:00:00,9.00,,UK';
  shop.purchases(retail(first), RETAIL_MAP);
  const { report } = shop.purchases(retail(second, first, first), RETAIL_MAP);
  expect(report).toMatchObject({ imported: 2, duplicates: 1, receipts: 1, amountMinor: 1600 });
  expect(faults()).toEqual([]);
});

test('another source has numbers of its own', () => {
  shop.purchases(GOOD, RETAIL_MAP);
  const { report } = shop.purchases(GOOD, { ...RETAIL_MAP, source: 'Branch 2' });
  expect(report).toMatchObject({ imported: 5, duplicates: 0, members: 2, products: 0 });
});

test('what is not known here is rejected when the map says so', () => {
  shop.purchases(GOOD, RETAIL_MAP);
  const text = retail(
    '1,85048,Ball,1,2010-01-05 10:00:00,1.00,13085,UK',
    '2,85048,Ball,1,2010-01-05 10:01:00,1.00,999,UK',
    '3,XYZ,Ball,1,2010-01-05 10:02:00,1.00,,UK',
  );
  const strict = { ...RETAIL_MAP, unknownMembers: 'reject', unknownProducts: 'reject' };
  const { report, rejected } = shop.purchases(text, strict);
  expect(report).toMatchObject({ imported: 1, rejected: 2, members: 0, products: 0 });
  expect(rejected).toEqual({ 3: 'memberUnknown', 4: 'productUnknown' });
});

const sale = (member: string) => retail(`1,A,Cup,1,2010-01-05 10:00:00,1.00,${member},UK`);

describe('members', () => {
  test.each([
    ['card', '8800123450', { card_no: '8800123450' }],
    ['phone', '07400 123456', { phone: '+447400123456' }],
  ])('are found and made by their %s', (memberType, member, row) => {
    shop.close();
    shop = openImportShop({ till: { currency: 'GBP', timeZone: 'Europe/London' } });
    const map = { ...RETAIL_MAP, memberType };
    expect(shop.purchases(sale(member), map).report).toMatchObject({ members: 1 });
    expect(shop.store.db.all('SELECT card_no, phone FROM members')).toEqual([
      expect.objectContaining(row),
    ]);
    const other = sale(member).replace('1,A', '2,A');
    expect(shop.purchases(other, map).report).toMatchObject({ imported: 1, members: 0 });
    expect(shop.purchases(sale('??'), map).rejected).toEqual({ 2: 'memberUnreadable' });
  });

  test('have the day of their last purchase, and their purchases', () => {
    shop.purchases(GOOD, RETAIL_MAP);
    expect(
      shop.store.db.all(
        `SELECT name, joined_day, last_visit_day, (SELECT count(*) FROM sales WHERE member_id = m.id) AS sales
         FROM members AS m ORDER BY name`,
      ),
    ).toEqual([
      { name: '13085', joined_day: '2009-12-01', last_visit_day: '2009-12-01', sales: 1 },
      { name: '16321', joined_day: '2009-12-01', last_visit_day: '2009-12-01', sales: 1 },
    ]);
  });
});

test('points are earned by the programme of the day, in lots of that day, and lapse properly', () => {
  const recent = '2026-11-01 10:00:00';
  const { report } = shop.purchases(
    retail(
      '1,A,Cup,1,2015-01-05 10:00:00,100.00,100,UK',
      `2,A,Cup,1,${recent},50.00,100,UK`,
      `C3,A,Cup,-1,${recent.replace('10:', '11:')},20.00,100,UK`,
    ),
    { ...RETAIL_MAP, points: 'earn' },
  );
  expect(report.imported).toBe(3);
  expect(
    shop.store.db.all(
      'SELECT amount, remaining, active_from, expires_on FROM points_lots ORDER BY id',
    ),
  ).toEqual([
    { amount: 100, remaining: 100, active_from: '2015-01-05', expires_on: '2016-01-31' },
    { amount: 50, remaining: 30, active_from: '2026-11-01', expires_on: '2027-11-30' },
  ]);
  expect(faults()).toEqual([]);
  const outcome = shop.store.write((context) => expireDue(context, { isConfirmed: true }));
  expect(outcome).toMatchObject({ lots: 1, points: 100 });
  expect(faults()).toEqual([]);
});

test('a discount is taken off as an amount or a share, and an amount stands for a price', () => {
  const header = 'no,at,item,qty,gross,off';
  const map = {
    receipt: 'no',
    time: 'at',
    product: 'item',
    quantity: 'qty',
    amount: 'gross',
    discount: 'off',
  };
  const text = `${header}\n1,2010-01-05,Tea,3,$10.00,-$0.50\n2,2010-01-05,Tea,1,$9.99,10%\n3,2010-01-05,Tea,1,5,6\n4,2010-01-05,Tea,1,-4.50,\n`;
  const { report, rejected } = shop.purchases(text, map);
  expect(rejected).toEqual({ 4: 'discountTooLarge' });
  expect(report).toMatchObject({ imported: 3, amountMinor: 950 + 899 - 450 });
  expect(
    shop.store.db.all('SELECT unit_price_minor, line_discount_minor, total_minor FROM sale_lines'),
  ).toEqual([
    { unit_price_minor: 333, line_discount_minor: 50, total_minor: 950 },
    { unit_price_minor: 999, line_discount_minor: 100, total_minor: 899 },
    { unit_price_minor: 450, line_discount_minor: 0, total_minor: -450 },
  ]);
});

test.each([
  ['utf-8', false],
  ['utf-8', true],
  ['gb18030', false],
  ['big5', false],
  ['utf-16le', true],
  ['utf-16be', true],
] as const)('a file in %s (mark: %s) is read as it was written', (encoding, addBOM) => {
  const name = encoding === 'gb18030' ? '兰蔻粉水经典保湿' : '蘭蔻粉水經典保濕';
  const text = `單號,時間,商品,名稱,單價\n1,2024-05-01,A1,${name},4.50\n`.repeat(1);
  const wanted =
    encoding === 'gb18030'
      ? text.replaceAll('單', '单').replaceAll('時間', '时间').replaceAll('名稱', '名称')
      : text;
  const columns = wanted.split('\n')[0]?.split(',') ?? [];
  const [receipt, time, product, productName, unitPrice] = columns;
  const map = { receipt, time, product, productName, unitPrice };
  const { report } = shop.run('purchases', iconv.encode(wanted, encoding, { addBOM }), map);
  expect(report.imported).toBe(1);
  expect(shop.store.db.all('SELECT name FROM sale_lines')).toEqual([{ name }]);
});

test('a run that was cut off anywhere is completed by the next one, as if it had run once', () => {
  const path = shop.file('');
  writeRetailFile(path, 800);
  const content = readFileSync(path);
  const whole = shop.purchases(content, RETAIL_MAP).report;
  const state = () =>
    shop.store.db.all(
      `SELECT s.receipt_no, s.kind, s.total_minor, s.line_count, m.name FROM sales AS s
       LEFT JOIN members AS m ON m.id = s.member_id ORDER BY s.receipt_no`,
    );
  const wanted = state();
  for (const steps of [1, 30, 120, 175, 185]) {
    shop.close();
    shop = openImportShop();
    const file = shop.file(content);
    expect(shop.outcome('purchases', file, RETAIL_MAP, steps)).toBeUndefined();
    const before = shop.count('sales');
    expect(faults()).toEqual([]);
    const rest = shop.purchases(content, RETAIL_MAP).report;
    expect(rest.imported + rest.duplicates).toBe(whole.imported);
    expect(rest.duplicates > 0).toBe(before > 0);
    expect(state()).toEqual(wanted);
    expect(faults()).toEqual([]);
  }
  expect(wanted.length).toBeGreaterThan(30);
});

test.each([
  ['a total', 'UPDATE sales SET total_minor = total_minor + 1 WHERE id = 1'],
  ['a line', 'UPDATE sale_lines SET product_id = 2 WHERE sale_id = 1 AND line_no = 1'],
  ['a day', "UPDATE sales SET business_day = '2009-12-02' WHERE id = 2"],
  ['a sale that is gone', 'DELETE FROM sales WHERE id = 3'],
  [
    'a sale that was added',
    `INSERT INTO sales (uid, receipt_no, kind, business_day, completed_at, total_minor, tax_minor, line_count)
     VALUES ('x', 'x', 'sale', '2009-12-01', 1, 0, 0, 1)`,
  ],
])('verify names %s among the brought-over sales', (_what, sql) => {
  shop.purchases(GOOD, RETAIL_MAP);
  shop.store.connection.pragma('foreign_keys = OFF');
  shop.store.connection.run(sql);
  const imports = shop.verify().find(({ name }) => name === 'imports');
  expect(imports?.wrong).not.toBeNull();
});
