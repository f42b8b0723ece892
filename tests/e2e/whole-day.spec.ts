import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Receipt } from '../../src/contract/sales.ts';
import type { ShiftReport } from '../../src/contract/shift.ts';
import { startPrinterSimulator } from '../devices/printer-simulator.ts';
import { startScannerSimulator } from '../devices/scanner-simulator.ts';
import { basket } from './support/counter.ts';
import {
  agree,
  booked,
  type Day,
  line,
  openReturn,
  pay,
  putAside,
  receiptsOf,
  refund,
  scan,
  scanMember,
  stockGoods,
  switchTo,
  tabTo,
  takeUp,
  type,
} from './support/day.ts';
import {
  sellForLess,
  sellInParts,
  sellInQuantities,
  sellToEverybody,
} from './support/day-sales.ts';
import { expectSums, sumOf, tendered } from './support/day-sums.ts';
import { connectSerialDevices } from './support/devices.ts';
import { launchTill, makeUserData, removeUserData } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, setLook, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, SAMPLE_PIN, searchBox } from './support/window.ts';

/**
 * A whole day at one till, without a mouse: a scanner and a printer on real lines, everything
 * else by keys. What the cashier does goes through the window; what is asked through the bridge
 * only reads, but for the devices and the cheese that a manager sets up before the shop opens.
 */
let day: Day;
let memberId = 0;
let balanceBefore = 0;
/** The receipt that a member claimed; its points are not in the shift's (decision 0013). */
let claimedNo = '';
let zReport: ShiftReport;
let receipts: Receipt[] = [];
let backup = '';
let restored = '';
let isClosed = false;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const printer = await startPrinterSimulator();
  const scanner = await startScannerSimulator();
  const till = await startSampleTill({ size: { width: 1280, height: 800 } });
  const { page } = till;
  await switchTo(page, '王芳');
  await connectSerialDevices(page, { scanner: scanner.path, printer: printer.path });
  const status = page.getByRole('contentinfo');
  await expect(status.getByText('Printer ready')).toBeVisible();
  await expect(status.getByText('Scanner ready')).toBeVisible();
  day = { till, scanner, printer, goods: await stockGoods(page), booked: [] };
  const [member] = (await ask(page, 'members.search', { text: MEMBER_CARD })).hits;
  memberId = member?.id ?? 0;
  balanceBefore = await balance();
});

test.afterAll(async () => {
  if (isClosed) removeUserData(day.till.userData);
  else await endTill(day.till);
  await day.printer.stop();
  await day.scanner.stop();
  if (restored !== '') removeUserData(restored);
});

async function balance(): Promise<number> {
  return (await ask(day.till.page, 'members.card', { memberId })).balance;
}

test('the shift opens with its float', async () => {
  const { page } = day.till;
  await switchTo(page, 'Carmen');
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('heading', { name: 'No shift is open' })).toBeVisible();
  await pressTo(page, 'F9', page.getByRole('dialog').getByLabel(/Float/));
  await type(page, '500');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Shift since/ })).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(searchBox(page)).toBeFocused();
});

test('sales of every kind: members, prices, discounts, weights, ways to pay', async () => {
  await sellToEverybody(day);
  await sellInQuantities(day);
  await sellForLess(day);
  await sellInParts(day);
});

