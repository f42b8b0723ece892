import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { writeRetailFile } from '../support/retail-file.ts';
import { launchTill, makeUserData, type RunningTill } from './support/launch-till.ts';
import { endTill, setLook } from './support/sample-till.ts';
import { ask, signIn } from './support/window.ts';

const ROWS = 3000;
const folder = mkdtempSync(join(tmpdir(), 'guitai-e2e-import-'));
let till: RunningTill;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const userData = makeUserData();
  setLook(userData, {});
  till = await launchTill(userData);
  const { page } = till;
  await ask(page, 'system.createShop', {
    storeName: 'Corner Shop',
    storeCode: 'S01',
    tillCode: 'T01',
    currency: 'GBP',
    timeZone: 'Europe/London',
    cutoverMinutes: 240,
    managerName: 'Ana',
    managerPin: '2468',
  });
  await page.reload();
  await signIn(page, 'Ana', '2468');
});
test.afterAll(async () => {
  await endTill(till);
  rmSync(folder, { recursive: true, force: true });
});

/** The screen of importing, by its key. */
async function openImport(kind: 'Purchases' | 'Members' | 'Products') {
  const { page } = till;
  await page.keyboard.press('Alt+8');
  await expect(page.getByRole('heading', { name: 'Bring data over' })).toBeVisible();
  const kinds = page.getByRole('group', { name: 'What comes in' });
  await kinds.getByRole('button', { name: kind }).click();
}

async function choose(path: string) {
  await till.page.locator('input[type=file]').setInputFiles(path);
}

test('half of a dirty file goes in by keys, and what does not is saved with its reason', async () => {
  const { page, app } = till;
  const path = join(folder, 'retail.csv');
  writeRetailFile(path, ROWS);
  await openImport('Purchases');
  await choose(path);
  await expect(page.getByLabel('Encoding')).toHaveText('UTF-8');
  await expect(page.getByLabel('Receipt *')).toHaveText('Invoice');
  await expect(page.getByLabel('Product’s name')).toHaveText('Description');
  await page.getByLabel('Returns begin with').fill('C');
  await expect(page.getByText('2,000 rows looked at')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'No product' }).first()).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByText('3,000 rows are through')).toBeVisible({ timeout: 60_000 });
  const figure = (label: string) => page.getByText(label, { exact: true }).locator('xpath=../dd');
  const rejected = Number(await figure('Rejected rows').innerText());
  expect(rejected).toBeGreaterThan(10);
  const saved = join(folder, 'saved.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, saved);
  await page.keyboard.press('F8');
  await expect(page.getByText(`Saved: ${saved}`)).toBeVisible();
  const lines = readFileSync(saved, 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(rejected + 1);
  expect(lines.join('\n')).toContain('No product');
});

test('the same file again changes nothing', async () => {
  const { page } = till;
  await page.keyboard.press('F2');
  await choose(join(folder, 'retail.csv'));
  await page.getByLabel('Returns begin with').fill('C');
  await page.getByRole('button', { name: 'Import', exact: false }).last().click();
  await expect(page.getByText('3,000 rows are through')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Here before')).toBeVisible();
  await expect(page.getByText('Sum of purchases')).toBeHidden();
  await page.keyboard.press('F2');
});

test('members of a Chinese file are read in its encoding, and found at the counter', async () => {
  const { page } = till;
  const path = join(folder, '会员.csv');
  const text = '姓名;手机号;会员卡号;积分\r\n陈晓玲;07400123456;8800123450;120\r\n王小明;abc;;\r\n';
  writeFileSync(path, iconv.encode(text, 'gb18030'));
  await openImport('Members');
  await choose(path);
  await expect(page.getByLabel('Encoding')).toHaveText('GB 18030 / GBK');
  await expect(page.getByLabel('Delimiter')).toHaveText('Semicolon');
  await expect(page.getByRole('cell', { name: '陈晓玲' })).toBeVisible();
  await expect(page.getByText('1 good')).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByText('2 rows are through')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Not a phone number' })).toBeVisible();
  const { hits } = await ask(page, 'members.search', { text: '陈晓' });
  expect(hits.map(({ name }) => name)).toEqual(['陈晓玲']);
});

test('a workbook is refused in words; files of customers do not lie about', async () => {
  const { page } = till;
  const path = join(folder, 'book.csv');
  writeFileSync(path, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, 8, 0]));
  await page.keyboard.press('F2');
  await choose(path);
  await expect(page.getByText('This is no text file.')).toBeVisible();
  await page.getByRole('button', { name: 'Another file' }).click();
  expect(till.complaints).toEqual([]);
  expect(existsSync(join(till.userData, 'store', 'imports', 'retail.csv'))).toBe(false);
});
