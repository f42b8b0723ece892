import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchTill, makeUserData, type RunningTill } from './support/launch-till.ts';
import { endTill, setLook } from './support/sample-till.ts';
import { ask, signIn } from './support/window.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'guitai-e2e-settings-'));
let till: RunningTill;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const userData = makeUserData();
  setLook(userData, {});
  const store = join(userData, 'store', 'guitai.sqlite');
  const small = ['--members', '40', '--days', '20'];
  execFileSync(process.execPath, [CLI, 'sample-shop', '--store', store, ...small]);
  till = await launchTill(userData);
  await signIn(till.page, '王芳');
});
test.afterAll(async () => {
  await endTill(till);
  rmSync(folder, { recursive: true, force: true });
});

/** What a person chooses in the system's next dialogs. */
async function choose(path: string): Promise<void> {
  await till.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, path);
}

test('the receipt is set up by keyboard, seen before it is saved, and saving can be undone', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+9');
  const header = page.getByLabel('Lines under the name');
  await header.click();
  // As a person types: what comes faster and ends in Enter is a scan.
  await page.keyboard.type('Av. Diagonal 455', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tel. 93 555 01 23', { delay: 60 });
  const sample = page.getByRole('img', { name: 'Sample receipt' });
  await expect(sample).toHaveAttribute('src', /93/);
  expect((await ask(page, 'settings.read', {})).receipt.headerLines).toEqual([]);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
  const lines = ['Av. Diagonal 455', 'Tel. 93 555 01 23'];
  expect((await ask(page, 'settings.read', {})).receipt.headerLines).toEqual(lines);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(header).toHaveValue('');
  expect((await ask(page, 'settings.read', {})).receipt.headerLines).toEqual([]);
});

test('nonsense is marked and not saved', async () => {
  const { page } = till;
  await page.getByRole('tab', { name: 'Returns' }).click();
  const days = page.getByLabel('Returns are taken for, days');
  await days.fill('99999');
  await expect(
    page
      .getByText('A whole number from 0 to 3,660.')
      .or(page.getByText('A whole number from 0 to 3660.')),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  // As a Chinese input method types them.
  await days.fill('４５');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible();
  expect((await ask(page, 'settings.read', {})).returns.days).toBe(45);
});

test('a list goes out into the file that was chosen', async () => {
  const { page } = till;
  const file = join(folder, 'receipts.xlsx');
  await choose(file);
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(page.getByText(/receipts\.xlsx is written: [\d,]+ rows\./)).toBeVisible();
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
});

test('everything adds up, and a backup has its second copy', async () => {
  const { page } = till;
  const share = join(folder, 'share');
  mkdirSync(share);
  await choose(share);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/^Yes: /)).toBeVisible();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText(share)).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  const copies = join(share, 'guitai-S01-T03');
  await expect.poll(() => (existsSync(copies) ? readdirSync(copies).length : 0)).toBe(1);
});

test('the copy opens on a fresh profile, where a manager gets a new PIN by command line', async () => {
  const copies = join(folder, 'share', 'guitai-S01-T03');
  const backup = join(folder, 'backup.sqlite');
  copyFileSync(join(copies, readdirSync(copies)[0] ?? ''), backup);
  await endTill(till);
  const userData = makeUserData();
  setLook(userData, {});
  till = await launchTill(userData);
  await choose(backup);
  await till.page.getByRole('button', { name: 'Restore from a file…' }).click();
  await till.page.getByRole('dialog').getByRole('textbox').fill('restore');
  await till.page.keyboard.press('Enter');
  await expect(till.page.getByRole('button', { name: /王芳/ })).toBeVisible();
  await till.close();
  const store = join(userData, 'store', 'guitai.sqlite');
  const reset = ['staff', 'reset-pin', '王芳', '--pin', '9753', '--store', store];
  execFileSync(process.execPath, [CLI, ...reset]);
  till = await launchTill(userData);
  await signIn(till.page, '王芳', '9753');
  expect(till.complaints).toEqual([]);
});
