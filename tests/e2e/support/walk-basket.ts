import { expect, type Page } from '@playwright/test';
import type { Look } from './walk-start.ts';
import { closeDialog as close, pressTo, searchBox } from './window.ts';

interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly t: (key: string) => string;
}

/** Discount, price, note, rounding: what is decided of a basket that has lines. */
export async function walkDecisions({ page, look, t }: Walk): Promise<void> {
  const { keyboard } = page;
  await pressTo(page, 'F5', page.getByLabel(t('sales:decide.percentLabel')));
  await keyboard.type('25');
  await keyboard.press('Enter');
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await look('discount-no-reason');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(searchBox(page)).toBeFocused();
  await pressTo(page, 'F5', page.getByLabel(t('sales:decide.percentLabel')));
  await keyboard.press('F5');
  await keyboard.type('3');
  await keyboard.press('ArrowDown');
  await look('discount-basket');
  await keyboard.press('Enter');
  await expect(searchBox(page)).toBeFocused();
  await pressTo(page, 'Shift+F5', page.getByRole('dialog').getByRole('textbox').first());
  await look('price');
  await close(page);
  await pressTo(page, 'Control+n', page.getByRole('dialog').getByRole('textbox'));
  await keyboard.insertText('Geschenkpapier 礼品包装, con lazo azul y tarjeta');
  await look('note');
  await keyboard.press('Enter');
  await keyboard.press('F11');
  await expect(page.getByText(t('sales:pay.rounding')).first()).toBeVisible();
  await keyboard.press('ArrowUp');
  await look('counter-decided');
  await keyboard.press('Escape');
}

/** Baskets that wait, the one in the way, and what is given up. Needs a basket, and leaves none. */
export async function walkHeld({ page, look, t }: Walk): Promise<void> {
  const { keyboard } = page;
  const rows = page.getByRole('dialog').getByRole('listitem');
  await pressTo(page, 'F4', page.getByLabel(t('sales:hold.name')));
  await look('hold');
  await keyboard.press('Enter');
  await expect(page.getByText(t('sales:basket.empty'))).toBeVisible();
  await searchBox(page).fill('Coffee mug');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  await keyboard.press('Enter');
  await pressTo(page, 'Shift+F4', rows.first().getByRole('button').first());
  await look('held');
  await keyboard.press('Enter');
  await expect(page.getByText(t('sales:held.inTheWay'))).toBeVisible();
  await look('held-in-the-way');
  await close(page);
  await keyboard.press('Control+Delete');
  await look('void');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByText(t('sales:basket.empty'))).toBeVisible();
  await pressTo(page, 'F4', rows.first().getByRole('button').first());
  await keyboard.press('Delete');
  await look('held-give-up');
  await close(page);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
}
