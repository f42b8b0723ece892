import { expect, type Locator, type Page } from '@playwright/test';
import { gs1CheckDigit } from '../../../src/contract/kernel/barcode.ts';
import type { Receipt } from '../../../src/contract/sales.ts';
import type { PrinterSimulator } from '../../devices/printer-simulator.ts';
import type { ScannerSimulator } from '../../devices/scanner-simulator.ts';
import {
  basket,
  cashField,
  findGood,
  type Good,
  memberPanel,
  outcome,
  payment,
} from './counter.ts';
import type { RunningTill } from './launch-till.ts';
import { MEMBER_CARD } from './sample-till.ts';
import { ask, pinField, pressTo, SAMPLE_PIN, searchBox } from './window.ts';

/** A counter for a day: its till, what hangs on it, what it sells, and what it has booked so far. */
export interface Day {
  readonly till: RunningTill;
  readonly scanner: ScannerSimulator;
  readonly printer: PrinterSimulator;
  readonly goods: Goods;
  /** Receipts in the order they were booked, by their numbers. */
  readonly booked: string[];
}

export interface Goods {
  readonly mug: Good;
  readonly nougat: Good;
  readonly cream: Good;
  readonly balm: Good;
  readonly ham: Good;
  /** Sold by weight, by the scale's label. */
  readonly cheese: Good;
}

/** The digits of the cheese on the labels of the scale. */
const CHEESE = '00777';

/** What a day sells; a manager is signed in, who puts the cheese on file. */
export async function stockGoods(page: Page): Promise<Goods> {
  const cheese = { sku: CHEESE, name: 'Mahón cheese', unit: 'kg' } as const;
  const priceMinor = 12_800;
  const ham = await findGood(page, 'Jamón');
  const { counterId } = await ask(page, 'catalog.product', { productId: ham.id });
  const { productId } = await ask(page, 'catalog.saveProduct', {
    requestId: crypto.randomUUID(),
    productId: null,
    product: {
      ...cheese,
      priceMinor,
      counterId,
      category: '',
      brand: '',
      floorMinor: null,
      taxRateBp: 900,
      isActive: true,
      barcodes: [],
    },
  });
  return {
    mug: await findGood(page, 'Coffee mug'),
    nougat: await findGood(page, 'Turrón'),
    cream: await findGood(page, '保湿面霜'),
    balm: await findGood(page, '润唇膏'),
    ham,
    cheese: { id: productId, name: cheese.name, barcode: CHEESE, priceMinor },
  };
}

/** What a scale prints on so many grams of cheese. */
export function cheeseLabel(grams: number): string {
  const body = `21${CHEESE}${String(grams).padStart(5, '0')}`;
  return `${body}${gs1CheckDigit(body)}`;
}

