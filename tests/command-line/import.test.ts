import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStoreFile } from '../../src/main/store/open-store-file.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { pathsBeside } from '../../src/main/store/store-paths.ts';
import { guitai, tempFolder } from './guitai.ts';

const EXAMPLES = new URL('../../docs/examples/import/', import.meta.url).pathname;
const folder = tempFolder();
const STORE = folder.at('shop.sqlite');
const FILE = folder.at('retail.csv');
const MAP = `${EXAMPLES}online-retail.map.json`;

beforeAll(async () => {
  writeFileSync(FILE, readFileSync(`${EXAMPLES}online-retail.csv`));
  const where = ['--currency', 'GBP', '--zone', 'Europe/London'];
  const made = await guitai(['init', '--store', STORE, '--name', 'Corner Shop', ...where]);
  if (made.status !== 0) throw new Error(made.stderr);
}, 60_000);
afterAll(() => folder.remove());

const run = (...more: string[]) =>
  guitai(['import', 'purchases', FILE, '--map', MAP, '--store', STORE, ...more]);

test('imports once, says so as JSON, leaves the rejected rows; again it changes nothing', async () => {
  const first = await run('--json');
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toEqual({
    rows: 5,
    imported: 4,
    duplicates: 0,
    rejected: 1,
    receipts: 3,
    members: 2,
    products: 4,
    amountMinor: 12_900,
  });
  expect(readFileSync(`${FILE}.rejected.csv`, 'utf8')).toContain('The price is below zero');
  const again = await run();
  expect(again.stdout).toContain('5 rows: 0 imported, 4 imported before, 1 rejected');
  expect(again.status).toBe(0);
  const verified = await guitai(['verify', '--store', STORE]);
  expect(verified).toMatchObject({ status: 0 });
  expect(verified.stdout).toContain('imports');
});

test('members and products go in by their own commands', async () => {
  const into = (kind: string, name: string) =>
    guitai([
      'import',
      kind,
      `${EXAMPLES}${name}.csv`,
      '--map',
      `${EXAMPLES}${name}.map.json`,
      '--store',
      STORE,
      '--json',
      '--rejected',
      folder.at('rejected.csv'),
    ]);
  const people = await into('members', 'opensourcepos-customers');
  expect(JSON.parse(people.stdout)).toMatchObject({ imported: 2, members: 2 });
  const goods = await into('products', 'opensourcepos-items');
  expect(JSON.parse(goods.stdout)).toMatchObject({ imported: 2, products: 2 });
  expect(existsSync(folder.at('rejected.csv'))).toBe(false);
});

test.each([
  ['no JSON', '{"receipt":', 'imports.mapInvalid', 'is no JSON'],
  ['an unknown field', '{"recipe": "x"}', 'imports.mapInvalid', ''],
  [
    'a column that is not there',
    '{"receipt":"No","time":"InvoiceDate","product":"StockCode","unitPrice":"Price"}',
    'imports.columnMissing',
    '"receipt": There is no such column: No',
  ],
  [
    'another currency',
    '{"receipt":"Invoice","time":"InvoiceDate","product":"StockCode","unitPrice":"Price","currency":"EUR"}',
    'imports.currencyOther',
    'EUR',
  ],
])('a map with %s ends with 2 and words', async (_what, text, problem, words) => {
  const map = folder.at('bad.json');
  writeFileSync(map, text);
  const args = ['import', 'purchases', FILE, '--map', map, '--store', STORE, '--json'];
  const said = await guitai(args);
  expect(said).toMatchObject({ status: 2, stdout: '' });
  const failure = JSON.parse(said.stderr) as { problem: string; detail: string };
  expect(failure.problem).toBe(problem);
  expect(failure.detail).toContain(words);
});

test('a store that the till has open is left to it, and a file that is not there is missed', async () => {
  const opened = openStoreFile({ paths: pathsBeside(STORE), migrations: MIGRATIONS });
  const said = await run('--json');
  opened.close();
  expect(said.status).toBe(3);
  expect(said.stderr).toContain('store.locked');
  expect(said.stderr).toContain('import the file there');
  const missing = ['import', 'purchases', folder.at('none.csv'), '--map', MAP, '--store', STORE];
  expect((await guitai(missing)).status).toBe(4);
  expect((await guitai(['import', 'purchases', FILE, '--store', STORE])).status).toBe(2);
  expect((await guitai(['import', 'sales', FILE, '--store', STORE])).status).toBe(2);
});
