import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyPoints } from '../../src/main/verifier/verify-points.ts';
import { isSettled, openFaultShop } from './support.ts';
import type { ReturnShop } from '../features/returns/support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openFaultShop();
});
afterEach(() => {
  shop.close();
});

function report() {
  return verifyPoints(shop.store.db, '2026-11-21');
}

/** Plants faults: the store's own checks and triggers are switched off. */
function plant(...statements: readonly string[]): void {
  const { raw } = shop.store.connection;
  raw.pragma('foreign_keys = OFF');
  raw.pragma('ignore_check_constraints = ON');
  const triggers = shop.store.db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger'`,
  );
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`);
  for (const sql of statements) raw.exec(sql);
}

test('what was sold, paid with points, taken back, lapsed and merged adds up', () => {
  expect(report()).toMatchObject({ isOk: true, differenceCount: 0, differences: [] });
  expect(report().members).toBeGreaterThan(1);
  expect(isSettled(shop)).toBe(true);
});

/** Where each column of a table of points shows: all columns are tried, also those of tomorrow. */
const TABLES = ['points_lots', 'points_entries', 'points_movements', 'loyalty_programmes'];

/** Columns that say nothing of anybody's points, and why they may differ. */
const UNPROVED: Readonly<Record<string, string>> = {
  'points_lots.id': 'row numbers are the store’s own; what names them is proved',
  'points_entries.id': 'as points_lots.id',
  'loyalty_programmes.note': 'a text for people',
  'loyalty_programmes.draft_uid': 'where it came from; what it says is proved',
  'loyalty_programmes.retired_by': 'the event says that it was retired, and who did it',
  'loyalty_programmes.retired_note': 'a text for people',
};

describe.each(TABLES)('a planted fault in %s', (table) => {
  test('shows in every column', () => {
    const columns = shop.store.db.all<{ name: string; type: string }>(
      'SELECT name, type FROM pragma_table_info(:table)',
      { table },
    );
    plant();
    const { raw } = shop.store.connection;
    const blind: string[] = [];
    for (const { name, type } of columns) {
      if (`${table}.${name}` in UNPROVED) continue;
      const changed =
        type === 'INTEGER' ? `coalesce(${name}, 0) + 1` : `coalesce(${name}, '') || 'x'`;
      const key = table === 'loyalty_programmes' ? 'version' : 'entry_id';
      const where =
        table === 'points_entries' ? 'id = 2' : `${key} = (SELECT max(${key}) FROM ${table})`;
      raw.exec('SAVEPOINT planted');
      const { changes } = raw
        .prepare(`UPDATE ${table} SET ${name} = ${changed} WHERE ${where}`)
        .run();
      if (changes === 0 || report().isOk) blind.push(name);
      raw.exec('ROLLBACK TO planted; RELEASE planted');
    }
    expect(blind).toEqual([]);
    expect(report().isOk).toBe(true);
  });
});

test.each([
  [
    'a lot put in',
    `INSERT INTO points_lots (uid, member_id, entry_id, amount, remaining, earned_at, active_from,
       expires_on, programme_version) VALUES ('forged', 1, 1, 500, 500, 1, '2026-01-01', NULL, 1)`,
    { what: 'lot in the tables', lot: 'forged', expected: 'nothing', found: '500' },
  ],
  [
    'a lot taken out',
    'DELETE FROM points_lots WHERE id = 2',
    { what: 'lot in the tables', found: 'nothing' },
  ],
  [
    'an entry put in',
    `INSERT INTO points_entries (uid, member_id, kind, points, at, business_day)
     VALUES ('forged', 1, 'adjust', 500, 1, '2026-11-21')`,
    { what: 'entry in the tables', entry: 'forged', found: 'adjust 500' },
  ],
  [
    'an entry taken out',
    'DELETE FROM points_entries WHERE id = 2',
    { what: 'entry in the tables', found: 'nothing' },
  ],
  [
    'a movement taken out',
    'DELETE FROM points_movements WHERE entry_id = 2',
    { what: 'movement', found: 'nothing' },
  ],
  [
    'a movement of no entry',
    'INSERT INTO points_movements VALUES (9999, 1, 7)',
    { what: 'movement of entry 9999', found: '7' },
  ],
  [
    'a version nobody published',
    `INSERT INTO loyalty_programmes (version, effective_from, rules, published_at)
       SELECT 9, effective_from, rules, published_at FROM loyalty_programmes`,
    { what: 'programme 9' },
  ],
  [
    'a version taken out',
    'DELETE FROM loyalty_programmes',
    { what: 'programme 1', found: 'nothing' },
  ],
] as const)('%s is named', (_what, sql, difference) => {
  plant(sql);
  expect(report().differences).toContainEqual(expect.objectContaining(difference));
});

/** Changes the data of the first event of a type, in tables and log alike: sums may still agree. */
function forge(type: string, change: string): void {
  plant(
    `UPDATE event_log SET data = ${change}
     WHERE seq = (SELECT min(seq) FROM event_log WHERE type = '${type}')`,
  );
}

test.each([
  [
    'a sale that earned too much',
    'sale.completed',
    `json_set(data, '$.totals.pointsEarned', 999)`,
    'points earned',
  ],
  ['another tier', 'sale.completed', `json_set(data, '$.tier', 'platinum')`, 'points earned'],
  ['another version', 'sale.completed', `json_set(data, '$.programmeVersion', 7)`, 'rule version'],
  [
    'a line’s part',
    'sale.completed',
    `json_set(data, '$.lineItems[0].points', 1)`,
    'line 1 points',
  ],
  [
    'a line’s amount',
    'sale.completed',
    `json_set(data, '$.lineItems[0].extendedAmountMinor', 1)`,
    'points earned',
  ],
  [
    'a balance',
    'sale.completed',
    `json_set(data, '$.totals.balanceAfter', 7)`,
    'balance after the sale',
  ],
  [
    'points of another member',
    'points.posted',
    `json_set(data, '$.member', 'x')`,
    'member of the points',
  ],
  ['an entry left out', 'points.posted', `json_set(data, '$.entries', json('[]'))`, 'entry'],
  ['more points', 'points.posted', `json_set(data, '$.entries[0].points', 999)`, 'points'],
  [
    'a lot with another last day',
    'points.posted',
    `json_set(data, '$.entries[0].opens.expiresOn', '2099-01-01')`,
    'lot expiresOn',
  ],
  [
    'a lot spendable at once',
    'points.posted',
    `json_set(data, '$.entries[0].opens.activeFrom', '2001-01-01')`,
    'lot activeFrom',
  ],
  [
    'a larger lot',
    'points.posted',
    `json_set(data, '$.entries[0].opens.amount', 9999)`,
    'lot amount',
  ],
  ['more owed', 'sale.returned', `json_set(data, '$.pointsOwed', 0)`, 'points to take back'],
  [
    'more given back',
    'sale.returned',
    `json_set(data, '$.totals.pointsRedeemed', -900)`,
    'points given back',
  ],
  [
    'more brought back',
    'sale.returned',
    `json_set(data, '$.lineItems[0].quantityMilli', -90000)`,
    'lines that came back too often',
  ],
  ['points waived', 'sale.returned', `json_set(data, '$.pointsWaived', 9)`, 'points waived'],
  ['a merge with another', 'member.merged', `json_set(data, '$.survivorUid', 'x')`, 'lot member'],
  [
    'a programme with other rates',
    'programme.published',
    `json_set(data, '$.rules.rates.gold.ratePoints', 16)`,
    'points earned',
  ],
])('in the log, %s is named', (_what, type, change, what) => {
  forge(type, change);
  expect(report().differences.map((difference) => difference.what)).toContain(what);
});

test('points that were never posted are named', () => {
  plant(`DELETE FROM event_log WHERE seq = (SELECT max(seq) FROM event_log WHERE type = 'points.posted'
    AND data LIKE '%"kind":"earn"%')`);
  expect(report().differences.map(({ what }) => what)).toContain('points posted');
});

test('points spent out of the wrong lots are named, although all sums agree', () => {
  const redeemed = `(SELECT min(id) FROM points_entries WHERE kind = 'redeem')`;
  const lotWhere = (condition: string) =>
    shop.store.db.get<{ uid: string }>(
      `SELECT uid FROM points_lots WHERE member_id = (SELECT member_id FROM points_entries
         WHERE id = ${redeemed}) AND ${condition} ORDER BY id DESC LIMIT 1`,
    );
  const moved = `id IN (SELECT lot_id FROM points_movements WHERE entry_id = ${redeemed})`;
  const [first, other] = [lotWhere(moved), lotWhere(`NOT ${moved} AND remaining > 200`)];
  plant(
    `UPDATE event_log SET data = replace(data, '${first?.uid}', '${other?.uid}')
     WHERE type = 'points.posted' AND data LIKE '%"kind":"redeem"%'`,
  );
  expect(report().differences.map(({ what }) => what)).toContain('points moved of the lot');
});
