import { expect, type Page, test } from '@playwright/test';
import { addGoods, findGood, lastReceiptSequence, outcome, payment } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { setFigures, touchPrices } from './support/lost-figures.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { searchBox, signIn } from './support/window.ts';

const NOTHING_BOOKED = 'Nothing was booked: the figures could not be read in time.';

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '李娜');
});
test.afterAll(() => endTill(till));

let booked: number;
let cash = 500;

/** A sale in the payment dialog with cash typed, whose figures do not come. */
test.beforeEach(async () => {
  const { app, page } = till;
  booked = await lastReceiptSequence(page);
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await page.keyboard.press('F9');
  await expect(payment(page).getByLabel('Cash handed over')).toBeFocused();
  await expect(payment(page).getByRole('button', { name: /Complete sale/ })).toBeEnabled();
  await setFigures(app, 'wait');
  // Another amount each time: the window keeps the figures it has seen.
  cash += 1;
  await page.keyboard.type(String(cash), { delay: 60 });
});
test.afterEach(async () => {
  await setFigures(till.app, 'come');
});

/** The figures are back: nothing happens by itself, and the next Enter books one sale. */
async function expectOnlyOnEnter(page: Page): Promise<void> {
  const complete = payment(page).getByRole('button', { name: /Complete sale/ });
  await expect(complete).toBeEnabled();
  await page.waitForTimeout(700);
  await expect(complete).toBeVisible();
  expect(await lastReceiptSequence(page)).toBe(booked);
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  expect(await lastReceiptSequence(page)).toBe(booked + 1);
  // The Enter that pays is not for the outcome, which goes with the next sale's first key.
  await expect(searchBox(page)).toBeFocused();
}

test('Enter waits for figures that come at once', async () => {
  const { app, page } = till;
  await page.keyboard.press('Enter');
  await setFigures(app, 'come');
  await expect(outcome(page)).toBeVisible();
  expect(await lastReceiptSequence(page)).toBe(booked + 1);
});

test('Enter before figures that fail is forgotten, and says so', async () => {
  const { app, page } = till;
  await page.keyboard.press('Enter');
  await setFigures(app, 'fail');
  await expect(payment(page).getByText(NOTHING_BOOKED)).toBeVisible();
  await setFigures(app, 'come');
  await touchPrices(app);
  await expectOnlyOnEnter(page);
});

test('Enter after figures failed asks for them again, and pays nothing', async () => {
  const { app, page } = till;
  await setFigures(app, 'fail');
  await expect(payment(page).getByText('store.busy')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(payment(page).getByText(NOTHING_BOOKED)).toBeVisible();
  await setFigures(app, 'come');
  await page.keyboard.press('Enter');
  await expectOnlyOnEnter(page);
});

test('Enter is forgotten when the figures are late', async () => {
  const { app, page } = till;
  await page.keyboard.press('Enter');
  await expect(payment(page).getByText(NOTHING_BOOKED)).toBeVisible();
  await setFigures(app, 'come');
  await expectOnlyOnEnter(page);
});
