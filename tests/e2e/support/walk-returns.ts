import { expect, type Locator, type Page } from '@playwright/test';
import type { Look } from './walk-start.ts';
import { ask, closeDialog as close, pressTo, searchBox } from './window.ts';

interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly t: (key: string) => string;
}

/** Walks the dialogs of a return: find, choose, refused, booked, its receipt, without receipt. */
export async function walkReturns({ page, look, t }: Walk): Promise<void> {
  const dialog = page.getByRole('dialog');
  const number = page.getByLabel(t('returns:find.label'));
  await pressTo(page, 'F7', number);
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await look('return-find');
  await number.fill('S99-T01-20260101-000001');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await look('return-elsewhere');
  await number.fill((await saleWithPoints(page)) ?? '');
  await page.keyboard.press('Enter');
  const quantities = dialog.locator('table input');
  await expect(quantities.first()).toBeVisible();
  await quantities.first().fill('99999');
  await expect(quantities.first()).toHaveAttribute('aria-invalid', 'true');
  await look('return-too-many');
  await page.keyboard.press('F4');
  await expect(dialog.getByTestId('refund-total')).toBeVisible();
  await look('return-choose');
  await page.keyboard.press('F9');
  await expect(dialog.getByTestId('refunded')).toBeVisible();
  await look('return-done');
  await dialog.getByRole('button', { name: t('returns:done.view') }).click();
  await expect(page.getByText(t('returns:links.ofSale')).last()).toBeVisible();
  await look('return-receipt');
  await close(page);
  await close(page);
  await walkNoReceipt({ page, look, t });
}

async function walkNoReceipt({ page, look, t }: Walk): Promise<void> {
  const dialog: Locator = page.getByRole('dialog');
  await pressTo(page, 'F7', page.getByLabel(t('returns:find.label')));
  await pressTo(page, 'F4', dialog.getByLabel(t('returns:noReceipt.search')));
  await look('return-no-receipt');
  const [hit] = (await ask(page, 'catalog.search', { text: '保湿面霜' })).hits;
  await dialog.getByLabel(t('returns:noReceipt.search')).fill(hit?.barcode ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog.getByTestId('refund-total')).toBeVisible();
  await look('return-no-receipt-goods');
  await close(page);
  await expect(searchBox(page)).toBeFocused();
}

/** The newest sale that points paid a part of: all figures have something to say. */
async function saleWithPoints(page: Page): Promise<string | undefined> {
  const { rows } = await ask(page, 'sales.recent', { limit: 200 });
  return rows.find((row) => row.kind === 'sale' && row.pointsRedeemed > 0)?.receiptNo;
}
