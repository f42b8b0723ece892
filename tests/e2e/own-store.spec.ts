import { expect, test } from '@playwright/test';
import { launchTill, makeUserData, type RunningTill } from './support/launch-till.ts';
import { endTill, setLook } from './support/sample-till.ts';
import { ask, pressTo, searchBox, signIn } from './support/window.ts';

let till: RunningTill;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const userData = makeUserData();
  setLook(userData, {});
  // PINs as dear to check as in a shop: switching persons has to be quick all the same.
  till = await launchTill(userData, { env: { GUITAI_SCRYPT_LOG2N: '17' } });
});
test.afterAll(() => endTill(till));

test('the form of a new till says what is wrong, and keeps what was typed', async () => {
  const { page } = till;
  await page.getByRole('button', { name: /Set up this till/ }).click();
  const create = page.getByRole('button', { name: 'Create the store' });
  await create.click();
  await expect(page.getByText('Enter the name of the store.')).toBeVisible();
  await expect(page.getByText('Enter the manager’s name.')).toBeVisible();
  await expect(page.getByText('A PIN has 4 to 12 digits.')).toBeVisible();
  await expect(page.getByLabel('Name of the store')).toBeFocused();
  await page.getByLabel('Name of the store').fill('Casa Llum');
  await page.getByLabel('Till code').fill('till nº 1!');
  await page.getByLabel('Name', { exact: true }).fill('Ana');
  await page.getByLabel('PIN', { exact: true }).fill('2468');
  await page.getByLabel('PIN once more').fill('2469');
  await create.click();
  await expect(page.getByText('1 to 8 letters A–Z or digits.')).toBeVisible();
  await expect(page.getByText('The two PINs differ.')).toBeVisible();
  await expect(page.getByLabel('Name of the store')).toHaveValue('Casa Llum');
  expect((await ask(page, 'system.boot', {})).store.state).toBe('absent');
});

test('the store is created, and its manager signs in', async () => {
  const { page } = till;
  // Full-width, as a Chinese input method types them.
  await page.getByLabel('Till code').fill('ｔ０７');
  await page.getByLabel('PIN once more').fill('２４６８');
  const currency = page.getByLabel('Currency');
  await currency.fill('euro');
  await page.getByRole('option', { name: 'Euro · EUR' }).click();
  await page.getByRole('button', { name: 'Create the store' }).click();
  await signIn(page, 'Ana', '2468');
  await expect(page.getByRole('banner')).toContainText('Casa Llum');
  await expect(page.getByRole('banner')).toContainText('Till T07');
  const boot = await ask(page, 'system.boot', {});
  expect(boot.store).toMatchObject({ till: { currency: 'EUR', tillCode: 'T07', isSample: false } });
});

test('a manager adds a cashier, who sees the counter and not the office', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('row').filter({ hasText: 'Ana' })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await pressTo(page, 'F3', dialog.getByLabel('Name'));
  await dialog.getByLabel('Name').fill('Ana');
  await dialog.getByLabel('New PIN').fill('1357');
  await dialog.getByLabel('PIN once more').fill('1357');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/already on the list. Nothing was saved/)).toBeVisible();
  await dialog.getByLabel('Name').fill('Bo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bo may sign in now.')).toBeVisible();
  await page.keyboard.press('Control+l');
  await signIn(page, 'Bo', '1357');
  await page.keyboard.press('Alt+2');
  await expect(searchBox(page)).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.evaluate(`location.hash = '#/staff'`);
  await expect(searchBox(page)).toBeVisible();
  await expect(ask(page, 'system.backupNow', {})).rejects.toThrow('call.forbidden');
});

test('another person is at work within three seconds', async () => {
  const { page } = till;
  const times: number[] = [];
  for (const [name, pin] of [
    ['Ana', '2468'],
    ['Bo', '1357'],
    ['Ana', '2468'],
  ] as const) {
    const start = Date.now();
    await page.keyboard.press('Control+l');
    await signIn(page, name, pin);
    times.push(Date.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(3000);
});

test('five wrong PINs lock a person out, with the seconds counted down, over a restart too', async () => {
  const { page } = till;
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Someone else' }).click();
  await page.getByRole('button', { name: /Bo/ }).click();
  const field = page.getByLabel('PIN', { exact: true });
  for (const left of [4, 3, 2, 1]) {
    await field.fill('0000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(
      `${left} ${left === 1 ? 'try' : 'tries'} left`,
    );
  }
  await field.fill('0000');
  await page.keyboard.press('Enter');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/Try again in (30|2\d) seconds/);
  await expect(field).toBeDisabled();
  const shown = async () => Number(/(\d+) second/.exec((await alert.textContent()) ?? '')?.[1]);
  const first = await shown();
  await expect.poll(shown).toBeLessThan(first);
  // The right PIN is of no use now, not even past the screen.
  await expect(ask(page, 'staff.signIn', { staffId: 2, pin: '1357' })).rejects.toThrow(
    'staff.lockedOut',
  );

  await till.kill();
  till = await launchTill(till.userData);
  await till.page.getByRole('button', { name: /Bo/ }).click();
  await expect(till.page.getByRole('alert')).toContainText(/Try again in \d+ second/);
});

test('a manager’s new PIN ends the lock-out at once', async () => {
  const { page } = till;
  await signIn(page, 'Ana', '2468');
  await page.keyboard.press('Alt+2');
  const row = page.getByRole('row').filter({ hasText: 'Bo' });
  await expect(row).toContainText('locked out for a moment');
  await row.getByRole('button', { name: 'New PIN for Bo' }).click();
  await page.getByLabel('New PIN', { exact: true }).fill('8642');
  await page.getByLabel('PIN once more').fill('8642');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bo has a new PIN.')).toBeVisible();
  await page.keyboard.press('Control+l');
  await signIn(page, 'Bo', '8642');
});
