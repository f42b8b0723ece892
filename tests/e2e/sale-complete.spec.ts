import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ReturnRequest } from '../../src/contract/returns.ts';
import type { Receipt } from '../../src/contract/sales.ts';
import {
  addGoods,
  basket,
  cashField,
  findGood,
  outcome,
  payExactCash,
  payment,
} from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, SAMPLE_PIN, searchBox, signIn } from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
});
test.afterAll(() => endTill(till));

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const payColumn = (page: Page) => page.getByRole('region', { name: 'Payment' });
const reasonOf = (shown: Locator) => shown.getByRole('textbox', { name: 'Reason' });
const note = (page: Page) => page.getByRole('status').or(page.getByRole('alert'));

/** The cashier at an empty counter. */
async function startAnew(name = '李娜'): Promise<void> {
  const { page } = till;
  await ask(page, 'staff.lock', {});
  await signIn(page, name);
  await expect(basket(page)).toContainText('Scan the first item');
}

/** The receipt that was booked last. */
async function lastReceipt(): Promise<Receipt> {
  const [newest] = (await ask(till.page, 'sales.recent', { limit: 1 })).rows;
  if (newest === undefined) throw new Error('Nothing was sold');
  return ask(till.page, 'sales.receipt', { saleId: newest.saleId });
}

/** The next customer, once the outcome has stood its moment. */
async function nextSale(): Promise<void> {
  const { page } = till;
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');
}

test('a discount beyond the cashier, a note and the rounding, with a manager’s consent', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew();
  const mug = await findGood(page, 'Coffee mug');
  await addGoods(page, [mug, await findGood(page, 'Turrón')]);

  // Of the chosen line: the arrows go to the mug, F5 asks how much, ↓ says why.
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  const decide = dialog(page, 'Discount or price');
  await pressTo(page, 'F5', decide.getByLabel('Percent off'));
  await keyboard.type('25', PERSON);
  await expect(decide).toContainText('A manager must agree');
  await keyboard.press('Enter');
  await expect(decide.getByText('Choose a reason, or type one.')).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(decide).toBeHidden();
  const row = basket(page).getByRole('row').filter({ hasText: mug.name });
  await expect(row).toContainText('Discount 25 %');
  await expect(row).toContainText('Damaged');
  await expect(payColumn(page)).toContainText('Needs a manager');
  await expect(searchBox(page)).toBeFocused();

  await pressTo(page, 'Control+n', dialog(page, 'Note').getByRole('textbox'));
  await keyboard.type('Fetched at six', PERSON);
  await keyboard.press('Enter');
  await expect(basket(page)).toContainText('Fetched at six');
  await keyboard.press('F11');
  await expect(payColumn(page)).toContainText('Rounded down');

  await pressTo(page, 'F9', cashField(page));
  await keyboard.type('500');
  await keyboard.press('Enter');
  const approval = page.getByRole('dialog').last();
  await expect(approval.getByLabel('Reason')).toHaveValue('Damaged');
  // Nobody consents: everything stays where it was, the money in the field, too.
  await closeDialog(page);
  await expect(payment(page)).toBeVisible();
  await expect(cashField(page)).toHaveValue('500');
  await expect(cashField(page)).toBeFocused();
  await page.waitForTimeout(450);
  await keyboard.press('Enter');
  await expect(approval.getByLabel(/PIN/)).toBeFocused();
  await keyboard.type(SAMPLE_PIN);
  await keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();

  const booked = await lastReceipt();
  expect(booked.note).toBe('Fetched at six');
  const line = booked.lines.find(({ name }) => name === mug.name);
  expect(line).toMatchObject({
    discountReason: 'Damaged',
    lineDiscountMinor: Math.round(mug.priceMinor / 4),
  });
  expect(booked.totalMinor % 10).toBe(0);
  await nextSale();
});

test('another price for a line, and a discount on the whole, taken off again', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew('王芳');
  const mug = await findGood(page, 'Coffee mug');
  await addGoods(page, [mug]);
  const decide = dialog(page, 'Discount or price');
  await pressTo(page, 'Shift+F5', decide.getByLabel('New price for one'));
  await keyboard.type('12.50', PERSON);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const row = basket(page).getByRole('row').filter({ hasText: mug.name });
  await expect(row).toContainText('12.50');
  await expect(row).toContainText('Price by hand: Wrong label');
  await expect(row.locator('s')).toHaveText((mug.priceMinor / 100).toFixed(2));
  // A manager needs no second person.
  await expect(payColumn(page)).not.toContainText('Needs a manager');

  await pressTo(page, 'F5', decide.getByLabel('Percent off'));
  await keyboard.press('F5');
  await expect(decide.getByRole('button', { name: 'Whole basket', pressed: true })).toBeVisible();
  await keyboard.press('F7');
  await expect(decide.getByLabel('Amount off')).toBeFocused();
  await keyboard.type('2.50', PERSON);
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(payColumn(page)).toContainText('Good customer');
  await expect(payColumn(page)).toContainText('10.00');
  await page.getByRole('button', { name: 'Take the discount off' }).focus();
  await keyboard.press('Enter');
  await expect(payColumn(page)).not.toContainText('Good customer');
  await payExactCash(page);
  expect(await lastReceipt()).toMatchObject({ totalMinor: 1250, basketDiscountMinor: 0 });
  await nextSale();
});

