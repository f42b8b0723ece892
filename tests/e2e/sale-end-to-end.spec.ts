import { expect, test } from '@playwright/test';
import { type PrinterSimulator, startPrinterSimulator } from '../devices/printer-simulator.ts';
import { drawQr, readCodes } from '../devices/read-codes.ts';
import { type ScannerSimulator, startScannerSimulator } from '../devices/scanner-simulator.ts';
import { connectSerialDevices } from './support/devices.ts';
import {
  launchTill,
  makeUserData,
  removeUserData,
  type RunningTill,
} from './support/launch-till.ts';
import { ask, pressTo, searchBox, signIn } from './support/window.ts';

/** 王小明 of the sample shop, gold. */
const MEMBER_CARD = '8800123450';

let userData: string;
let printer: PrinterSimulator;
let scanner: ScannerSimulator;
let till: RunningTill;

test.beforeAll(async () => {
  userData = makeUserData();
  printer = await startPrinterSimulator();
  scanner = await startScannerSimulator();
});

test.afterAll(async () => {
  await till.close().catch(() => undefined);
  await printer.stop();
  await scanner.stop();
  removeUserData(userData);
});

test('first run, sample shop, a sale by scanner with points, split tender, receipt, kill, restart', async () => {
  test.setTimeout(300_000);
  till = await launchTill(userData);
  let { page } = till;

  await test.step('first run: language, sample shop', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /Try the sample shop/ }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('button', { name: /李娜/ })).toBeVisible({ timeout: 120_000 });
  });

  await test.step('a manager connects a real scanner and a real printer', async () => {
    await signIn(page, '王芳');
    await connectSerialDevices(page, { scanner: scanner.path, printer: printer.path });
    const status = page.getByRole('contentinfo');
    await expect(status.getByText('Printer ready')).toBeVisible();
    await expect(status.getByText('Scanner ready')).toBeVisible();
    await page.keyboard.press('Control+l');
  });

  let balanceBefore = 0;
  let memberId = 0;
  const goods: { name: string; barcode: string; priceMinor: number }[] = [];
  await test.step('the cashier scans a member card and five items', async () => {
    await signIn(page, '李娜');
    const [member] = (await ask(page, 'members.search', { text: MEMBER_CARD })).hits;
    if (member === undefined) throw new Error('The sample shop lacks its first member');
    memberId = member.id;
    balanceBefore = (await ask(page, 'members.card', { memberId })).balance;
    expect(balanceBefore).toBeGreaterThanOrEqual(100);
    for (const text of ['Turrón', '保湿面霜', '润唇膏', 'Jamón', 'Coffee mug']) {
      const [hit] = (await ask(page, 'catalog.search', { text })).hits;
      if (hit?.barcode == null) throw new Error(`No product ${text}`);
      goods.push({ name: hit.name, barcode: hit.barcode, priceMinor: hit.priceMinor });
    }
    scanner.scan(MEMBER_CARD);
    await expect(page.getByRole('heading', { name: '王小明' })).toBeVisible();
    for (const { barcode, name } of goods) {
      scanner.scan(barcode);
      await expect(page.getByRole('region', { name: 'Basket' }).getByText(name)).toBeVisible();
    }
    await expect(searchBox(page)).toBeFocused();
  });
  const totalMinor = goods.reduce((sum, { priceMinor }) => sum + priceMinor, 0);

  await test.step('redeems points, takes a card and cash, and books once', async () => {
    const dialog = page.getByRole('dialog', { name: 'Take payment' });
    const cash = dialog.getByLabel('Cash handed over');
    const points = dialog.getByLabel('Points to redeem').and(page.getByRole('textbox'));
    await pressTo(page, 'F9', cash);
    await pressTo(page, 'F6', points);
    await page.keyboard.type('100');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Take back: Points 100' })).toBeVisible();
    await pressTo(page, 'F5', dialog.getByLabel('Amount on the card terminal'));
    await page.keyboard.type('200');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Take back: Card' })).toBeVisible();
    await pressTo(page, 'F4', cash);
    const dueMinor = totalMinor - 100 - 20_000;
    await page.keyboard.type(String(Math.ceil(dueMinor / 10_000) * 100));
    // Ten times in 100 ms, as an impatient finger does.
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Paid and booked' })).toBeVisible();
  });

  const recent = await ask(page, 'sales.recent', { limit: 2 });
  const sale = recent.rows[0];
  if (sale === undefined) throw new Error('The sale is not there');
  const receipt = await ask(page, 'sales.receipt', { saleId: sale.saleId });

  await test.step('the sale is booked as it was shown', async () => {
    expect(receipt.totalMinor).toBe(totalMinor);
    expect(receipt.lines.map(({ name }) => name)).toEqual(goods.map(({ name }) => name));
    expect(receipt.pointsRedeemed).toBe(100);
    // Gold earns 1.5 points for each yuan that points did not pay.
    expect(receipt.pointsEarned).toBe(Math.floor(((totalMinor - 100) * 15) / 1000));
    expect(receipt.tenders.map(({ kind }) => kind).sort()).toEqual(['card', 'cash', 'points']);
    expect(recent.rows[1]?.businessDay).not.toBe(sale.businessDay);
    const card = await ask(page, 'members.card', { memberId });
    expect(card.balance).toBe(balanceBefore - 100 + receipt.pointsEarned);
    expect(receipt.balanceAfter).toBe(card.balance);
  });

  await test.step('the paper says the same', async () => {
    await expect.poll(() => printer.paper().cuts, { timeout: 20_000 }).toBe(1);
    const text = printer.text();
    for (const { name } of goods) expect(text).toContain(name.split(' ')[0] ?? name);
    expect(text).toContain('保湿面霜');
    expect(text).toContain('Turrón');
    expect(text).toContain('王小明');
    expect(text).toContain((totalMinor / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/, ','));
    expect(text).toContain(String(receipt.pointsEarned));
    expect(text).toContain(receipt.receiptNo);
    expect(printer.paper().drawerKicks).toBe(1);
    const [code] = printer.paper().qrCodes;
    expect(code).toBeDefined();
    expect(readCodes(await drawQr(code ?? ''))).toEqual([`QR-Code:${receipt.receiptNo}`]);
  });

  await test.step('after kill -9 the sale is there once, the balance right, nothing prints again', async () => {
    await expect
      .poll(async () => (await ask(page, 'sales.receipt', { saleId: sale.saleId })).print?.state)
      .toBe('printed');
    await till.kill();
    till = await launchTill(userData);
    page = till.page;
    await signIn(page, '李娜');
    const again = await ask(page, 'sales.recent', { limit: 2 });
    expect(again.rows[0]).toEqual(sale);
    expect(again.rows[1]).toEqual(recent.rows[1]);
    expect((await ask(page, 'members.card', { memberId })).balance).toBe(receipt.balanceAfter);
    await expect(page.getByRole('contentinfo').getByText('Printer ready')).toBeVisible();
    await page.waitForTimeout(2000);
    expect(printer.paper().cuts).toBe(1);
    expect(printer.paper().drawerKicks).toBe(1);
    expect(till.complaints).toEqual([]);
  });
});
