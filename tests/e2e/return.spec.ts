import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  addGoods,
  basket,
  cashField,
  findGood,
  memberPanel,
  outcome,
  payment,
  typeCode,
} from './support/counter.ts';
import { wedgeScan } from './support/fast-keys.ts';
import { holdBack } from './support/hold-back.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, pressTo, searchBox, signIn } from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, 'Carmen');
});
test.afterAll(() => endTill(till));

const returned = (page: Page): Locator => page.getByRole('dialog', { name: /^Return of/ });
const howMany = (page: Page, name: string): Locator =>
  returned(page).getByLabel(`How many of ${name} come back`);
const refundTotal = (page: Page): Locator => returned(page).getByTestId('refund-total');

async function balanceOf(page: Page, memberId: number): Promise<number> {
  return (await ask(page, 'members.card', { memberId })).balance;
}

/** A member's sale of two creams and a lip balm, in cash; who, and which receipt. */
async function sellToMember(page: Page) {
  await expect(searchBox(page)).toBeFocused();
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  const cream = await findGood(page, '保湿面霜');
  const balm = await findGood(page, '润唇膏');
  await addGoods(page, [cream, balm]);
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  if (newest === undefined) throw new Error('No receipt');
  const receipt = await ask(page, 'sales.receipt', { saleId: newest.saleId });
  const member = receipt.member;
  if (member === null) throw new Error('No member');
  return { receipt, memberId: member.id, cream, balm };
}

