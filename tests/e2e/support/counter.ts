import { expect, type Locator, type Page } from '@playwright/test';
import { ask, pressTo, searchBox } from './window.ts';

/** Goods of the sample shop by what is typed to find each. */
export const GOODS = ['Turrón', '保湿面霜', '润唇膏', 'Jamón', 'Coffee mug'] as const;

export interface Good {
  readonly id: number;
  readonly name: string;
  readonly barcode: string;
  readonly priceMinor: number;
}

/** A product of the sample shop, with its barcode. */
export async function findGood(page: Page, text: (typeof GOODS)[number]): Promise<Good> {
  const [hit] = (await ask(page, 'catalog.search', { text })).hits;
  if (hit?.barcode == null) throw new Error(`The sample shop has no product ${text}`);
  return { id: hit.id, name: hit.name, barcode: hit.barcode, priceMinor: hit.priceMinor };
}

export const basket = (page: Page): Locator => page.getByRole('region', { name: 'Basket' });
export const memberPanel = (page: Page): Locator => page.getByRole('region', { name: 'Member' });
export const payment = (page: Page): Locator => page.getByRole('dialog', { name: 'Take payment' });
/** Where cash is typed in the payment dialog. */
export const cashField = (page: Page): Locator => payment(page).getByLabel('Cash handed over');
export const outcome = (page: Page): Locator =>
  page.getByRole('region', { name: 'Paid and booked' });

/** Types a code and presses Enter, as a person without a scanner does. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await searchBox(page).fill(code);
  await searchBox(page).press('Enter');
}

/** Puts goods into the basket by their codes. */
export async function addGoods(page: Page, goods: readonly Good[]): Promise<void> {
  for (const { barcode, name } of goods) {
    await typeCode(page, barcode);
    await expect(basket(page).getByText(name)).toBeVisible();
    await expect(searchBox(page)).toHaveValue('');
  }
}

/** Pays what is due in cash, to the cent. */
export async function payExactCash(page: Page): Promise<void> {
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
}

/** How many receipts this till ever gave, by the number on its newest one. */
export async function lastReceiptSequence(page: Page): Promise<number> {
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  return newest === undefined ? 0 : Number(newest.receiptNo.split('-').at(-1));
}
