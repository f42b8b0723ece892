import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  openSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findAxeFaults } from './support/check-axe.ts';
import { launchTill, type RunningTill } from './support/launch-till.ts';
import { makeOwnStoreData } from './support/own-store.ts';
import { endTill, setLook } from './support/sample-till.ts';
import { textOf } from './support/texts.ts';

let till: RunningTill | null = null;
let userData: string;
let store: string;

test.beforeEach(async () => {
  userData = await makeOwnStoreData();
  store = join(userData, 'store', 'guitai.sqlite');
});
test.afterEach(async () => {
  if (till !== null) await endTill(till);
  till = null;
});

async function launch(): Promise<Page> {
  till = await launchTill(userData);
  return till.page;
}

/** The screen of a problem: what happened, whether anything is lost, what to do, its code. */
async function expectProblem(page: Page, name: string): Promise<void> {
  for (const part of ['title', 'lost', 'todo'])
    await expect(page.getByText(textOf('en', `system:problem.${name}.${part}`))).toBeVisible();
  await expect(page.getByText(`store.${name} ·`)).toBeVisible();
  await expect(page.getByText(store, { exact: true })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(
    /SQLITE_|SqliteError|malformed|in database main/,
  );
}

const retry = (page: Page) => page.getByRole('button', { name: 'Try again' }).click();
const expectOpen = (page: Page) => expect(page.getByRole('button', { name: /Ana/ })).toBeVisible();

/** Puts the newest backup in the store's place, as the screen offers. */
async function restore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Restore' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Restore' })).toBeDisabled();
  await dialog.getByLabel('Type “restore” to go on').fill('restore');
  await page.keyboard.press('Enter');
}

function overwrite(offset: number, bytes: Uint8Array): void {
  const file = openSync(store, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

test('held by another process: it says so, and opens once that one lets go', async () => {
  const script = `const Database = require('better-sqlite3');
    new Database(process.argv[1]).exec('BEGIN EXCLUSIVE');
    process.stdout.write('held'); process.stdin.on('end', () => process.exit()); process.stdin.resume();`;
  const lock = join(userData, 'store', 'guitai.lock');
  const holder = spawn(process.execPath, ['-e', script, lock], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const page = await launch();
  await expectProblem(page, 'locked');
  await retry(page);
  await expectProblem(page, 'locked');
  holder.stdin.end();
  await ended;
  await retry(page);
  await expectOpen(page);
});

test('of 0 bytes: it never begins a fresh one, and a backup takes its place', async () => {
  truncateSync(store, 0);
  const page = await launch();
  await expectProblem(page, 'empty');
  expect(await findAxeFaults(page, 'store problem')).toEqual([]);
  await restore(page);
  await expectOpen(page);
});

test('garbage: the right file put back opens with “try again”', async () => {
  renameSync(store, `${store}.aside`);
  writeFileSync(store, randomBytes(40_000));
  const page = await launch();
  await expectProblem(page, 'notAStore');
  copyFileSync(`${store}.aside`, store);
  await retry(page);
  await expectOpen(page);
});

test('damaged in a page: found, said, and restored', async () => {
  // Every page but the first two, whichever tables they hold.
  overwrite(2 * 4096, randomBytes(40 * 4096));
  const page = await launch();
  await expectProblem(page, 'damaged');
  await restore(page);
  await expectOpen(page);
});

test('of a newer version: nothing is written to it', async () => {
  const version = Buffer.alloc(4);
  version.writeInt32BE(9999);
  overwrite(60, version);
  const page = await launch();
  await expectProblem(page, 'newer');
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0);
});

test('gone where one was known: no fresh store; back again, it opens', async () => {
  renameSync(store, `${store}.aside`);
  const page = await launch();
  await expectProblem(page, 'missing');
  await expect(page.getByText('Welcome to Guitai')).toHaveCount(0);
  renameSync(`${store}.aside`, store);
  await retry(page);
  await expectOpen(page);
});

test('each problem’s screen speaks the person’s language', async () => {
  setLook(userData, { locale: 'es' });
  truncateSync(store, 0);
  const page = await launch();
  await expect(page.getByText(textOf('es', 'system:problem.empty.todo'))).toBeVisible();
  await expect(page.getByRole('button', { name: textOf('es', 'common:retry') })).toBeFocused();
});
