import { expect, test } from '@playwright/test';
import { SCANNER_TEST_CODE } from '../../src/contract/scanner-care.ts';
import { FNC1 } from '../../src/contract/kernel/gs1.ts';
import { type ScannerSimulator, startScannerSimulator } from '../devices/scanner-simulator.ts';
import { basket, findGood } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, searchBox, signIn } from './support/window.ts';

let till: RunningTill;
let scanner: ScannerSimulator;

test.beforeAll(async () => {
  scanner = await startScannerSimulator();
  till = await startSampleTill();
  await signIn(till.page, '王芳');
});
test.afterAll(async () => {
  await endTill(till);
  await scanner.stop();
});

test('a scanner is set up by scanning the barcode on the screen', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'Scanners and printers' })).toBeVisible();
  await page.keyboard.press('F4');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: SCANNER_TEST_CODE })).toBeVisible();
  await dialog.getByLabel('Port').fill(scanner.path);
  await dialog.getByRole('button', { name: 'Listen' }).click();
  await expect(dialog.getByText('Listening at 9600 baud.')).toBeVisible();
  scanner.send(Buffer.from(`K-]C0${SCANNER_TEST_CODE}\t`));
  await expect(dialog.getByText('It is set like this')).toBeVisible();
  await expect(dialog.getByText('8N1')).toBeVisible();
  await expect(dialog.getByText('K-', { exact: true })).toBeVisible();
  await dialog.getByLabel('Name').fill('Handscanner');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Handscanner' });
  await expect(row.getByText('ready', { exact: true })).toBeVisible();
});

test('what it sends sells by its GS1 code, and is told on the devices page', async () => {
  const { page } = till;
  const good = await findGood(page, '保湿面霜');
  await page.keyboard.press('Alt+1');
  await expect(searchBox(page)).toBeFocused();
  scanner.send(Buffer.from(`K-]C1${FNC1}010${good.barcode}10L-7${FNC1}17491231\t`));
  await expect(basket(page).getByRole('row').filter({ hasText: good.name })).toBeVisible();
  await expect(page.getByText(/batch L-7/)).toBeVisible();
  scanner.send(Buffer.from(`K-]C1${FNC1}010${good.barcode}17200101\t`));
  await expect(page.getByText(/expired on .* and is not sold/)).toBeVisible();
  await expect(basket(page).getByRole('row')).toHaveCount(2);
  const devices = await ask(page, 'devices.list', {});
  expect(devices.map(({ config }) => config.name)).toContain('Handscanner');
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'Scanners and printers' })).toBeVisible();
  await page.getByRole('button', { name: 'Details of Handscanner' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('17200101␉', { exact: false }).first()).toBeVisible();
  await expect(dialog.getByText('4b 2d 5d 43 31 1d', { exact: false })).toBeVisible();
});
