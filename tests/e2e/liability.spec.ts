import { expect, test } from '@playwright/test';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, signIn } from './support/window.ts';

let till: RunningTill;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '王芳');
});
test.afterAll(() => endTill(till));

test('what is owed in points adds up on the screen, by month, lot and in money', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+0');
  await page.getByRole('tab', { name: 'Liability' }).click();
  await expect(page.getByText('Entries, lots and what lots hold agree.')).toBeVisible();
  const month = new Date().toISOString().slice(0, 7);
  const report = await ask(page, 'liability.report', { fromMonth: month, toMonth: month });
  expect(report.proof.held).toBe(report.total.closing);
  const chart = page.getByRole('figure', { name: 'From opening to closing' });
  await expect(chart.getByRole('cell').last()).toHaveText(
    report.total.closing.toLocaleString('en'),
  );
  await page.getByRole('tab', { name: 'Deferred revenue' }).click();
  await expect(page.getByRole('table', { name: 'Deferred revenue by month' })).toBeVisible();
});

test('a manager decides on a rate, and the breakage follows', async () => {
  const { page } = till;
  await page.getByRole('tab', { name: 'Breakage' }).click();
  await page.getByRole('button', { name: 'Change the rate…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which share of points is redeemed?' });
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: 'a rate of your own' }).click();
  await dialog.getByLabel('Redeemed in the end, %').fill('97');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('share never redeemed, as decided')).toBeVisible();
  await expect(page.getByText('3.00 %', { exact: true })).toBeVisible();
});

test('a draft that is the version in force gives what was posted', async () => {
  const { page } = till;
  await page.getByRole('tab', { name: 'Programme' }).click();
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: /^Draft from version/ })).toBeVisible();
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Run the simulation' }).click();
  await expect(
    page.getByText(/would have given exactly the points that were posted/),
  ).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Points by month' })).toBeVisible();
  await page.getByRole('tab', { name: 'Counter', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Counter' })).toBeVisible();
});
