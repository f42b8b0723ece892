import { expect, type Page, test } from '@playwright/test';
import { type PrinterSimulator, startPrinterSimulator } from '../devices/printer-simulator.ts';
import { addGoods, findGood, outcome, payExactCash } from './support/counter.ts';
import { saveDevice, serialPrinter } from './support/devices.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, signIn } from './support/window.ts';

let till: RunningTill;
let printer: PrinterSimulator;

test.beforeEach(async () => {
  // Slow, as a printer is: there is time to pull its cable.
  printer = await startPrinterSimulator({ bytesPerSecond: 900 });
  till = await startSampleTill();
  await signIn(till.page, '王芳');
  await saveDevice(till.page, serialPrinter(printer.path, 'en'));
  await expect(status(till.page).getByText('Printer ready')).toBeVisible();
});
test.afterEach(async () => {
  await endTill(till);
  await printer.stop();
});

const status = (page: Page) => page.getByRole('contentinfo');

async function sellMug(): Promise<number> {
  await addGoods(till.page, [await findGood(till.page, 'Coffee mug')]);
  await payExactCash(till.page);
  const [sale] = (await ask(till.page, 'sales.recent', { limit: 1 })).rows;
  return sale?.saleId ?? 0;
}

test('unplugged before the sale: the sale stands, and its receipt prints once when it is back', async () => {
  const { page } = till;
  await printer.unplug();
  await expect(status(page).getByText('Printer not connected')).toBeVisible();
  const saleId = await sellMug();
  await expect(outcome(page).getByText('Receipt waits for the printer')).toBeVisible();
  await status(page)
    .getByRole('button', { name: /Printer/ })
    .click();
  await expect(page.getByText('Check cable and power. Sales go on; receipts wait.')).toBeVisible();
  await page.keyboard.press('Escape');
  await printer.replug();
  await expect(outcome(page).getByText('Receipt printed')).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  const { receiptNo } = await ask(page, 'sales.receipt', { saleId });
  expect(printer.paper().qrCodes).toEqual([receiptNo]);
  expect(printer.paper().cuts).toBe(1);
  expect(printer.text()).not.toContain('COPY');
});

test('unplugged while it prints: a person is asked, and “no” prints a copy that says so', async () => {
  const { page } = till;
  await sellMug();
  await expect.poll(() => printer.model.printed.length).toBeGreaterThan(60);
  await printer.unplug();
  await expect(outcome(page).getByText('Did the receipt print?')).toBeVisible({ timeout: 30_000 });
  printer.model.powerCycle();
  await printer.replug();
  await expect(status(page).getByText('Printer ready')).toBeVisible({ timeout: 30_000 });
  // Nothing prints again by itself.
  await page.waitForTimeout(1000);
  expect(printer.text()).not.toContain('COPY');
  expect(printer.model.printed.length).toBeLessThan(2000);
  await outcome(page).getByRole('button', { name: 'No, print a copy' }).click();
  await expect.poll(() => printer.text(), { timeout: 30_000 }).toContain('COPY');
  await expect.poll(() => printer.paper().cuts, { timeout: 30_000 }).toBe(1);
});