test('a voucher and a wallet pay one sale', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew('王芳');
  const code = await makeVoucher();
  await startAnew();
  await addGoods(page, [await findGood(page, 'Coffee mug'), await findGood(page, 'Turrón')]);
  await pressTo(page, 'F9', cashField(page));
  await pressTo(page, 'F8', payment(page).getByLabel('Voucher code'));
  await keyboard.type(code.toLowerCase(), PERSON);
  await expect(payment(page)).toContainText(/98\.00 left on it/);
  await keyboard.press('Enter');
  await expect(payment(page)).toContainText(`Voucher ${code}`);

  const reference = payment(page).getByLabel('Payment code or reference');
  await pressTo(page, 'F7', reference);
  await keyboard.press('Enter');
  await expect(payment(page)).toContainText('The reference is needed');
  // The customer's payment code, scanned: the reference of the wallet.
  await ask(page, 'devices.virtualScan', { code: '281234567890123456' });
  await expect(reference).toHaveValue('281234567890123456');
  await keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  const { tenders } = await lastReceipt();
  expect(tenders.map(({ kind, reference: of }) => [kind, of])).toEqual([
    ['voucher', code],
    ['wallet', '281234567890123456'],
  ]);
  expect(await ask(page, 'vouchers.find', { code })).toMatchObject({ state: 'spent' });
  await nextSale();
});

