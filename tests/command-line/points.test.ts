import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStoreFile } from '../../src/main/store/open-store-file.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { pathsBeside } from '../../src/main/store/store-paths.ts';
import { guitai, guitaiJson, type Said, tempFolder } from './guitai.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'src/main/cli.ts');
const VERIFIER = join(ROOT, 'resources/verify-ledger.mjs');
const folder = tempFolder();
const STORE = folder.at('shop.sqlite');

beforeAll(async () => {
  const small = ['--members', '30', '--days', '10', '--seed', '3'];
  await guitaiJson(['sample-shop', '--store', STORE, ...small]);
}, 120_000);
afterAll(() => folder.remove());

/** Runs a program of Node's, as a person does. */
function node(program: string, args: readonly string[], version = process.execPath): Said {
  const { status, stdout, stderr } = spawnSync(version, [program, ...args], { encoding: 'utf8' });
  return { status: status ?? -1, stdout, stderr };
}

/** A copy of the store into which somebody wrote, past triggers and checks. */
function damaged(name: string, sql: string): string {
  const copy = folder.at(`${name}.sqlite`);
  copyFileSync(STORE, copy);
  const connection = openWritable(copy);
  connection.run('PRAGMA ignore_check_constraints = ON');
  const triggers = connection.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger'`,
  );
  for (const trigger of triggers) connection.run(`DROP TRIGGER ${trigger.name}`);
  connection.run(sql);
  connection.close();
  return copy;
}

function uidOf(table: string, where: string): string {
  const connection = openReadOnly(STORE);
  try {
    const row = connection.get<{ uid: string }>(`SELECT uid FROM ${table} WHERE ${where}`);
    if (row === undefined) throw new Error(`No ${table} where ${where}`);
    return row.uid;
  } finally {
    connection.close();
  }
}

function firstSale(): number {
  const connection = openReadOnly(STORE);
  const row = connection.get<{ seq: number }>(
    `SELECT min(seq) AS seq FROM event_log WHERE type = 'sale.completed'`,
  );
  connection.close();
  return row?.seq ?? 0;
}

const FIRST_LOT = 'id = (SELECT min(id) FROM points_lots WHERE remaining > 1)';
const FIRST_ENTRY = `id = (SELECT min(id) FROM points_entries WHERE kind = 'earn')`;

interface PointsReport {
  isOk: boolean;
  members: number;
  lots: number;
  chain: { wrong: { row: string } | null };
  differences: { what: string; lot: string | null; entry: string | null }[];
}

describe('verify --points', () => {
  test('proves a store that adds up, through the real program', () => {
    const said = node(CLI, ['verify', '--points', '--store', STORE]);
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(/^chain {6}ok \(\d+ events\)\npoints {5}ok \(/u);
    const told = node(CLI, ['verify', '--points', '--store', STORE, '--json']);
    const report = JSON.parse(told.stdout) as PointsReport;
    expect(report).toMatchObject({ isOk: true, differences: [], chain: { wrong: null } });
    expect(Math.min(report.members, report.lots)).toBeGreaterThan(5);
  });

  test('names the lot first in which somebody wrote, and ends with 1', async () => {
    const set = 'UPDATE points_lots SET remaining = remaining - 1 WHERE';
    const store = damaged('lot', `${set} ${FIRST_LOT}`);
    const said = node(CLI, ['verify', '--points', '--store', store]);
    expect(said).toMatchObject({ status: 1, stderr: '' });
    const [, verdict, first] = said.stdout.split('\n');
    expect(verdict).toMatch(/^points {5}\d+ DIFFERENCES \(/u);
    expect(first).toContain(`lot ${uidOf('points_lots', FIRST_LOT)}`);
    const told = await guitai(['verify', '--points', '--store', store, '--json']);
    expect(told.status).toBe(1);
    const report = JSON.parse(told.stdout) as PointsReport;
    expect(report.isOk).toBe(false);
    expect(report.differences[0]?.lot).toBe(uidOf('points_lots', FIRST_LOT));
  });

  test('names an entry whose points were changed', async () => {
    const set = 'UPDATE points_entries SET points = points + 5 WHERE';
    const store = damaged('entry', `${set} ${FIRST_ENTRY}`);
    const said = await guitai(['verify', '--points', '--store', store]);
    expect(said.status).toBe(1);
    expect(said.stdout).toContain(`entry ${uidOf('points_entries', FIRST_ENTRY)}`);
  });

  test('says where the log was written into', async () => {
    const seq = firstSale();
    const store = damaged('log', `UPDATE event_log SET data = '{}' WHERE seq = ${seq}`);
    const said = await guitai(['verify', '--points', '--store', store, '--json']);
    expect(said).toMatchObject({ status: 1, stderr: '' });
    const { chain, isOk } = JSON.parse(said.stdout) as PointsReport;
    expect({ isOk, row: chain.wrong?.row }).toEqual({ isOk: false, row: `event_log ${seq}` });
  });

  test.each([
    ['a store that is not there', ['verify', '--points', '--store', folder.at('none.sqlite')], 3],
    ['no store named', ['verify', '--points', '--store'], 2],
  ])('%s: a code', async (_what, args, status) => {
    expect((await guitai(args)).status).toBe(status);
  });
});

/** Another Node on this machine, such as the system's: the auditor's own. */
function otherNode(major: number): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, 'node'));
  return places.find((path) => {
    if (!existsSync(path)) return false;
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return stdout.startsWith(`v${major}.`);
  });
}

