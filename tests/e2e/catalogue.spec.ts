import { expect, test } from '@playwright/test';
import { findAxeFaults } from './support/check-axe.ts';
import { basket } from './support/counter.ts';
import { wedgeScan } from './support/fast-keys.ts';
import { findLayoutFaults } from './support/layout-check.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, searchBox, signIn } from './support/window.ts';

/** A product from its first scan to its first sale, without a mouse. */
let till: RunningTill;
const BARCODE = '4006381333931';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  till = await startSampleTill({ size: { width: 1024, height: 768 }, theme: 'system' });
  await signIn(till.page, '王芳');
});
test.afterAll(async () => {
  expect(till.complaints).toEqual([]);
  await endTill(till);
});

async function expectFaultless(place: string): Promise<void> {
  expect(await findLayoutFaults(till.page), place).toEqual([]);
  expect(await findAxeFaults(till.page, place), place).toEqual([]);
}

test('a scan of something new begins a product; Enter saves it', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await expectFaultless('the list');
  await wedgeScan(page, BARCODE);
  const dialog = page.getByRole('dialog', { name: 'New product' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is needed.').first()).toBeVisible();
  await expectFaultless('a new product');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Fountain pen 蓝');
  await dialog.getByRole('textbox', { name: 'SKU' }).fill('ＰＥＮ-1');
  await dialog.getByRole('combobox', { name: 'Counter' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option').nth(1).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^Price/ }).fill('８８.00');
  await dialog.getByRole('textbox', { name: /^Tax/ }).fill('13');
  await dialog.getByRole('textbox', { name: /^Tax/ }).press('Enter');
  await expect(dialog).toBeHidden();
  const { hits } = await ask(page, 'catalog.search', { text: BARCODE });
  expect(hits).toMatchObject([{ name: 'Fountain pen 蓝', sku: 'PEN-1', priceMinor: 8800 }]);
});

test('its code cannot be given to another product', async () => {
  const { page } = till;
  const [other] = (await ask(page, 'catalog.search', { text: 'Coffee mug' })).hits;
  await wedgeScan(page, other?.barcode ?? '');
  const dialog = page.getByRole('dialog', { name: /Coffee mug/ });
  await expect(dialog).toBeVisible();
  await wedgeScan(page, BARCODE);
  await expect(dialog.getByText(BARCODE)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Fountain pen 蓝 (PEN-1)');
  await closeDialog(page);
});

test('an offer that is planned for today counts at the counter', async () => {
  const { page } = till;
  await wedgeScan(page, BARCODE);
  const dialog = page.getByRole('dialog', { name: /Fountain pen/ });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Plan a price' }).press('Enter');
  const plan = page.getByRole('dialog', { name: /Plan a price/ });
  await expectFaultless('a planned price');
  await plan.getByRole('textbox', { name: /^Price/ }).fill('99');
  await page.keyboard.press('Enter');
  await expect(plan.getByText('An offer counts only when it is lower')).toBeVisible();
  await plan.getByRole('textbox', { name: /^Price/ }).fill('66');
  await page.keyboard.press('Enter');
  await expect(plan).toBeHidden();
  await expect(dialog.getByText('holds today').first()).toBeVisible();
  await expectFaultless('a product with its prices');
  await closeDialog(page);
  await page.keyboard.press('Alt+1');
  await expect(searchBox(page)).toBeFocused();
  await wedgeScan(page, BARCODE);
  await expect(basket(page)).toContainText('66.00');
});

test('labels are printed, and records are looked through', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await page.keyboard.press('F4');
  await wedgeScan(page, BARCODE);
  const dialog = page.getByRole('dialog', { name: 'Price labels' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await expectFaultless('labels');
  await dialog.getByRole('button', { name: 'Print 1 label' }).press('Enter');
  await expect(dialog).toBeHidden();
  const jobs = await ask(page, 'devices.printJobs', {});
  expect(jobs[0]).toMatchObject({ kind: 'page', title: 'Fountain pen 蓝' });
  for (const tab of ['Counters', 'Suppliers', 'Categories and brands']) {
    await page.getByRole('tab', { name: tab }).press('Enter');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expectFaultless(tab);
  }
});
