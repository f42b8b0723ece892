import { expect, test } from '@playwright/test';
import { type PrinterSimulator, startPrinterSimulator } from '../devices/printer-simulator.ts';
import {
  addGoods,
  findGood,
  memberPanel,
  payExactCash,
  payment,
  typeCode,
} from './support/counter.ts';
import { saveDevice, serialPrinter } from './support/devices.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, searchBox, signIn } from './support/window.ts';

let till: RunningTill;
let printer: PrinterSimulator;

test.beforeAll(async () => {
  printer = await startPrinterSimulator();
  till = await startSampleTill();
  await signIn(till.page, '王芳');
  await saveDevice(till.page, serialPrinter(printer.path));
  await expect(till.page.getByRole('contentinfo').getByText('Printer ready')).toBeVisible();
});
test.afterAll(async () => {
  await endTill(till);
  await printer.stop();
});

/** Names as somebody up to no good would give them, and what a person may see of each. */
const NAMES = [
  ['{x:\\x1bp0\\x19\\xfa}{code:123}|~^_"`', '{x:\\x1bp0\\x19\\xfa}{code:123}|~^_"`'],
  ['\u001bp\u00002\u00c8Eve\u001b@\u0010\u0014\u0001\u0000\u0001', 'p 2ÈEve @'],
  ['Bea\r\n=== \n{c:}\nKlein', 'Bea === {c:} Klein'],
  ['\u202eyevE\u202c \u2066Roe\u2069', 'yevE Roe'],
  ['<img src=x onerror="window.hacked=1">', '<img src=x onerror="window.hacked=1">'],
] as const;

for (const [index, [hostile, shown]] of NAMES.entries()) {
  test(`a member called ${JSON.stringify(hostile)} is shown, sold to and printed, and no more`, async () => {
    const { page } = till;
    const kicksBefore = printer.model.drawerKicks;
    const cutsBefore = printer.paper().cuts;
    const { memberId, cardNo } = await ask(page, 'members.enrol', {
      requestId: crypto.randomUUID(),
      name: hostile,
      phone: '',
      cardNo: '',
      birthday: null,
      note: hostile,
      hasConsented: true,
      isDuplicateAccepted: true,
    });
    expect((await ask(page, 'members.card', { memberId })).name).toBe(shown);
    await typeCode(page, cardNo);
    await expect(memberPanel(page).getByRole('heading', { level: 2 })).toHaveText(shown);
    await addGoods(page, [await findGood(page, 'Coffee mug')]);
    await payExactCash(page);
    // The interpreter throws at any command a receipt has no business with.
    await expect.poll(() => printer.paper().cuts).toBe(cutsBefore + 1);
    expect(printer.model.drawerKicks).toBe(kicksBefore + 1);
    expect(printer.text()).toContain(shown.slice(0, 8));
    expect(await page.evaluate('"hacked" in window')).toBe(false);
    expect(till.complaints).toEqual([]);
    await page.waitForTimeout(index === 0 ? 900 : 0);
  });
}

test('a name of 10,000 characters is refused with its reason, and nothing is kept', async () => {
  const { page } = till;
  const before = (await ask(page, 'members.search', { text: 'Endless' })).hits.length;
  const dialog = page.getByRole('dialog', { name: 'New member' });
  await pressTo(page, 'F3', dialog.getByLabel('Phone', { exact: true }));
  await dialog.getByLabel('Name', { exact: true }).fill('Endless '.repeat(1250));
  await dialog.getByRole('checkbox').check();
  await page.keyboard.press('Enter');
  await expect(
    dialog.getByText('The name is too long. Nothing was saved. Shorten it.'),
  ).toBeVisible();
  await closeDialog(page);
  expect((await ask(page, 'members.search', { text: 'Endless' })).hits).toHaveLength(before);
});

test('an amount beyond what a till can hold is refused where it is typed', async () => {
  const { page } = till;
  await searchBox(page).focus();
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await page.getByRole('region', { name: 'Basket' }).getByRole('row').last().click();
  const quantity = page.getByRole('dialog', { name: 'Quantity' });
  for (const [typed, told] of [
    ['999999999', /Too large/],
    ['-1', /Negative numbers/],
    ['1,5', /decimals/],
    ['abc', /not a number/],
    ['0', /more than zero/],
  ] as const) {
    await quantity.getByLabel('Pieces').fill(typed);
    await page.keyboard.press('Enter');
    await expect(quantity.getByText(told)).toBeVisible();
  }
  await closeDialog(page);
  const cash = payment(page).getByLabel('Cash handed over');
  await pressTo(page, 'F9', cash);
  await cash.fill('99999999999999999999');
  await expect(payment(page).getByText(/Too large/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(payment(page)).toBeVisible();
  await page.keyboard.press('F5');
  await payment(page).getByLabel('Amount on the card terminal').fill('100000');
  await expect(payment(page).getByText('Only cash may be more than is due.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(payment(page)).toBeVisible();
  await page.keyboard.press('Escape');
});
