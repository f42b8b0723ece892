import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { addGoods, findGood, payExactCash } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, SAMPLE_PIN, signIn } from './support/window.ts';

/** No faster than a person: quicker keys and an Enter are a scan. */
const PERSON = { delay: 60 };

/** A shift of the sample shop by keyboard alone: open, sell, cash in and out, X, count, close, Z. */
let till: RunningTill;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  till = await startSampleTill({ size: { width: 1024, height: 768 } });
});
test.afterAll(() => endTill(till));

const dialog = (page: Page) => page.getByRole('dialog').last();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const report = (page: Page) => ask(page, 'shift.report', { shiftId: null });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

/** Titles of the pages that were printed or wait, newest first. */
async function pages(page: Page): Promise<string[]> {
  const jobs = await ask(page, 'devices.printJobs', {});
  return jobs.filter(({ kind }) => kind === 'page').map(({ title }) => title);
}

test('a cashier opens the shift with its float', async () => {
  const { page } = till;
  await signIn(page, 'Carmen');
  await expect(page.getByRole('button', { name: /No shift/ })).toBeVisible();
  await page.keyboard.press('Alt+5');
  await expect(heading(page, 'No shift is open')).toBeVisible();
  await expectAccessible(page);
  await pressTo(page, 'F9', dialog(page).getByLabel(/Float/));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Enter an amount.')).toBeVisible();
  await page.keyboard.type('３００.50', PERSON);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Shift since \d\d:\d\d/ })).toBeVisible();
  expect((await report(page)).figures.floatMinor).toBe(30_050);
});

test('what is sold is in its figures', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+1');
  await addGoods(page, [await findGood(page, 'Turrón')]);
  await payExactCash(page);
  await page.keyboard.press('Alt+5');
  const { figures } = await report(page);
  expect(figures.sales.count).toBe(1);
  expect(figures.expectedCashMinor).toBe(30_050 + figures.sales.minor);
  await expect(page.getByRole('row', { name: /Expected/ })).toBeVisible();
});

test('cash goes in with a reason; out it goes with a manager’s PIN', async () => {
  const { page } = till;
  const { keyboard } = page;
  await pressTo(page, 'F4', dialog(page).getByLabel(/Amount/));
  await keyboard.type('50', PERSON);
  await keyboard.press('Tab');
  await keyboard.type('Coins from the bank', PERSON);
  await keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('Coins from the bank')).toBeVisible();

  await pressTo(page, 'F5', dialog(page).getByLabel(/Amount/));
  await keyboard.type('20', PERSON);
  await keyboard.press('Tab');
  await keyboard.type('Cleaning', PERSON);
  await keyboard.press('Enter');
  await expect(heading(page, 'A manager has to approve this')).toBeVisible();
  await expectAccessible(page);
  // The reason is there already; the only manager is chosen, or the first by Enter.
  const pin = dialog(page).getByLabel(/PIN of/);
  if (!(await pin.isVisible())) await keyboard.press('Enter');
  await expect(pin).toBeFocused();
  await keyboard.type('9999', PERSON);
  await keyboard.press('Enter');
  await expect(dialog(page).getByText(/Wrong PIN/)).toBeVisible();
  await expect(pin).toBeFocused();
  await keyboard.type(SAMPLE_PIN);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(/approved by/)).toBeVisible();
  const { figures } = await report(page);
  expect([figures.cashIn.minor, figures.cashOut.minor]).toEqual([5000, 2000]);
});

test('the drawer opens without a sale for a reason, and an X report prints', async () => {
  const { page } = till;
  await pressTo(page, 'F6', dialog(page).getByLabel('Reason'));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('devices.reasonMissing');
  await page.keyboard.type('Change for a note', PERSON);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('F8');
  await expect.poll(() => pages(page)).toEqual(['X']);
  expect((await report(page)).figures.drawerOpenings).toBe(1);
});

test('a suspended basket is asked about, a difference explained, and Z 1 prints', async () => {
  const { page } = till;
  const { keyboard } = page;
  const good = await findGood(page, 'Coffee mug');
  const line = {
    productId: good.id,
    quantityMilli: 1000,
    price: null,
    discount: null,
    note: '',
  };
  const draft = { lines: [line], memberId: null, paymentRequestId: null, tenders: [] };
  await ask(page, 'sales.hold', { requestId: crypto.randomUUID(), name: 'Señora Gil', draft });
  await pressTo(page, 'F3', dialog(page).getByLabel('Note'));
  await keyboard.type('The blue key is with Carmen', PERSON);
  await keyboard.press('Enter');
  await expect(page.getByText('The blue key is with Carmen')).toBeVisible();

  await keyboard.press('F9');
  const first = dialog(page).getByRole('textbox').first();
  await expect(first).toBeFocused();
  await keyboard.type('3', PERSON);
  await keyboard.press('Enter');
  await expect(dialog(page).getByText(/Too (much|little) in the drawer/)).toBeVisible();
  await expectAccessible(page);
  await keyboard.press('F9');
  await expect(dialog(page).getByText('Choose what becomes of them.')).toBeVisible();
  await dialog(page).getByLabel('Keep them for the next shift').focus();
  await keyboard.press('Space');
  await keyboard.press('F9');
  const reason = dialog(page).getByLabel('Reason for the difference');
  await expect(reason).toBeFocused();
  await keyboard.type('Counted twice', PERSON);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(heading(page, 'No shift is open')).toBeVisible();
  expect((await pages(page))[0]).toBe('Z 1');
});

test('the next opening shows the note and wants it acknowledged', async () => {
  const { page } = till;
  const { keyboard } = page;
  await pressTo(page, 'F9', dialog(page).getByLabel(/Float/));
  await expect(dialog(page).getByText('The blue key is with Carmen')).toBeVisible();
  await keyboard.type('100', PERSON);
  await keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await dialog(page).getByRole('checkbox').focus();
  await keyboard.press('Space');
  await dialog(page).getByLabel(/Float/).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('The blue key is with Carmen')).toBeHidden();
});

test('a Z report is shown again and prints as a copy', async () => {
  const { page } = till;
  await page.getByRole('button', { name: 'Show Z 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Z report 1')).toBeVisible();
  await expect(dialog(page).getByText('Counted twice')).toBeVisible();
  await expectAccessible(page);
  await dialog(page).getByRole('button', { name: 'Print a copy' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await pages(page)).filter((title) => title === 'Z 1'))
    .toHaveLength(2);
  await closeDialog(page);
  expect(till.complaints).toEqual([]);
});
