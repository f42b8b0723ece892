import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  launchTill,
  makeUserData,
  removeUserData,
  type RunningTill,
} from './support/launch-till.ts';
import { pinField, pressTo, typePin } from './support/window.ts';

/** The frame around every screen: first run, sign-in, keys, scans, languages, accessibility. */
let till: RunningTill;
let userData: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  userData = makeUserData();
  till = await launchTill(userData, { size: { width: 1024, height: 768 } });
});

test.afterAll(async () => {
  await till.close();
  removeUserData(userData);
});

/**
 * Types as a keyboard-wedge scanner does: a character each 5 ms by the keys' own clock, however
 * long this machine takes to deliver them, then Enter.
 */
async function wedge(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const startedAt = Date.now() / 1000;
  for (const [index, key] of [...code, 'Enter'].entries()) {
    const text = key === 'Enter' ? '\r' : key;
    const timestamp = startedAt + index * 0.005;
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text, timestamp });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp });
  }
  await session.detach();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('the first run speaks the language one chooses, by keyboard alone', async () => {
  const { page } = till;
  await expect(page.getByRole('button', { name: '繁體中文' })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'English' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Welcome to Guitai' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a till is set up through one form that names what is missing', async () => {
  const { page } = till;
  await page.getByRole('button', { name: /Set up this till/ }).click();
  await page.getByRole('button', { name: 'Create the store' }).click();
  await expect(page.getByText('Enter the name of the store.')).toBeVisible();
  await expect(page.getByLabel('Name of the store')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Name of the store').fill('Almacén Ñandú');
  await page.getByLabel('Name', { exact: true }).fill('Elena Castro');
  await page.getByLabel('PIN', { exact: true }).fill('２４６８');
  await page.getByLabel('PIN once more').fill('2468');
  await page.getByLabel('PIN once more').press('Enter');
  await expect(page.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible();
});

test('a wrong PIN tells the tries left, the right one opens the counter', async () => {
  const { page } = till;
  await expectAccessible(page);
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('PIN')).toBeFocused();
  await page.keyboard.type('9999', { delay: 50 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Wrong PIN. 4 tries left.')).toBeVisible();
  await expectAccessible(page);
  for (const digit of ['2', '4', '6', '8']) {
    await page.getByRole('button', { name: digit, exact: true }).click();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('Printer');
});

test('a wedge scan in a dialog is refused aloud, never typed, and its Enter never clicks', async () => {
  const { page } = till;
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'What do you want to do?' });
  await expect(box).toBeFocused();
  await wedge(page, '6901234567892');
  await expect(page.getByText(/6901234567892/).first()).toBeVisible();
  await expect(box).toHaveValue('');
  await expect(box).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
});

test('function keys and Alt work in fields; help lists them', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+2');
  await page.getByLabel('Find a name').click();
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Every key at a glance' });
  await expect(sheet).toContainText('Lock the till');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByLabel('Find a name')).toBeFocused();
  await expectAccessible(page);
});

test('the Enter that accepts an input method’s candidate does not submit', async () => {
  const { page } = till;
  await page.keyboard.press('F3');
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('王小明');
  const wasStopped = await dialog.getByLabel('Name').evaluate((field) => {
    const enter = new KeyboardEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
      cancelable: true,
    });
    field.dispatchEvent(enter);
    return enter.defaultPrevented;
  });
  expect(wasStopped).toBe(true);
  await expect(dialog.getByText('A PIN has 4 to 12 digits.')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('A PIN has 4 to 12 digits.')).toBeVisible();
  await dialog.getByLabel('New PIN').fill('1357');
  await dialog.getByLabel('PIN once more').fill('1357');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '王小明', exact: true })).toBeVisible();
});

test('devices and the system’s health are there, and language and theme change at once', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'Scanners and printers' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeEnabled();
  await expect(page.getByText('Yes: it is backed up')).toBeVisible();
  const palette = page.getByRole('combobox', { name: 'What do you want to do?' });
  await pressTo(page, 'Control+k', palette);
  await page.keyboard.type('dark', { delay: 50 });
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectAccessible(page);
  await expect(palette).toBeHidden();
  await pressTo(page, 'Control+k', palette);
  await page.keyboard.type('espa', { delay: 50 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '¿Está bien la caja?' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

test('Ctrl+L locks, the next person is in within three seconds', async () => {
  const { page } = till;
  await pressTo(page, 'Control+l', pinField(page));
  const startedAt = Date.now();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /王小明/ }).click();
  await typePin(page, '1357');
  await expect(page.getByRole('banner')).toContainText('王小明');
  expect(Date.now() - startedAt).toBeLessThan(3000);
  expect(till.complaints).toEqual([]);
});