test('baskets wait under a name, come back, and change places', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew();
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await pressTo(page, 'F4', dialog(page, 'Put the basket aside').getByLabel('Name'));
  await keyboard.type('Red scarf', PERSON);
  await keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');
  await expect(page.getByRole('button', { name: /Waiting 1/ })).toBeVisible();
  expect(await ask(page, 'sales.draft', {})).toBeNull();

  // Another customer comes; the waiting one wants to go first.
  await addGoods(page, [await findGood(page, 'Turrón')]);
  const list = dialog(page, /Waiting baskets/);
  await pressTo(page, 'Shift+F4', list.getByRole('button', { name: /^Red scarf/ }));
  await keyboard.press('Enter');
  await expect(list).toContainText('There is a sale on the counter.');
  await expect(list.getByRole('button', { name: /Put it aside/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(basket(page)).toContainText('Coffee mug');
  await expect(basket(page)).not.toContainText('Turrón');
  await payExactCash(page);
  await nextSale();

  await pressTo(page, 'F4', list.getByRole('button', { name: /1 item/ }));
  await keyboard.press('Enter');
  await expect(basket(page)).toContainText('Turrón');
  await expect(searchBox(page)).toBeFocused();
  expect(await ask(page, 'sales.held', {})).toEqual([]);

  // Given up, waiting or not: only with a reason.
  const given = dialog(page, 'Void the basket');
  await pressTo(page, 'Control+Delete', reasonOf(given));
  await keyboard.press('Enter');
  await expect(given).toContainText('Choose a reason');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(given).toBeHidden();
  await expect(basket(page)).toContainText('Scan the first item');
  await expect(note(page).filter({ hasText: 'The basket was voided' })).toBeVisible();
  expect(await ask(page, 'sales.draft', {})).toBeNull();
});

test('a waiting basket is given up with a reason', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew();
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await pressTo(page, 'F4', dialog(page, 'Put the basket aside').getByLabel('Name'));
  await keyboard.type('Nobody came', PERSON);
  await keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');
  const list = dialog(page, /Waiting baskets/);
  await pressTo(page, 'F4', list.getByRole('button', { name: /^Nobody came/ }));
  await pressTo(page, 'Delete', reasonOf(dialog(page, /Give up/)));
  await keyboard.type('Shop closes', PERSON);
  await keyboard.press('Enter');
  await expect(list).toContainText('No basket is waiting');
  await expect(list.getByRole('button', { name: 'Close' })).toBeFocused();
  await closeDialog(page);
  await expect(searchBox(page)).toBeFocused();
});

test('a sale without a member is found again and given to the one who brings its receipt', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew();
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await payExactCash(page);
  const { receiptNo, saleId } = await lastReceipt();
  await nextSale();
  const recent = dialog(page, 'Recent receipts');
  await pressTo(page, 'F8', recent.getByRole('listitem').first().getByRole('button'));
  await keyboard.type(String(Number(receiptNo.split('-').at(-1))), PERSON);
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await keyboard.press('Enter');
  const shown = dialog(page, `Receipt ${receiptNo}`);
  await expect(shown).toContainText('This sale has no member');
  await pressTo(page, 'F6', shown.getByLabel(/^Member:/));
  await keyboard.type('wangxiaoming', PERSON);
  await expect(shown.getByText('王小明').first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(shown.getByRole('button', { name: /Give the points/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(shown).not.toContainText('This sale has no member');
  await expect(shown).toContainText('王小明');
  const claimed = await ask(page, 'sales.receipt', { saleId });
  expect(claimed.member?.name).toBe('王小明');
  expect(claimed.pointsEarned).toBeGreaterThan(0);
  await closeDialog(page);
  await closeDialog(page);
  await expect(searchBox(page)).toBeFocused();
});

test('the voucher of an exchange pays what it can, however the basket grows', async () => {
  const { page } = till;
  const { keyboard } = page;
  await startAnew('王芳');
  const mug = await findGood(page, 'Coffee mug');
  const nougat = await findGood(page, 'Turrón');
  await addGoods(page, [mug]);
  await payExactCash(page);
  await nextSale();
  await pressTo(page, 'F7', page.getByLabel('Receipt number'));
  const newest = page.getByRole('dialog').getByRole('listitem').first();
  await expect(newest).toContainText(mug.name);
  await keyboard.press('ArrowDown');
  await expect(newest.getByRole('button')).toBeFocused();
  await keyboard.press('Enter');
  const returned = dialog(page, /^Return of/);
  await expect(returned).toContainText(mug.name);
  await keyboard.press('F4');
  await expect(returned.getByTestId('refund-total')).toBeVisible();
  await keyboard.press('F8');
  await expect(page.getByRole('dialog')).toBeHidden();

  // Cheaper goods: no change from a voucher, what is over stays on it.
  await addGoods(page, [nougat]);
  const taken = payColumn(page)
    .getByText(/^Voucher V/)
    .locator('../..');
  await expect(taken).toContainText(`−${(nougat.priceMinor / 100).toFixed(2)}`);
  await addGoods(page, [mug]);
  await expect(taken).toContainText(`−${(mug.priceMinor / 100).toFixed(2)}`);
  await payExactCash(page);
  expect((await lastReceipt()).tenders).toMatchObject([
    { kind: 'voucher', amountMinor: mug.priceMinor },
    { kind: 'cash', amountMinor: nougat.priceMinor },
  ]);
  await nextSale();
});

test('a till that must open its shift first leads there, and the basket waits', async () => {
  const other = await startSampleTill();
  const { page } = other;
  try {
    await signIn(page, '王芳');
    await ask(page, 'settings.save', {
      requestId: crypto.randomUUID(),
      shift: { isRequired: true },
    });
    await addGoods(page, [await findGood(page, 'Coffee mug')]);
    await pressTo(page, 'F9', cashField(page));
    await page.keyboard.press('Enter');
    const lead = payment(page).getByRole('button', { name: 'Open the shift' });
    await expect(lead).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await ask(page, 'shift.open', { requestId: crypto.randomUUID(), floatMinor: 20_000 });
    await pressTo(page, 'Alt+1', searchBox(page));
    await expect(basket(page)).toContainText('Coffee mug');
    await payExactCash(page);
  } finally {
    await endTill(other);
  }
});

/** A mug is sold and comes back for a voucher; its code. */
async function makeVoucher(): Promise<string> {
  const { page } = till;
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await payExactCash(page);
  const { saleId } = await lastReceipt();
  await nextSale();
  const wanted: ReturnRequest = {
    goods: { kind: 'receipt', saleId, lines: [{ lineNo: 1, quantityMilli: 1000 }] },
    reason: 'unwanted',
    note: '',
    refundTo: 'voucher',
  };
  const { refundMinor, returnsSeen } = await ask(page, 'returns.quote', wanted);
  const done = await ask(page, 'returns.complete', {
    ...wanted,
    requestId: crypto.randomUUID(),
    expectedRefundMinor: refundMinor,
    returnsSeen,
  });
  if (done.voucher === null) throw new Error('There is no voucher');
  return done.voucher.code;
}