test('baskets wait and are taken up; one is given up', async () => {
  const { page } = day.till;
  const { mug, nougat, balm, ham } = day.goods;
  await scan(day, mug);
  await putAside(day, 'Red scarf');
  await scan(day, nougat);
  await putAside(day, 'Tall man');
  await scan(day, balm);
  await pay(day);
  await takeUp(day, 'Red scarf');
  await expect(line(page, mug.name)).toBeVisible();
  await pay(day);
  await takeUp(day, 'Tall man');
  await expect(line(page, nougat.name)).toBeVisible();
  await pay(day, [{ by: 'card' }]);

  await scan(day, ham);
  const given = page.getByRole('dialog', { name: 'Void the basket' });
  await pressTo(page, 'Control+Delete', given.getByRole('textbox', { name: 'Reason' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');
  expect(await ask(page, 'sales.held', {})).toEqual([]);
});

test('goods come back: a part, a whole, an exchange, and without receipt', async () => {
  const { page } = day.till;
  const { keyboard } = page;
  const { mug, cream, balm } = day.goods;
  let sold: Receipt;

  await test.step('one of two comes back, and its points are taken back', async () => {
    await scan(day, cream, balm);
    await scanMember(day);
    sold = await pay(day);
    const dialog = await openReturn(day, sold);
    const field = dialog.getByLabel(`How many of ${sold.lines[0]?.name} come back`);
    await expect(field).toBeFocused();
    await keyboard.press('+');
    const back = await refund(day);
    expect(back.totalMinor).toBe(-(sold.lines[0]?.totalMinor ?? 0));
    expect(back.pointsEarned).toBeLessThan(0);
  });
  await test.step('then the rest of it: all of the money and all of the points', async () => {
    await openReturn(day, sold);
    await keyboard.press('F4');
    const back = await refund(day);
    const again = await ask(page, 'sales.receipt', { saleId: sold.saleId });
    const cameBack = again.returns.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
    expect(Math.abs(cameBack)).toBe(sold.totalMinor);
    expect(back.original?.receiptNo).toBe(sold.receiptNo);
  });
  await test.step('an exchange: the voucher pays, cash pays what is over', async () => {
    await scan(day, mug);
    const first = await pay(day);
    await openReturn(day, first);
    await keyboard.press('F4');
    await expect(page.getByTestId('refund-total')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Exchange/ })).toBeEnabled();
    await keyboard.press('F8');
    await expect(page.getByRole('dialog')).toBeHidden();
    await booked(day, 'return');
    await scan(day, cream);
    await expect(page.getByRole('region', { name: 'Payment' })).toContainText(/Voucher V/);
    const second = await pay(day);
    expect(second.tenders).toMatchObject([
      { kind: 'voucher', amountMinor: mug.priceMinor },
      { kind: 'cash', amountMinor: cream.priceMinor - mug.priceMinor },
    ]);
  });
  await test.step('without receipt, for a voucher: a manager agrees', async () => {
    const dialog = page.getByRole('dialog', { name: 'Return without receipt' });
    await pressTo(page, 'F7', page.getByLabel('Receipt number'));
    await pressTo(page, 'F4', dialog.getByLabel('Product'));
    await type(page, balm.barcode);
    await keyboard.press('Enter');
    await expect(dialog).toContainText(balm.name);
    await tabTo(page, dialog.getByLabel('Why is there no receipt?'));
    await type(page, 'lost');
    const back = await refund(day, { consent: true });
    const [{ kind, reference } = { kind: 'none', reference: '' }] = back.tenders;
    expect(kind).toBe('voucher');
    await scan(day, balm, mug);
    const paid = await pay(day, [{ by: 'voucher', code: reference }, { by: 'cash' }]);
    expect(paid.tenders.map((tender) => tender.kind)).toEqual(['voucher', 'cash']);
  });
});

test('another cashier takes over, and a sale is claimed by a member', async () => {
  const { page } = day.till;
  const { keyboard } = page;
  await switchTo(page, '李娜');
  await scan(day, day.goods.mug);
  const sold = await pay(day);
  expect(sold.staffName).toBe('李娜');
  const list = page.getByRole('dialog', { name: 'Recent receipts' });
  await pressTo(page, 'F8', list.getByRole('listitem').first().getByRole('button'));
  await keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: `Receipt ${sold.receiptNo}` });
  await pressTo(page, 'F6', shown.getByLabel(/^Member:/));
  await type(page, 'wangxiaoming');
  await expect(shown.getByText('王小明').first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(shown.getByRole('button', { name: /Give the points/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(shown).not.toContainText('This sale has no member');
  const claimed = await ask(page, 'sales.receipt', { saleId: sold.saleId });
  expect(claimed.member?.id).toBe(memberId);
  claimedNo = claimed.receiptNo;
  await closeDialog(page);
  await closeDialog(page);
  await expect(searchBox(page)).toBeFocused();
});

test('cash out with consent, X report, count, close, Z report', async () => {
  const { page } = day.till;
  const { keyboard } = page;
  await keyboard.press('Alt+5');
  await expect(page.getByRole('row', { name: /Expected/ })).toBeVisible();
  const dialog = page.getByRole('dialog');
  await pressTo(page, 'F5', dialog.getByLabel(/Amount/));
  await type(page, '100');
  await keyboard.press('Tab');
  await type(page, 'Flowers');
  await keyboard.press('Enter');
  await agree(page);
  await expect(page.getByText('Flowers')).toBeVisible();
  await keyboard.press('F8');
  await expect.poll(() => pageTitles()).toEqual(['X']);

  const { figures } = await ask(page, 'shift.report', { shiftId: null });
  const { denominations } = await ask(page, 'shift.current', {});
  await keyboard.press('F9');
  let rest = figures.expectedCashMinor;
  for (const { minor } of denominations) {
    await expect(dialog.getByRole('textbox').and(page.locator(':focus'))).toBeVisible();
    await keyboard.type(String(Math.floor(rest / minor)));
    rest %= minor;
    await keyboard.press('Enter');
  }
  // What no coin of the list is worth goes into the last field.
  await expect(dialog.getByLabel(/Other/)).toBeFocused();
  await keyboard.type((rest / 100).toFixed(2));
  await expect(dialog.getByText('The drawer is right', { exact: false })).toBeVisible();
  await keyboard.press('F9');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => pageTitles()).toEqual(['Z 1', 'X']);
  const [past] = (await ask(page, 'shift.past', {})).rows;
  zReport = await ask(page, 'shift.report', { shiftId: past?.shiftId ?? 0 });
  expect(zReport.closing).toMatchObject({ zNo: 1, differenceMinor: 0 });
});

/** Titles of the pages that were printed or wait, newest first. */
async function pageTitles(): Promise<string[]> {
  const jobs = await ask(day.till.page, 'devices.printJobs', {});
  return jobs.filter(({ kind }) => kind === 'page').map(({ title }) => title);
}

test('the Z report is the sum of the receipts in the store', async () => {
  const { page } = day.till;
  receipts = await receiptsOf(page, zReport.businessDay);
  expect(receipts.map(({ receiptNo }) => receiptNo)).toEqual(day.booked);
  const counted = receipts.filter(({ receiptNo }) => receiptNo !== claimedNo);
  expectSums(zReport.figures, receipts, counted);
  expect(zReport.figures.sales.count).toBeGreaterThanOrEqual(20);
  expect(zReport.figures.expectedCashMinor).toBe(50_000 + tendered(receipts, 'cash') - 10_000);
  const own = receipts.filter(({ member }) => member?.id === memberId);
  const gained = sumOf(own, (r) => r.pointsEarned - r.pointsRedeemed);
  expect(await balance()).toBe(balanceBefore + gained);
});

test('every receipt is on paper once, and so are X and Z', async () => {
  const { printer } = day;
  const codes = () => printer.paper().qrCodes.filter((code) => code.startsWith('S01-'));
  await expect.poll(() => codes().length, { timeout: 60_000 }).toBe(day.booked.length);
  expect(codes()).toEqual(day.booked);
  await expect.poll(() => printer.paper().cuts).toBe(day.booked.length + 2);
  const head = zReport.closing?.headHash.toUpperCase() ?? 'none';
  expect(printer.paper().qrCodes.at(-1)).toContain(head);
});

test('a manager backs the store up', async () => {
  const { page } = day.till;
  await switchTo(page, '王芳');
  await page.keyboard.press('Alt+4');
  const make = page.getByRole('button', { name: 'Back up now' });
  await tabTo(page, make);
  await page.keyboard.press('Enter');
  await expect(make).toBeEnabled();
  await expect(page.getByText('Yes: it is backed up')).toBeVisible();
  expect(day.till.complaints).toEqual([]);
});

const run = promisify(execFile);

/** A command of the built command line, as JSON. */
async function guitai<Value>(...args: readonly string[]): Promise<Value> {
  const cli = join(import.meta.dirname, '../../out/main/cli.js');
  const { stdout } = await run(process.execPath, [cli, ...args, '--json']);
  return JSON.parse(stdout) as Value;
}

test('the backup opens on a fresh machine, holds the same day, and proves right', async () => {
  await day.till.close();
  isClosed = true;
  // Closing may have made a newer one, and of one hour only the newest is kept.
  backup = await newestBackup(day.till.userData);
  restored = makeUserData();
  setLook(restored, {});
  const till = await launchTill(restored);
  const { page } = till;
  const store = join(restored, 'store', 'guitai.sqlite');
  await till.app.evaluate(({ dialog }, file) => {
    // Stands in for the person who chooses the file in the system's own dialog.
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, backup);
  await tabTo(page, page.getByRole('button', { name: /Restore from a file/ }));
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('dialog', { name: 'Restore' });
  await expect(confirm.getByRole('textbox')).toBeFocused();
  await type(page, 'restore');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /王芳/ })).toBeVisible({ timeout: 60_000 });
  await till.close();

  // The key behind the PINs stayed with the old machine: the owner gives the manager a new one.
  await guitai('staff', 'reset-pin', '王芳', '--store', store, '--pin', SAMPLE_PIN, '--new-key');
  const proof = await guitai<{ isOk: boolean; checks: { wrong: unknown }[] }>(
    'verify',
    '--store',
    store,
  );
  expect(proof.checks.filter(({ wrong }) => wrong !== null)).toEqual([]);
  expect(proof.isOk).toBe(true);

  const again = await launchTill(restored);
  try {
    await switchTo(again.page, '王芳');
    expect(await receiptsOf(again.page, zReport.businessDay)).toEqual(receipts);
    expect(await ask(again.page, 'shift.report', { shiftId: zReport.shiftId })).toEqual(zReport);
    const card = await ask(again.page, 'members.card', { memberId });
    expect(card.balance).toBe(
      balanceBefore +
        receipts
          .filter(({ member }) => member?.id === memberId)
          .reduce((sum, one) => sum + one.pointsEarned - one.pointsRedeemed, 0),
    );
    expect(again.complaints).toEqual([]);
  } finally {
    await again.kill();
  }
});

/** The last backup beside a till's store. */
async function newestBackup(userData: string): Promise<string> {
  const { readdir } = await import('node:fs/promises');
  const folder = join(userData, 'store', 'backups');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sqlite')).sort();
  return join(folder, files.at(-1) ?? 'none');
}
