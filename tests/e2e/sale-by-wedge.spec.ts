import { expect, test } from '@playwright/test';
import {
  addGoods,
  basket,
  cashField,
  findGood,
  type Good,
  lastReceiptSequence,
  memberPanel,
  outcome,
  payment,
} from './support/counter.ts';
import { wedgeScan } from './support/fast-keys.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { closeDialog, pinField, pressTo, searchBox, signIn } from './support/window.ts';

let till: RunningTill;
let good: Good;
let other: Good;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '王芳');
  good = await findGood(till.page, '保湿面霜');
  other = await findGood(till.page, 'Coffee mug');
});
test.afterAll(() => endTill(till));

/** Nothing of a code, not even its first digit, may stay where the person types. */
async function expectNoTrace(): Promise<void> {
  const values = await till.page
    .locator('input:visible, textarea:visible')
    .evaluateAll((fields) => fields.map((field) => (field as { value?: string }).value ?? ''));
  expect(values.filter((value) => /\d/.test(value))).toEqual([]);
}

test('sells by a scanner that types like a keyboard', async () => {
  const { page } = till;
  await wedgeScan(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await wedgeScan(page, good.barcode);
  await wedgeScan(page, other.barcode, 'Tab');
  await expect(basket(page)).toContainText(good.name);
  await expect(basket(page)).toContainText(other.name);
  await expect(searchBox(page)).toBeFocused();
  await expectNoTrace();
});

test('with a button focused its Enter clicks nothing, and the scan counts', async () => {
  const { page } = till;
  await page.getByRole('button', { name: 'Discount' }).focus();
  await wedgeScan(page, good.barcode);
  const row = basket(page).getByRole('row').filter({ hasText: good.name });
  await expect(row.getByRole('cell').nth(2)).toHaveText('2');
  await expect(basket(page)).toContainText(other.name);
  // Its first digit went to the search box before anyone could know that a machine types.
  await expectNoTrace();
});

test('in a text field it is not typed; what stood there stays', async () => {
  const { page } = till;
  const note = page.getByRole('textbox', { name: 'Add a note…' });
  await note.fill('Likes tea');
  await wedgeScan(page, good.barcode);
  const row = basket(page).getByRole('row').filter({ hasText: good.name });
  await expect(row.getByRole('cell').nth(2)).toHaveText('3');
  await expect(note).toHaveValue('Likes tea');
  await note.fill('');
});

test('in the payment dialog it is refused with a word, neither typed nor booked', async () => {
  const { page } = till;
  const before = await lastReceiptSequence(page);
  await pressTo(page, 'F9', cashField(page));
  await wedgeScan(page, good.barcode);
  await expect(page.getByText(/This place does not take it; nothing was changed/)).toBeVisible();
  await expectNoTrace();
  await expect(payment(page)).toBeVisible();
  await expect(outcome(page)).toBeHidden();
  expect(await lastReceiptSequence(page)).toBe(before);
  await closeDialog(page);
});

test('in the enrol dialog a scan is the new member’s card', async () => {
  const { page } = till;
  const dialog = page.getByRole('dialog', { name: 'New member' });
  await pressTo(page, 'F3', dialog.getByLabel('Phone', { exact: true }));
  await dialog.getByLabel('Name', { exact: true }).fill('Zoe');
  await wedgeScan(page, '8899999993');
  await expect(dialog.getByLabel('Card (optional)')).toHaveValue('8899999993');
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Zoe');
  await expect(dialog).toBeVisible();
  await closeDialog(page);
});

test('works from every screen’s fields, and never as a PIN', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+2');
  const filter = page.getByRole('textbox', { name: 'Find a name' });
  await filter.fill('Car');
  await wedgeScan(page, good.barcode);
  await expect(filter).toHaveValue('Car');
  await pressTo(page, 'Alt+1', searchBox(page));
  await pressTo(page, 'Control+l', pinField(page));
  await wedgeScan(page, MEMBER_CARD);
  await expect(pinField(page)).toHaveValue('');
  await expect(page.getByText(/Wrong PIN/)).toHaveCount(0);
});

test('a person’s fast fingers are not taken for a scanner', async () => {
  const { page } = till;
  await signIn(page, '王芳');
  await addGoods(page, [other]);
  await page.keyboard.type('lip', { delay: 60 });
  await expect(searchBox(page)).toHaveValue('lip');
});