const NODES = [
  ['this Node', process.execPath],
  ['Node 20', otherNode(20)],
] as const;

describe('export ledger', () => {
  const LEDGER = folder.at('ledger.ndjson');

  test('writes all of it, beside a till that sells, and nothing else', async () => {
    const till = openStoreFile({ paths: pathsBeside(STORE), migrations: MIGRATIONS });
    const said = node(CLI, ['export', 'ledger', LEDGER, '--store', STORE]);
    till.close();
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(/ledger\.ndjson: \d+ lines\n$/u);
    expect(readdirSync(folder.at('.')).filter((name) => name.includes('partial'))).toEqual([]);
    const again = await guitaiJson<{ file: string; lines: number }>([
      'export',
      'ledger',
      LEDGER,
      '--store',
      STORE,
    ]);
    expect(again.file).toBe(LEDGER);
    expect(said.stdout).toContain(` ${again.lines} lines`);
  });

  test.for(NODES)('is checked by nothing but %s', ([name, program], { skip }) => {
    if (program === undefined) skip(`${name} is not on this machine`);
    const said = node(VERIFIER, [LEDGER], program);
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toContain('ALL RIGHT');
    const head = /Last hash ([0-9a-f]{64})/u.exec(said.stdout)?.[1] ?? '';
    expect(node(VERIFIER, [LEDGER, '--head', head], program).status).toBe(0);
    expect(node(VERIFIER, [LEDGER, '--head', '0'.repeat(64)], program).status).toBe(1);
    expect(node(VERIFIER, [folder.at('none')], program).status).toBe(3);
    expect(node(VERIFIER, [], program).status).toBe(2);
  });

  test.for(NODES)('of a damaged store is found out by %s', async ([name, program], { skip }) => {
    if (program === undefined) skip(`${name} is not on this machine`);
    const set = 'UPDATE points_lots SET remaining = remaining + 1000 WHERE';
    const store = damaged('forged', `${set} ${FIRST_LOT}`);
    const file = folder.at('forged.ndjson');
    expect((await guitai(['export', 'ledger', file, '--store', store])).status).toBe(0);
    const said = node(VERIFIER, [file], program);
    expect(said.status).toBe(1);
    const first = said.stdout.split('\n').find((line) => line.startsWith('WRONG'));
    expect(first).toContain('WRONG lot:');
    expect(first).toContain(uidOf('points_lots', FIRST_LOT));
  });

  test.each([
    ['no file', ['export', 'ledger'], 2],
    ['a folder that is not there', ['export', 'ledger', folder.at('no/such/file')], 4],
  ])('%s: a code and words', async (_what, args, status) => {
    const said = await guitai([...args, '--store', STORE]);
    expect(said.status).toBe(status);
    expect(said.stderr).not.toBe('');
  });
});
