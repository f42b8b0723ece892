import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportInspection, ImportPreview } from '../../../src/contract/import-calls.ts';
import { importsInternal } from '../../../src/main/features/imports/index.ts';
import { type ImportShop, openImportShop, RETAIL_HEADER, RETAIL_MAP } from './import-shop.ts';

let shop: ImportShop;
beforeEach(() => {
  shop = openImportShop({ features: [{ internal: importsInternal }] });
});
afterEach(() => shop.close());

const inspect = (path: string, kind: string) =>
  shop.store.internal('imports.inspect', { path, kind }) as ImportInspection;
const preview = (path: string, kind: string, map: object) =>
  shop.store.internal('imports.preview', { path, kind, map }) as ImportPreview;

const RETAIL = `${RETAIL_HEADER}
489434,85048,BALL,12,12/1/2009 7:45,6.95,13085.0,UK
489434,85048,BALL,12,12/31/2009 7:45,six,13085.0,UK
`;

test('a file is looked into, and its map is suggested', () => {
  expect(inspect(shop.file(RETAIL), 'purchases')).toMatchObject({
    encoding: 'utf-8',
    delimiter: ',',
    columns: RETAIL_HEADER.split(','),
    suggested: { receipt: 'Invoice', member: 'Customer ID', timeFormat: 'M/d/yyyy H:mm' },
    problem: null,
  });
  expect(inspect(shop.file(''), 'purchases').problem?.problem).toBe('fileEmpty');
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2, 0]);
  expect(inspect(shop.file(zip), 'members').problem?.problem).toBe('notText');
});

test('a preview says what becomes of rows, what is wrong, and who is new; it changes nothing', () => {
  const path = shop.file(RETAIL);
  const map = { ...RETAIL_MAP, timeFormat: 'M/d/yyyy H:mm' };
  const before = shop.count('event_log');
  const seen = preview(path, 'purchases', map);
  expect(seen).toMatchObject({
    rows: 2,
    good: 1,
    rejected: 1,
    unknownMembers: 1,
    unknownProducts: 1,
    rejections: [{ line: 3, reason: 'numberUnreadable', detail: 'six' }],
  });
  expect(seen.facts[0]?.fields).toMatchObject({
    receipt: '489434',
    time: '2009-12-01 15:45',
    quantity: '12',
    unitPrice: '6.95',
    total: '83.40',
  });
  expect(shop.count('event_log')).toBe(before);
  shop.purchases(RETAIL, map);
  expect(preview(path, 'purchases', map)).toMatchObject({ unknownMembers: 0, unknownProducts: 0 });
  expect(preview(path, 'purchases', { ...map, receipt: 'No' }).problem).toMatchObject({
    problem: 'columnMissing',
    field: 'receipt',
  });
});

test('a preview of members checks what the import checks', () => {
  const map = { name: 'name', phone: 'phone' };
  const path = shop.file('name,phone\nAna,13812345678\nTom,12\n');
  const rejections = [{ line: 3, reason: 'phoneUnreadable', detail: '12' }];
  expect(preview(path, 'members', map)).toMatchObject({ good: 1, known: 0, rejections });
  shop.run('members', 'name,phone\nAna,13812345678\nTom,12\n', map);
  expect(preview(path, 'members', map)).toMatchObject({ good: 1, known: 1, rejections });
});
