import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { existsSync, linkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCli } from '../../src/main/command-line/run-cli.ts';
import { appendEvent, readChainHead } from '../../src/main/store/event-log.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { readWitness, writeWitness } from '../../src/main/store/witness.ts';
import { tempTill, type TempTill } from '../support/pool.ts';

/** What happens at the till at the moment the command line looks at its witness. */
let atTheTill: () => void = () => undefined;
vi.mock(import('../../src/main/store/witness.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    readWitness: (path) => {
      atTheTill();
      return actual.readWitness(path);
    },
  };
});

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url));

function guitai(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

let till: TempTill;
beforeEach(async () => {
  till = tempTill();
  await till.create();
  const store = await till.store();
  for (let sale = 0; sale < 5; sale += 1) {
    await store.internal('test.sell', { requestId: `cli-${sale}`, amountMinor: 100 });
  }
  await store.close();
});
afterEach(async () => {
  await till.remove();
});

test('verify says what it checked and exits with 0', () => {
  const found = guitai('verify', '--store', till.paths.store);
  expect(found).toMatchObject({ status: 0, stderr: '' });
  expect(found.stdout).toContain('chain      ok (11 rows)');
  expect(found.stdout).toContain('sales      ok (5 rows)');
});

test('verify names the first wrong row and exits with 1', () => {
  const connection = openWritable(till.paths.store);
  connection.run('UPDATE points_lots SET remaining = 3 WHERE id = 2');
  connection.run('UPDATE sale_tenders SET amount_minor = 99 WHERE sale_id = 4');
  connection.close();
  const found = guitai('verify', '--store', till.paths.store, '--json');
  expect(found.status).toBe(1);
  const report = JSON.parse(found.stdout) as { checks: { name: string; wrong: unknown }[] };
  const wrong = Object.fromEntries(report.checks.map(({ name, wrong: row }) => [name, row]));
  expect(wrong).toMatchObject({
    chain: null,
    receipts: null,
    movements: null,
    balances: { row: 'members 1' },
    lots: { row: 'points_lots 2' },
    sales: { row: 'sales 4' },
  });
});

test('verify accuses nobody when the till sells, and is witnessed, while it looks', async () => {
  const connection = openWritable(till.paths.store);
  atTheTill = () => {
    const db = connection.asDb();
    const tillUid = readTill(db)?.uid ?? '';
    const { seq, hash } = appendEvent(connection.asWritable(), readChainHead(db, tillUid), {
      uid: 'a sale meanwhile',
      type: 'staff.locked',
      at: 1,
      businessDay: '2026-11-21',
      staffId: null,
      data: {},
    });
    const witness = { tillUid, seq, hash: Buffer.from(hash).toString('hex') };
    const facts = { ...witness, lastReceiptSeq: 5, at: 1 };
    writeWitness(till.paths.witness, facts, { isDurable: false });
  };
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  const status = await runCli(['verify', '--store', till.paths.store], output);
  atTheTill = () => undefined;
  connection.close();
  expect(said.join('')).toContain('witness    ok');
  expect(status).toBe(0);
  expect(readWitness(till.paths.witness)?.seq).toBeGreaterThan(11);
});

test('backup makes a checked copy while the till sells', async () => {
  const store = await till.store();
  const target = join(till.folder, 'copy.sqlite');
  const output = execFileSync(
    process.execPath,
    [CLI, 'backup', '--store', till.paths.store, '--to', target],
    { encoding: 'utf8' },
  );
  expect(output).toContain('up to event 11, checked');
  await store.close();
  expect(existsSync(`${target}-wal`)).toBe(false);
  expect(guitai('verify', '--store', target).status).toBe(0);
});

test('backup never covers a store, and is for this account only', async () => {
  const store = await till.store();
  const before = statSync(till.paths.store).ino;
  const backUpTo = (to: string) => guitai('backup', '--store', till.paths.store, '--to', to);
  const link = join(till.folder, 'link.sqlite');
  linkSync(till.paths.store, link);
  for (const to of [till.paths.store, link, `${till.paths.store}-wal`]) {
    expect(backUpTo(to)).toMatchObject({ status: 2, stdout: '' });
  }
  const other = tempTill();
  await other.create({});
  const others = await other.store();
  await others.internal('test.sell', { requestId: 'other', amountMinor: 100 });
  expect(backUpTo(other.paths.store)).toMatchObject({ status: 2, stdout: '' });
  await others.close();
  await other.remove();
  expect(statSync(till.paths.store).ino).toBe(before);
  expect(await store.verify()).toMatchObject({ isOk: true });
  await store.close();
  const copy = join(till.folder, 'copy.sqlite');
  expect(backUpTo(copy).status).toBe(0);
  expect(backUpTo(copy).status).toBe(0);
  for (const file of [copy, till.paths.store]) expect(statSync(file).mode & 0o077).toBe(0);
});

test('wrong usage exits with 2, help with 0, an unusable store with 3', () => {
  expect(guitai('verify')).toMatchObject({ status: 2, stdout: '' });
  expect(guitai('restore', '--store', 'x').status).toBe(2);
  expect(guitai('verify', '--store', 'x', '--bogus').status).toBe(2);
  const help = guitai('--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  expect(help.stdout).toContain('verify --store FILE');
  const garbage = join(till.folder, 'garbage.sqlite');
  writeFileSync(garbage, 'x'.repeat(5000));
  expect(guitai('verify', '--store', garbage)).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('store.notAStore') as string,
  });
  expect(guitai('verify', '--store', join(till.folder, 'none.sqlite')).status).toBe(3);
});
