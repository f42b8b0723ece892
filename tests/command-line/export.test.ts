import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS, EXPORT_LISTS, type ExportList } from '../../src/contract/exports.ts';
import { openStoreFile } from '../../src/main/store/open-store-file.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { pathsBeside } from '../../src/main/store/store-paths.ts';
import { readCsv, readXlsx } from '../store/exporting/read-back.ts';
import { guitai, guitaiJson, tempFolder } from './guitai.ts';

const folder = tempFolder();
const STORE = folder.at('shop.sqlite');
beforeAll(async () => {
  const small = ['--members', '40', '--days', '20', '--seed', '3'];
  await guitaiJson(['sample-shop', '--store', STORE, ...small]);
  const connection = openWritable(STORE);
  connection.run(
    `INSERT INTO shifts (uid, business_day, opened_at, opened_by, is_automatic, float_minor,
                         after_sale_id, opened_seq)
     VALUES ('shift', '2026-11-01', 1, 1, 0, 50000, 0, 1)`,
  );
  connection.run(
    `INSERT INTO held_baskets (uid, name, payload, line_count, staff_id, created_at)
     VALUES ('held', '穿红外套的女士', '{}', 2, 2, 1)`,
  );
  connection.run(
    `INSERT INTO coupon_campaigns (uid, name, state, terms, created_at) VALUES ('c', 'Autumn', 'draft', '{}', 1)`,
  );
  connection.run(
    `INSERT INTO coupons (uid, campaign_id, code, occasion, valid_from, valid_to, max_uses, issued_at)
     VALUES ('k', 1, '9900000000000002', 'slips', '2026-11-01', '2026-11-30', 1, 1)`,
  );
  connection.run(`UPDATE members SET name = '=HYPERLINK("http://evil")' WHERE id = 2`);
  // Tiers by rule: one window that ended without a purchase, and thresholds that many are close to.
  connection.run(
    `INSERT INTO loyalty_programmes (version, effective_from, published_at, rules)
     SELECT 2, effective_from, 1, json_set(rules, '$.tiers', json('{"isAutomatic":true,
       "metric":"spend","window":{"kind":"rolling","months":120},"graceDays":0,"levels":{
       "silver":{"reachAt":5000000,"keepAt":5000000},"gold":{"reachAt":6000000,"keepAt":6000000},
       "platinum":{"reachAt":7000000,"keepAt":7000000}}}')) FROM loyalty_programmes`,
  );
  connection.run(
    `INSERT OR REPLACE INTO member_tiers (member_id, auto_tier, anchor, kept_from, valid_until)
     VALUES (1, 'gold', '2099-01-01', '2099-01-01', '2099-12-31')`,
  );
  connection.run(
    `INSERT INTO member_days (member_id, day, spend_minor, total_minor, earned_points)
     SELECT id, date('now', '-1 day'), 4100000, 4100000, 0 FROM members WHERE tier = 'standard'
     ON CONFLICT DO UPDATE SET spend_minor = 4100000`,
  );
  connection.close();
}, 120_000);
afterAll(() => folder.remove());

const run = (list: ExportList, file: string, ...more: string[]) =>
  guitai(['export', list, '--store', STORE, '--to', folder.at(file), ...more]);

async function csvOf(list: ExportList, ...more: string[]): Promise<Record<string, string>[]> {
  const said = await run(list, `${list}.csv`, ...more);
  expect(said).toMatchObject({ status: 0, stderr: '' });
  const [headings = [], ...rows] = readCsv(readFileSync(folder.at(`${list}.csv`)));
  expect(said.stdout).toContain(`${rows.length} rows`);
  return rows.map((row) => Object.fromEntries(headings.map((name, at) => [name, row[at] ?? ''])));
}

function one<Value>(sql: string): Value {
  const connection = openReadOnly(STORE);
  try {
    const row = connection.get<{ value: Value }>(sql);
    if (row === undefined) throw new Error(`Nothing: ${sql}`);
    return row.value;
  } finally {
    connection.close();
  }
}

const fen = (text: string) => Number(text.replace('.', ''));
const sum = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + fen(row[column] ?? ''), 0);

const marks = () =>
  one<number>(`SELECT count(*) AS value FROM event_log WHERE type = 'data.exported'`);