test('part of a sale comes back: receipt scanned, refund printed, points right', async () => {
  const { page } = till;
  const { receipt, memberId, cream } = await sellToMember(page);
  const before = await balanceOf(page, memberId);
  const line = receipt.lines.find((one) => one.name === cream.name);

  await wedgeScan(page, receipt.receiptNo);
  await expect(returned(page)).toContainText(receipt.receiptNo);
  await expect(howMany(page, receipt.lines[0]?.name ?? '')).toBeFocused();
  // The key on the button takes everything, and the arrows go from line to line.
  await page.keyboard.press('F4');
  await expect(refundTotal(page)).toContainText((receipt.totalMinor / 100).toFixed(2));
  const other = receipt.lines.find((one) => one.name !== cream.name);
  await howMany(page, other?.name ?? '').focus();
  await page.keyboard.press('-');
  await expect(howMany(page, other?.name ?? '')).toHaveValue('');
  await expect(refundTotal(page)).toContainText(((line?.totalMinor ?? 0) / 100).toFixed(2));
  await page.keyboard.press('F9');

  const done = page.getByRole('dialog', { name: 'Return booked' });
  await expect(done.getByTestId('refunded')).toContainText(
    ((line?.totalMinor ?? 0) / 100).toFixed(2),
  );
  const [back] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  expect(back).toMatchObject({ kind: 'return', totalMinor: -(line?.totalMinor ?? 0) });
  const after = await balanceOf(page, memberId);
  expect(after).toBe(before + (back?.pointsEarned ?? 0));
  expect(back?.pointsEarned).toBeLessThan(0);
  await expect
    .poll(
      async () => (await ask(page, 'sales.receipt', { saleId: back?.saleId ?? 0 })).print?.state,
    )
    .toBe('printed');
  const paper = await ask(page, 'sales.receipt', { saleId: receipt.saleId });
  expect(paper.returns).toMatchObject([{ receiptNo: back?.receiptNo }]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();

  // The same receipt again: what came back cannot come back twice.
  await page.keyboard.press('F7');
  await expect(page.getByRole('dialog', { name: 'Return: which receipt?' })).toBeVisible();
  await page.keyboard.type(receipt.receiptNo, PERSON);
  await page.keyboard.press('Enter');
  await expect(returned(page)).toContainText('all back');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toBeFocused();
});

test('an exchange: what comes back pays what goes out', async () => {
  const { page } = till;
  const { receipt, cream } = await sellToMember(page);
  await page.keyboard.press('F7');
  await expect(page.getByLabel('Receipt number')).toBeFocused();
  // The newest sale stands first in the list.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(returned(page)).toContainText(receipt.receiptNo);
  await howMany(page, cream.name).focus();
  await page.keyboard.press('+');
  await expect(howMany(page, cream.name)).toHaveValue('1');
  await expect(refundTotal(page)).toBeVisible();
  // Pressed twice in a hurry, it is one return and one voucher.
  await Promise.all([page.keyboard.press('F8'), page.keyboard.press('F8')]);
  await expect(returned(page)).toBeHidden();
  const [latest] = (await ask(page, 'sales.recent', { limit: 2 })).rows.slice(1);
  expect(latest?.kind).toBe('sale');
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();

  // A cream again, for the one that came back: the voucher pays all of it.
  await addGoods(page, [cream]);
  await page.keyboard.press('F9');
  await expect(payment(page)).toBeVisible();
  await expect(payment(page)).toContainText(/V\d{12}/);
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  const sold = await ask(page, 'sales.receipt', { saleId: newest?.saleId ?? 0 });
  expect(sold.tenders).toMatchObject([{ kind: 'voucher', amountMinor: sold.totalMinor }]);
  const code = sold.tenders[0]?.reference ?? '';
  const left = await ask(page, 'vouchers.find', { code });
  expect(left.state).toBe('spent');
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
});

test('an exchange for something cheaper leaves the rest on the voucher', async () => {
  const { page } = till;
  const { receipt, cream, balm } = await sellToMember(page);
  await wedgeScan(page, receipt.receiptNo);
  await howMany(page, cream.name).focus();
  await page.keyboard.press('+');
  await expect(refundTotal(page)).toBeVisible();
  await page.keyboard.press('F8');
  await expect(returned(page)).toBeHidden();
  await addGoods(page, [balm]);
  await page.keyboard.press('F9');
  await expect(payment(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  const sold = await ask(page, 'sales.receipt', { saleId: newest?.saleId ?? 0 });
  expect(sold.tenders).toMatchObject([{ kind: 'voucher', amountMinor: sold.totalMinor }]);
  const left = await ask(page, 'vouchers.find', { code: sold.tenders[0]?.reference ?? '' });
  expect(left.state).toBe('open');
  const creamPaid = receipt.lines.find((line) => line.name === cream.name)?.totalMinor ?? 0;
  expect(left.balanceMinor).toBe(creamPaid - sold.totalMinor);
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
});

test('a receipt from elsewhere, and goods without one, are told apart', async () => {
  const { page } = till;
  await page.keyboard.press('F7');
  await page.getByLabel('Receipt number').fill('S09-T01-20261101-000004');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('store S09');
  await page.keyboard.press('F4');
  const dialog = page.getByRole('dialog', { name: 'Return without receipt' });
  await expect(dialog.getByLabel('Product')).toBeFocused();
  const cream = await findGood(page, '保湿面霜');
  // Enter before the answer is there waits for it.
  await holdBack(till.app, 'catalog.search');
  await page.keyboard.type(cream.barcode, PERSON);
  await page.keyboard.press('Enter');
  await holdBack(till.app, null);
  await expect(dialog.getByTestId('refund-total')).toBeVisible();
  await dialog.getByLabel('Why is there no receipt?').fill('lost');
  await expect(dialog).toContainText('There is no receipt.');
  await page.keyboard.press('F9');
  // A cashier is signed in: somebody else has to agree.
  const approval = page.getByRole('dialog', { name: /approv/i });
  await expect(approval).toBeVisible();
  await approval.getByLabel(/PIN/).fill('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Return booked' })).toBeVisible();
  const [back] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  expect(back?.kind).toBe('return');
  const receipt = await ask(page, 'sales.receipt', { saleId: back?.saleId ?? 0 });
  expect(receipt.tenders).toMatchObject([{ kind: 'voucher' }]);
});
