import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memberMap, productMap, purchaseMap } from '../../../src/contract/imports.ts';
import { type ImportShop, openImportShop } from './import-shop.ts';

const FOLDER = new URL('../../../docs/examples/import/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER));
const mapOf = (name: string) => JSON.parse(read(name).toString('utf8')) as object;

const EXPECTED = {
  'opensourcepos-sales': {
    kind: 'purchases',
    currency: 'GBP',
    report: {
      rows: 4,
      imported: 4,
      rejected: 0,
      receipts: 3,
      members: 1,
      products: 3,
      amountMinor: 2490 + 810 + 100 - 2490,
    },
  },
  'opensourcepos-items': {
    kind: 'products',
    currency: 'GBP',
    report: { imported: 2, products: 2, rejected: 0 },
  },
  'opensourcepos-customers': {
    kind: 'members',
    currency: 'GBP',
    report: { imported: 2, members: 2, rejected: 0 },
  },
  'square-items': {
    kind: 'purchases',
    currency: 'USD',
    report: {
      rows: 3,
      imported: 3,
      rejected: 0,
      receipts: 2,
      members: 1,
      products: 2,
      amountMinor: 3240 + 500 - 1620,
    },
  },
  'square-library': {
    kind: 'products',
    currency: 'USD',
    report: { imported: 2, products: 2, rejected: 0 },
  },
  'online-retail': {
    kind: 'purchases',
    currency: 'GBP',
    report: {
      rows: 5,
      imported: 4,
      rejected: 1,
      receipts: 3,
      members: 2,
      products: 4,
      amountMinor: 8340 + 8100 - 3540,
    },
  },
} as const;

let shop: ImportShop;
const open = (currency: string) =>
  openImportShop({ till: { currency, timeZone: 'Europe/London' } });
beforeEach(() => {
  shop = open('GBP');
});
afterEach(() => shop.close());

test.each(Object.entries(EXPECTED))('the example %s goes in by its map', (name, wanted) => {
  shop.close();
  shop = open(wanted.currency);
  const map = mapOf(`${name}.map.json`);
  const done = shop.run(wanted.kind, read(`${name}.csv`), map);
  expect(done.report).toMatchObject(wanted.report);
  expect(shop.run(wanted.kind, read(`${name}.csv`), map).report).toMatchObject({ imported: 0 });
  expect(shop.verify().filter(({ wrong }) => wrong !== null)).toEqual([]);
});

test('sales of opensourcepos find its customers and items when those came first', () => {
  for (const name of ['opensourcepos-customers', 'opensourcepos-items'] as const) {
    shop.run(EXPECTED[name].kind, read(`${name}.csv`), mapOf(`${name}.map.json`));
  }
  const { report } = shop.purchases(
    read('opensourcepos-sales.csv'),
    mapOf('opensourcepos-sales.map.json'),
  );
  expect(report).toMatchObject({ imported: 4, members: 0, products: 1 });
  expect(
    shop.store.db.all(
      `SELECT s.receipt_no, m.name FROM sales s LEFT JOIN members m ON m.id = s.member_id ORDER BY s.id`,
    ),
  ).toEqual([
    { receipt_no: 'I1-1041', name: 'Ana García' },
    { receipt_no: 'I1-1042', name: null },
    { receipt_no: 'I1-1043', name: 'Ana García' },
  ]);
});

test('every example has its test, and the guide shows every map as it is', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
  expect(names.map((name) => name.slice(0, -4)).sort()).toEqual(Object.keys(EXPECTED).sort());
  const guide = readFileSync(new URL('../../import.md', FOLDER), 'utf8');
  for (const name of Object.keys(EXPECTED))
    expect(guide).toContain(`examples/import/${name}.map.json`);
  for (const schema of [purchaseMap, memberMap, productMap]) {
    for (const field of Object.keys(schema.shape)) expect(guide).toContain(`\`${field}\``);
  }
});
