import { expect, type Page } from '@playwright/test';
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
  await expect(other).toBeVisible();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toBeFocused();
}

/** The one search box of the counter. */
export function searchBox(page: Page) {
  return page.getByRole('combobox', { name: /Search or scan|扫码|掃碼|Buscar/ });
}
