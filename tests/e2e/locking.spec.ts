import { expect, test } from '@playwright/test';
import { findAxeFaults } from './support/check-axe.ts';
import { addGoods, basket, findGood, memberPanel, typeCode } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, searchBox, signIn } from './support/window.ts';

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill({ env: { GUITAI_AUTOLOCK_MS: '19000' } });
});
test.afterAll(() => endTill(till));

test('an idle till warns, stays for who is there, locks, and gives the basket to the next', async () => {
  const { page } = till;
  await signIn(page, '李娜');
  const good = await findGood(page, 'Coffee mug');
  await addGoods(page, [good]);
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();

  const warning = page.getByRole('dialog', { name: /The till locks in \d+ second/ });
  await expect(warning).toBeVisible();
  const seconds = async () => Number(/\d+/.exec((await warning.textContent()) ?? '')?.[0]);
  const first = await seconds();
  await expect.poll(seconds).toBeLessThan(first);
  expect(await findAxeFaults(page, 'auto-lock')).toEqual([]);
  await page.keyboard.press('Shift');
  await expect(warning).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('');

  await expect(page.getByLabel('PIN', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(good.name)).toHaveCount(0);
  await signIn(page, 'Carmen');
  await expect(basket(page)).toContainText(good.name);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
});

test('a lock by hand keeps what was added in that very moment', async () => {
  const { page } = till;
  const late = await findGood(page, '润唇膏');
  await addGoods(page, [late]);
  await page.keyboard.press('Control+l');
  await expect(page.getByLabel('PIN', { exact: true })).toBeVisible();
  await page.reload();
  await signIn(page, '王芳');
  await expect(basket(page)).toContainText(late.name);
});

test('a scan while the till warns keeps it open and lands in the basket', async () => {
  const { page } = till;
  const scanned = await findGood(page, 'Turrón');
  const warning = page.getByRole('dialog', { name: /The till locks in \d+ second/ });
  await expect(warning).toBeVisible({ timeout: 30_000 });
  await ask(page, 'devices.virtualScan', { code: scanned.barcode });
  await expect(warning).toBeHidden();
  await expect(basket(page)).toContainText(scanned.name);
});