/** Types as fast as a person: five keys within 40 ms of each other and an Enter are a scan. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: text.length < 5 ? 0 : 45 });
}

/** Goes to a button or a choice with the Tab key, as one without a mouse does. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let step = 0; step < 60; step += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there');
}

/** Whoever is at the till leaves, and another person signs in: name by arrow, PIN, Enter. */
export async function switchTo(page: Page, name: string): Promise<void> {
  const tile = page.getByRole('button', { name: new RegExp(name) });
  const counter = page.getByRole('banner').getByText(name);
  if (await page.getByRole('contentinfo').isVisible()) {
    await pressTo(page, 'Control+l', pinField(page));
    // Whoever was here last is chosen; one step back is everybody.
    await page.keyboard.press('Escape');
  }
  await expect(tile).toBeVisible();
  for (let step = 0; step < 8; step += 1) {
    if (await tile.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(tile).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pinField(page)).toBeFocused();
  await page.keyboard.type(SAMPLE_PIN);
  await page.keyboard.press('Enter');
  await expect(counter).toBeVisible();
}

/** Scans goods one after the other; each is in the basket before the next is taken. */
export async function scan({ till, scanner }: Day, ...goods: readonly Good[]): Promise<void> {
  for (const { barcode, name } of goods) {
    scanner.scan(barcode);
    await expect(line(till.page, name)).toBeVisible();
  }
}

/** Scans the card of 王小明. */
export async function scanMember({ till, scanner }: Day): Promise<void> {
  scanner.scan(MEMBER_CARD);
  await expect(memberPanel(till.page).getByRole('heading', { name: '王小明' })).toBeVisible();
}

/** The basket's row of a product. */
export function line(page: Page, name: string): Locator {
  return basket(page).getByRole('row').filter({ hasText: name });
}

/** A decision of a basket: key, number, and the first of the usual reasons. */
export async function decide(
  { till: { page } }: Day,
  { key, field, keys = [], number }: Decision,
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Discount or price' });
  await page.keyboard.press(key);
  for (const more of keys) {
    await expect(dialog).toBeVisible();
    await page.keyboard.press(more);
  }
  await expect(dialog.getByLabel(field)).toBeFocused();
  await type(page, number);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
}

interface Decision {
  readonly key: string;
  readonly field: string;
  /** Pressed before the number: the whole basket, an amount. */
  readonly keys?: readonly string[];
  readonly number: string;
}

/** A part of a payment, or the last of it. Nothing typed = all that is due. */
export type Part =
  | { readonly by: 'cash' | 'card'; readonly amount?: string }
  | { readonly by: 'points'; readonly amount: string }
  | { readonly by: 'wallet' | 'voucher'; readonly code: string; readonly amount?: string };

const TABS = {
  cash: ['F4', 'Cash handed over'],
  card: ['F5', 'Amount on the card terminal'],
  points: ['F6', 'Points to redeem'],
  wallet: ['F7', 'Payment code or reference'],
  voucher: ['F8', 'Voucher code'],
} as const;

/** What the list of what was taken says of each. */
const TAKEN = {
  cash: /Take back: Cash/,
  card: /Take back: Card/,
  points: /Take back: Points/,
  wallet: /Take back: E-wallet/,
  voucher: /Take back: Voucher/,
} as const;

/** Takes the money in parts, and gives what was booked. `consent`: a manager has to agree. */
export async function pay(
  day: Day,
  parts: readonly Part[] = [{ by: 'cash' }],
  { consent = false } = {},
): Promise<Receipt> {
  const { page } = day.till;
  await pressTo(page, 'F9', cashField(page));
  for (const [index, part] of parts.entries()) {
    const [key, label] = TABS[part.by];
    await pressTo(page, key, payment(page).getByRole('textbox', { name: label }));
    if ('code' in part) await type(page, part.code);
    if (part.by === 'voucher') await expect(payment(page)).toContainText('left on it');
    if (part.amount !== undefined) await type(page, part.amount);
    await page.keyboard.press('Enter');
    if (index < parts.length - 1) {
      await expect(payment(page).getByRole('button', { name: TAKEN[part.by] })).toBeVisible();
    }
  }
  if (consent) await agree(page);
  await expect(outcome(page)).toBeVisible();
  return booked(day, 'sale');
}

/** A manager beside the cashier agrees: the reason is there, the PIN is typed. */
export async function agree(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /approve/ });
  const pin = dialog.getByLabel(/^PIN of/);
  await expect(dialog).toBeVisible();
  await expect(pin).toBeFocused();
  await page.keyboard.type(SAMPLE_PIN);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** The receipt that was booked just now: one more than before, of its kind. */
export async function booked(day: Day, kind: Receipt['kind']): Promise<Receipt> {
  const { page } = day.till;
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  if (newest === undefined || day.booked.includes(newest.receiptNo))
    throw new Error('Nothing was booked');
  expect(newest.kind).toBe(kind);
  day.booked.push(newest.receiptNo);
  return ask(page, 'sales.receipt', { saleId: newest.saleId });
}

/** F7 with a receipt's number: the dialog in which it is chosen what comes back. */
export async function openReturn({ till: { page } }: Day, receipt: Receipt): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: `Return of ${receipt.receiptNo}` });
  await pressTo(page, 'F7', page.getByLabel('Receipt number'));
  await type(page, receipt.receiptNo);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** F9 in a return, its outcome, and back to the counter. */
export async function refund(day: Day, { consent = false } = {}): Promise<Receipt> {
  const { page } = day.till;
  await expect(page.getByTestId('refund-total')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Refund/ })).toBeEnabled();
  await page.keyboard.press('F9');
  if (consent) await agree(page);
  await expect(page.getByRole('dialog', { name: 'Return booked' })).toBeVisible();
  const receipt = await booked(day, 'return');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
  return receipt;
}

/** F4: the basket waits under a name. */
export async function putAside({ till: { page } }: Day, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Put the basket aside' });
  await pressTo(page, 'F4', dialog.getByLabel('Name'));
  await type(page, name);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(basket(page)).toContainText('Scan the first item');
}

/** Shift+F4 on an empty counter: the basket that waits under a name is taken up. */
export async function takeUp({ till: { page } }: Day, name: string): Promise<void> {
  const list = page.getByRole('dialog', { name: /Waiting baskets/ });
  const wanted = list.getByRole('button', { name: new RegExp(`^${name}`) });
  await page.keyboard.press('Shift+F4');
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
}

/** Every receipt of a business day, oldest first, as the store has them. */
export async function receiptsOf(page: Page, businessDay: string): Promise<Receipt[]> {
  const { rows, nextCursor } = await ask(page, 'sales.recent', { day: businessDay, limit: 100 });
  expect(nextCursor).toBeNull();
  const receipts: Receipt[] = [];
  for (const { saleId } of rows.toReversed())
    receipts.push(await ask(page, 'sales.receipt', { saleId }));
  return receipts;
}
