import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../src/main/command-line/run-cli.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { writeRetailFile } from '../support/retail-file.ts';
import { startChild } from './support/child.ts';

const folder = mkdtempSync(join(tmpdir(), 'guitai-import-'));
const at = (name: string) => join(folder, name);
const ROWS = 5000;
const MAP = {
  receipt: 'Invoice',
  time: 'InvoiceDate',
  zone: 'Europe/London',
  member: 'Customer ID',
  product: 'StockCode',
  productName: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Price',
  refund: '^C',
  points: 'earn',
};

async function guitai(...args: string[]): Promise<string> {
  let said = '';
  const output = { out: (text: string) => (said += text), err: (text: string) => (said += text) };
  const status = await runCli(args, output);
  if (status !== 0) throw new Error(said);
  return said;
}

const makeStore = (store: string) =>
  guitai(
    'init',
    '--store',
    store,
    '--name',
    'Shop',
    '--currency',
    'GBP',
    '--zone',
    'Europe/London',
  );
const importInto = (store: string) => [
  'import',
  'purchases',
  at('retail.csv'),
  '--map',
  at('map.json'),
  '--store',
  store,
  '--json',
];

beforeAll(() => {
  writeRetailFile(at('retail.csv'), ROWS);
  writeFileSync(at('map.json'), JSON.stringify(MAP));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What every receipt says; the ids and uids of two stores differ. */
function stock(store: string): unknown[] {
  const connection = openReadOnly(store);
  try {
    return connection.all(
      `SELECT s.receipt_no, s.kind, s.business_day, s.total_minor, s.line_count, m.name,
         (SELECT sum(quantity_milli) FROM sale_lines WHERE sale_id = s.id) AS pieces
       FROM sales AS s LEFT JOIN members AS m ON m.id = s.member_id ORDER BY s.receipt_no`,
    );
  } finally {
    connection.close();
  }
}

function countSales(store: string): number {
  const connection = openReadOnly(store);
  try {
    return connection.get<{ n: number }>('SELECT count(*) AS n FROM sales')?.n ?? 0;
  } finally {
    connection.close();
  }
}

/** Until so many sales are booked, or the importer has ended. */
async function untilBooked(store: string, count: number, isEnded: () => boolean): Promise<number> {
  for (;;) {
    const found = countSales(store);
    if (found >= count || isEnded()) return found;
    await pause(2);
  }
}

test('an import killed again and again is complete after the last run, and only once (fault 36)', {
  timeout: 240_000,
}, async () => {
  const whole = at('whole.sqlite');
  await makeStore(whole);
  const wanted = JSON.parse(await guitai(...importInto(whole))) as { imported: number };

  const store = at('killed.sqlite');
  await makeStore(store);
  let booked = 0;
  for (const more of [1, 30, 30, 30]) {
    const child = startChild('../../../src/main/cli.ts', importInto(store));
    let isEnded = false;
    void child.ended.then(() => {
      isEnded = true;
    });
    const before = booked;
    booked = await untilBooked(store, before + more, () => isEnded);
    child.kill();
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await guitai('verify', '--store', store)).toContain('imports');
    expect(booked).toBeGreaterThan(before);
    // Between the look and the kill it may have booked more: the next run starts from there.
    booked = countSales(store);
  }
  const last = JSON.parse(await guitai(...importInto(store))) as typeof wanted & {
    duplicates: number;
  };
  expect(last.imported).toBeGreaterThan(0);
  expect(last.imported + last.duplicates).toBe(wanted.imported);
  expect(stock(store)).toEqual(stock(whole));
  await guitai('verify', '--store', store);
});
