import { expect, type Page, test } from '@playwright/test';
import { basket, findGood, type Good, memberPanel } from './support/counter.ts';
import { wedgeScan } from './support/fast-keys.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { closeDialog, signIn } from './support/window.ts';

/**
 * Walks every screen and dialog and scans a product on each, by a scanner that types like a
 * keyboard: nothing of it is ever typed, its Enter presses nothing, and the scan is either taken
 * or named with a word (EXPERIENCE, acceptance 2 to 4; the table is SCAN_TABLE in lib/scans.ts).
 */
let till: RunningTill;
let goods: readonly [Good, Good];
let turn = 0;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '王芳');
  goods = [await findGood(till.page, '保湿面霜'), await findGood(till.page, 'Coffee mug')];
});
test.afterAll(async () => {
  expect(till.complaints).toEqual([]);
  await endTill(till);
});

/** What a person would see change: the fields, the choices, the dialogs, the screen. */
async function stateOf(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    fields: [...document.querySelectorAll('input, textarea')].map((field) => {
      const { value, checked } = field as HTMLInputElement;
      return `${value}|${String(checked)}`;
    }),
    chosen: [...document.querySelectorAll('[aria-selected], [aria-pressed]')].map(
      (one) => `${one.getAttribute('aria-selected')}${one.getAttribute('aria-pressed')}`,
    ),
    dialogs: [...document.querySelectorAll('[role=dialog] h2')].map((title) => title.textContent),
    place: location.hash,
    title: document.querySelector('h1')?.textContent ?? '',
  }));
}

/** A product other than the one scanned before, so that its name tells that this scan was heard. */
function nextGood(): Good {
  turn += 1;
  return turn % 2 === 0 ? goods[0] : goods[1];
}

/** Scans where nobody wants it: it is named, and everything stays as it was. */
async function expectNamed(place: string): Promise<void> {
  const { page } = till;
  const good = nextGood();
  const before = await stateOf(page);
  await wedgeScan(page, good.barcode);
  await expect(
    page
      // By its attribute: what lies under a dialog has no role for readers of the screen.
      .locator('[role=status]')
      .filter({ hasText: good.name })
      .filter({ hasText: /does not take it/ }),
    `${place}: the scan is named`,
  ).toBeVisible();
  expect(await stateOf(page), `${place}: nothing changed`).toEqual(before);
}

/** Opens a dialog by a key, scans into it, and goes back. */
async function inDialog(key: string, place: string): Promise<void> {
  const { page } = till;
  await test.step(place, async () => {
    const open = page.getByRole('dialog');
    const count = await open.count();
    await page.keyboard.press(key);
    await expect(open).toHaveCount(count + 1);
    await expectNamed(place);
    await closeDialog(page);
    await expect(open).toHaveCount(count);
  });
}

async function go(keys: string, title: RegExp): Promise<void> {
  await till.page.keyboard.press(keys);
  await expect(till.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('the counter takes goods and cards, with any field or button focused', async () => {
  const { page } = till;
  await wedgeScan(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await page.getByRole('button', { name: /Lock/ }).focus();
  await wedgeScan(page, goods[0].barcode);
  await expect(basket(page)).toContainText(goods[0].name);
});

test('dialogs of the counter name what they do not take', async () => {
  const { page } = till;
  await inDialog('F5', 'discount');
  await inDialog('F6', 'points');
  await inDialog('Control+e', 'member');
  await inDialog('F8', 'receipts');
  await inDialog('F1', 'help');
  await inDialog('Control+k', 'palette');
  await inDialog('F9', 'payment');
  await expect(basket(page).getByRole('row')).toHaveCount(2);
});

test('the enrolment takes any code as the card, and types it nowhere else', async () => {
  const { page } = till;
  await page.keyboard.press('F3');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Li');
  await dialog.getByRole('textbox', { name: 'Name' }).focus();
  await wedgeScan(page, 'CARD12345');
  await expect(dialog.getByRole('textbox', { name: /Card/ })).toHaveValue('CARD12345');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Li');
  await closeDialog(page);
});

test('screens and dialogs of managers name what they do not take', async () => {
  const { page } = till;
  await go('Alt+2', /Who works at this till/);
  await expectNamed('staff');
  await inDialog('F3', 'a new person');
  await go('Alt+3', /Scanners and printers/);
  await expectNamed('devices');
  await inDialog('F3', 'a new device');
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible();
  await expectNamed('system');
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expectNamed('shift');
  await inDialog('Control+k', 'palette');
  await page.keyboard.press('Alt+8');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expectNamed('import');
});

test('the catalogue opens what is scanned, wherever the cursor is', async () => {
  const { page } = till;
  await go('Alt+6', /What do we sell/);
  await page.keyboard.press('F2');
  await wedgeScan(page, goods[0].barcode);
  const dialog = page.getByRole('dialog', { name: new RegExp(goods[0].name) });
  await expect(dialog).toBeVisible();
  await expect(page.getByLabel('Search products')).toHaveValue('');
  await dialog.getByRole('textbox', { name: 'SKU' }).focus();
  const sku = await dialog.getByRole('textbox', { name: 'SKU' }).inputValue();
  await wedgeScan(page, '4006381333931');
  await expect(dialog.getByText('4006381333931')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'SKU' })).toHaveValue(sku);
  await dialog.getByRole('button', { name: 'Plan a price' }).click();
  await expect(page.getByRole('dialog', { name: /Plan a price/ })).toBeVisible();
  await expectNamed('a planned price');
  await closeDialog(page);
  await closeDialog(page);
});

test('a code nobody has begins a new product with it', async () => {
  const { page } = till;
  await wedgeScan(page, '4006381333931');
  const dialog = page.getByRole('dialog', { name: 'New product' });
  await expect(dialog.getByText('4006381333931')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('');
  await closeDialog(page);
});

test('every scan over the labels adds one', async () => {
  const { page } = till;
  await page.keyboard.press('F4');
  const dialog = page.getByRole('dialog', { name: 'Price labels' });
  for (const copies of ['1', '2']) {
    await wedgeScan(page, goods[1].barcode);
    await expect(dialog.getByLabel(`Copies of ${goods[1].name}`)).toHaveValue(copies);
  }
  await closeDialog(page);
});

test('records of the catalogue name what they do not take', async () => {
  const { page } = till;
  for (const tab of ['Counters', 'Suppliers', 'Categories and brands']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectNamed(tab);
    if (tab !== 'Categories and brands') await inDialog('F3', `a new entry of ${tab}`);
  }
});

test('the basket holds what was sold at the counter, and nothing else', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+1');
  await expect(basket(page).getByRole('row')).toHaveCount(2);
  await expect(basket(page)).toContainText(goods[0].name);
});
