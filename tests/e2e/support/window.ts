import { expect, type Locator, type Page } from '@playwright/test';
import type { TillBridge } from '../../../src/contract/bridge.ts';
import type { CallInput, CallName, CallValue } from '../../../src/contract/index.ts';

declare const till: TillBridge;

/** Everybody's PIN in the sample shop, as its sign-in screen says. */
export const SAMPLE_PIN = '1234';

/** Asks the till through the window's own bridge, as a screen does; throws on a refusal. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const reply = await page.evaluate(([call, data]) => till.call<CallName>(call, data as never), [
    name,
    input,
  ] as const);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as CallValue<Name>;
}

/** Signs in by person and PIN, as a person does, and waits for the counter. */
export async function signIn(page: Page, name: string, pin = SAMPLE_PIN): Promise<void> {
  const other = page.getByRole('button', { name: 'Someone else' });
  const tile = page.getByRole('button', { name: new RegExp(name) });
  await expect(tile.or(other).first()).toBeVisible();
  // Whoever was here last is chosen already.
  if (await other.isVisible()) await other.click();
  await tile.click();
  await typePin(page, pin);
  await expect(searchBox(page)).toBeFocused();
}

/** Types a PIN once its field takes it, and presses Enter. */
export async function typePin(page: Page, pin: string): Promise<void> {
  await expect(pinField(page)).toBeFocused();
  await expect(pinField(page)).toHaveValue('');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

/** The PIN of the sign-in screen, called so in every language. */
export function pinField(page: Page) {
  return page.getByLabel('PIN', { exact: true });
}

/** Presses a key, and goes on when what it leads to has the focus: what is typed next goes there. */
export async function pressTo(page: Page, key: string, field: Locator): Promise<void> {
  await page.keyboard.press(key);
  await expect(field).toBeFocused();
}

/** Closes the dialog on top; what lies under it stays, and takes the keys again. */
export async function closeDialog(page: Page): Promise<void> {
  const top = await page.getByRole('dialog').last().elementHandle();
  // When what had the focus is gone, the dialog takes it back within 50 ms.
  await expect
    .poll(() =>
      top?.evaluate((it) =>
        (it.closest('.MuiModal-root') ?? document).contains(document.activeElement),
      ),
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await top?.waitForElementState('hidden');
}

/** The one search box of the counter. */
export function searchBox(page: Page) {
  return page.getByRole('combobox', { name: /Search or scan|扫码|掃碼|Buscar/ });
}
