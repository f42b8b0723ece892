import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWritable } from '../../src/main/store/open-database.ts';
import { tempTill, type TempTill } from '../support/pool.ts';

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