describe('export', () => {
  it.each(EXPORT_LISTS)('%s has all its rows, in both formats alike', async (list) => {
    const rows = await csvOf(list);
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(EXPORT_COLUMNS[list]));
    expect((await run(list, `${list}.xlsx`)).status).toBe(0);
    const sheets = readXlsx(readFileSync(folder.at(`${list}.xlsx`)));
    expect(sheets[list]).toHaveLength(rows.length + 1);
    expect(sheets['About 2']?.at(-1)).toEqual(['Rows', rows.length]);
    // A column that the SQL does not give would be empty in every row.
    const empty = Object.keys(EXPORT_COLUMNS[list]).filter((column) =>
      rows.every((row) => row[column] === ''),
    );
    expect(empty.filter((column) => !MAY_BE_EMPTY.has(`${list}.${column}`))).toEqual([]);
  });

  it('adds up to the store', async () => {
    const receipts = await csvOf('receipts');
    const lines = await csvOf('saleLines');
    const total = one<number>('SELECT sum(total_minor) AS value FROM sales');
    expect(sum(receipts, 'total')).toBe(total);
    expect(sum(lines, 'total')).toBe(total);
    const kinds = ['cash', 'card', 'wallet', 'voucher', 'pointsPaid', 'external'];
    expect(kinds.reduce((paid, kind) => paid + sum(receipts, kind), 0)).toBe(total);
    const points = (await csvOf('members')).reduce((all, row) => all + Number(row['points']), 0);
    expect(points).toBe(one('SELECT sum(remaining) AS value FROM points_lots'));
    expect((await csvOf('points')).reduce((all, row) => all + Number(row['points']), 0)).toBe(
      one('SELECT sum(points) AS value FROM points_entries'),
    );
  });

  it('tells who will drop a tier by the day on which the window ends, and who is close', async () => {
    const [drop, ...others] = await csvOf('tierDrops', '--from', '2099-12-31');
    expect(others).toEqual([]);
    expect(drop).toMatchObject({ tier: 'gold', tierTo: 'standard', windowEnd: '2099-12-31' });
    expect([drop?.['spent'], drop?.['spendMissing']]).toEqual(['0.00', '60000.00']);
    expect(await csvOf('tierDrops', '--until', '2099-12-30')).toEqual([]);
    for (const near of await csvOf('tierNear')) {
      const { spent = '', spendMissing = '' } = near;
      expect(near).toMatchObject({ tier: 'standard', tierTo: 'silver' });
      expect(fen(spent) + fen(spendMissing)).toBe(5_000_000);
      expect(fen(spendMissing)).toBeLessThanOrEqual(1_000_000);
    }
  });

  it('keeps to the period', async () => {
    const all = await csvOf('receipts');
    const days = [...new Set(all.map((row) => row['day'] ?? ''))].toSorted();
    const [from = '', until = ''] = [days[2], days[5]];
    const some = await csvOf('receipts', '--from', from, '--until', until);
    expect(some).toEqual(all.filter(({ day = '' }) => day >= from && day <= until));
    expect(some.length).toBeLessThan(all.length);
  });

  it('masks phones and leaves a mark when it does not', async () => {
    const masked = await csvOf('members');
    expect(masked.every(({ phone = '' }) => phone === '' || phone.includes('****'))).toBe(true);
    expect(marks()).toBe(0);
    const whole = await csvOf('members', '--with-contacts');
    expect(whole.some(({ phone = '' }) => /\d{11}/.test(phone))).toBe(true);
    expect(marks()).toBe(1);
    expect(statSync(folder.at('members.csv')).mode & 0o077).toBe(0);
  });

  it('runs no formula that somebody typed as a name', async () => {
    const rows = await csvOf('members');
    expect(rows[1]?.['name']).toBe(`'=HYPERLINK("http://evil")`);
  });

  it('reads a store that a till has open, but gives no whole phones out then', async () => {
    const till = openStoreFile({ paths: pathsBeside(STORE), migrations: MIGRATIONS });
    try {
      expect((await run('products', 'beside.csv')).status).toBe(0);
      const refused = await run('members', 'never.csv', '--with-contacts');
      expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining('locked') });
      expect(existsSync(folder.at('never.csv'))).toBe(false);
    } finally {
      till.close();
    }
  });

  it.each([
    [['members', '--to', 'x.pdf'], '.csv or .xlsx'],
    [['nothing', '--to', 'x.csv'], 'LIST'],
    [['members', '--to', 'x.csv', '--from', '2026-01-01'], '--from'],
    [['receipts', '--to', 'x.csv', '--from', '2026-02-30'], '--from'],
    [['receipts', '--to', 'x.csv', '--from', '2026-02-02', '--until', '2026-02-01'], 'after'],
    [['receipts', '--to', 'x.csv', '--with-contacts'], '--with-contacts'],
    [['receipts'], '--to'],
  ])('refuses %j', async (args, word) => {
    const said = await guitai(['export', ...args, '--store', STORE]);
    expect(said.status).toBe(2);
    expect(said.stderr).toContain(word);
  });

  it('leaves nothing where it cannot write', async () => {
    const said = await run('members', 'no/such/folder.csv');
    expect(said.status).toBe(4);
    expect(readdirSync(folder.at('.')).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

/** Columns that a small sample shop has no value for. */
const MAY_BE_EMPTY = new Set([
  'coupons.cardNo',
  'coupons.receiptNo',
  'coupons.time',
  // The programme measures what was spent.
  'tierDrops.tierCount',
  'tierDrops.countMissing',
  'tierNear.tierCount',
  'tierNear.countMissing',
  'members.email',
  'members.tags',
  'products.floor',
  'receipts.note',
  'saleLines.note',
  'points.reason',
  'returns.note',
  'returns.approvedBy',
  'held.cardNo',
  'held.total',
  'shifts.zNo',
  'shifts.closedAt',
  'shifts.closedBy',
  'shifts.expected',
  'shifts.counted',
  'shifts.difference',
  'shifts.reason',
  'receipts.wallet',
  'saleLines.barcode',
]);
