import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateStore } from '../../bench/store/generate.ts';
import { uidMaker } from '../../bench/store/uid-maker.ts';
import { UID_PATTERN } from '../../src/contract/kernel/ids.ts';
import { memberTerms } from '../../src/main/features/members/face.ts';
import { gramsOf } from '../../src/contract/kernel/search-terms.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import {
  openReadOnly,
  openWritable,
  type StoreConnection,
} from '../../src/main/store/open-database.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { verifyStore } from '../../src/main/store/verify/verify-store.ts';

const SIZE = { members: 400, sales: 4000, lines: 13_000 };

let folder: string;
let connection: StoreConnection;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-bench-'));
  const till = join(folder, 'till');
  generateStore(till, SIZE, Date.UTC(2026, 10, 21, 4));
  connection = openReadOnly(storePaths(till).store);
});

afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a generated store has none of. */
const REWARDS = ['clubs', 'gifts', 'stamps', 'referrals', 'coupons', 'operations'];

function count(sql: string): number {
  return connection.get<{ n: number }>(sql)?.n ?? 0;
}

describe('a generated store', () => {
  test('passes every check of verify, and its references hold', () => {
    const report = verifyStore(connection.asDb());
    expect(report.checks.filter((check) => check.wrong !== null)).toEqual([]);
    // A generated store has sold, and done nothing else.
    const others = ['returns', 'vouchers', 'held', 'shifts', 'imports', ...REWARDS];
    const empty = report.checks.filter((check) => check.rows === 0).map((check) => check.name);
    expect(empty.filter((name) => !others.includes(name))).toEqual([]);
    expect(connection.raw.pragma('foreign_key_check')).toEqual([]);
    expect(connection.pragma('integrity_check')).toBe('ok');
  });

  test('has the schema of the migrations, indexes included', () => {
    const fresh = openWritable(join(folder, 'fresh.sqlite'), { mustExist: false });
    migrate(fresh, MIGRATIONS);
    const sql = 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name';
    expect(connection.all(sql)).toEqual(fresh.all(sql));
    fresh.close();
  });

  test('has the size that was asked for, and some of everything', () => {
    expect(count('SELECT count(*) AS n FROM members')).toBe(SIZE.members);
    expect(count('SELECT count(*) AS n FROM sales')).toBe(SIZE.sales);
    expect(count('SELECT count(*) AS n FROM sale_lines')).toBeGreaterThan(SIZE.lines * 0.97);
    expect(count('SELECT count(*) AS n FROM sale_lines')).toBeLessThan(SIZE.lines * 1.03);
    for (const kind of ['earn', 'redeem', 'expire']) {
      expect(count(`SELECT count(*) AS n FROM points_entries WHERE kind = '${kind}'`)).not.toBe(0);
    }
  });

  test('finds every member by the grams of its name, at its last visit', () => {
    const members = connection.all<{ id: number; name: string; visitRank: number }>(
      'SELECT id, name, visit_rank AS visitRank FROM members',
    );
    const expected = members.flatMap(({ id, name, visitRank }) =>
      gramsOf(memberTerms(name)).map((gram) => `${gram}/${visitRank}/${id}`),
    );
    const found = connection.all<{ key: string }>(
      `SELECT gram || '/' || visit_rank || '/' || member_id AS key FROM member_grams`,
    );
    expect(found.map(({ key }) => key).sort()).toEqual(expected.sort());
  });

  test('last visit, last sale and month of the index agree', () => {
    const wrong = count(
      `SELECT count(*) AS n FROM members AS member
       WHERE coalesce(last_visit_at, 0) <> coalesce((SELECT max(completed_at) FROM sales WHERE member_id = member.id), 0)`,
    );
    expect(wrong).toBe(0);
  });

  test('spends no points before the ones that lapse sooner', () => {
    const wrong = count(
      `SELECT count(*) AS n FROM points_lots AS late JOIN points_lots AS soon
         ON soon.member_id = late.member_id AND soon.expires_on < late.expires_on
       WHERE late.remaining < late.amount AND soon.remaining > 0`,
    );
    expect(wrong).toBe(0);
  });
});

test('generated ids are UUIDv7 and sort by time', () => {
  const newUid = uidMaker(createRandom(1));
  const uids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map(newUid);
  for (const uid of uids) expect(uid).toMatch(UID_PATTERN);
  expect([...uids].sort()).toEqual(uids);
});
