import { expect, type Locator, type Page, test } from '@playwright/test';
import { findAxeFaults } from './support/check-axe.ts';
import { memberPanel, typeCode } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, SAMPLE_PIN, signIn } from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };
const NAME = '王小明';

let till: RunningTill;
let memberId = 0;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  till = await startSampleTill({ theme: 'system' });
  await signIn(till.page, 'Carmen');
  const [hit] = (await ask(till.page, 'members.search', { text: MEMBER_CARD })).hits;
  memberId = hit?.id ?? 0;
});
test.afterAll(() => endTill(till));

const care = (page: Page): Locator => page.getByRole('dialog', { name: /^Care for/ });

async function balance(): Promise<number> {
  return (await ask(till.page, 'points.explain', { memberId })).holdings.balance;
}

async function openPoints(page: Page): Promise<void> {
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: NAME })).toBeVisible();
  await pressTo(page, 'Control+e', care(page).getByLabel('Name'));
  await care(page).getByRole('tab', { name: 'Points', exact: true }).click();
  await expect(care(page).getByRole('button', { name: 'Correct points' })).toBeVisible();
}

test('a cashier sees the short reason of a balance, and no lots', async () => {
  const { page } = till;
  await typeCode(page, MEMBER_CARD);
  await memberPanel(page).getByRole('button', { name: 'Why so many?' }).click();
  const why = page.getByRole('dialog', { name: 'Why this balance?' });
  await expect(why).toContainText('Can be spent');
  await expect(why.getByRole('button', { name: 'Every lot and movement' })).toHaveCount(0);
  expect.soft(await findAxeFaults(page, 'why this balance')).toEqual([]);
  await closeDialog(page);
  await expect(ask(page, 'points.lots', { memberId })).rejects.toThrow('call.forbidden');
});

test('points are corrected with a reason and a manager’s consent', async () => {
  const { page } = till;
  const { keyboard } = page;
  const before = await balance();
  await openPoints(page);
  await expect(care(page).getByRole('heading', { name: 'Lots of points' })).toHaveCount(0);
  await care(page).getByRole('button', { name: 'Correct points' }).click();
  const dialog = page.getByRole('dialog', { name: `Correct points of ${NAME}` });
  await expect(dialog.getByLabel('Points', { exact: true })).toBeFocused();
  expect.soft(await findAxeFaults(page, 'correct points')).toEqual([]);
  await keyboard.type('250', PERSON);
  await keyboard.press('Enter');
  const consent = page.getByRole('dialog').last();
  await expect(consent).toContainText(`+250 points for ${NAME}`);
  const reason = consent.getByLabel(/Reason/);
  if (!(await reason.isVisible())) await consent.getByRole('button', { name: /王芳/ }).click();
  await reason.fill('forgotten at the till');
  await reason.press('Enter');
  await keyboard.type(SAMPLE_PIN, PERSON);
  await keyboard.press('Enter');
  await expect(page.getByText(/^Points of 王小明 corrected/).first()).toBeVisible();
  expect(await balance()).toBe(before + 250);
  await expect(care(page)).toContainText('approved by 王芳');
  await closeDialog(page);
});

test('a manager looks back, gives points away, and is refused more than there is', async () => {
  const { page } = till;
  const { keyboard } = page;
  await keyboard.press('Control+l');
  await signIn(page, '王芳');
  const before = await balance();
  await openPoints(page);
  await care(page).getByRole('button', { name: 'Give to a member' }).click();
  await page.getByLabel('Card, phone or name').fill('Castro');
  await page.getByRole('dialog').last().locator('[data-row]').first().click();
  const give = page.getByRole('dialog', { name: /^Points for/ });
  const points = give.getByLabel('Points', { exact: true });
  await points.fill('99999');
  await give.getByRole('button', { name: 'Give', exact: true }).click();
  await expect(give.getByRole('alert')).toContainText('Nothing was booked');
  expect(await balance()).toBe(before);
  await points.fill('100');
  await give.getByRole('button', { name: 'Give', exact: true }).click();
  await expect(page.getByText(/^100 points went from 王小明 to/).first()).toBeVisible();
  expect(await balance()).toBe(before - 100);

  await care(page).getByRole('button', { name: 'As it was on …' }).click();
  const past = page.getByRole('dialog', { name: `Points of ${NAME} as they were` });
  await past.getByLabel('Day').fill('2026-01-31');
  const at = new Date('2026-01-31T15:59:00Z').getTime();
  const then = await ask(page, 'points.asOf', { memberId, at });
  await past.getByLabel('Time').fill('23:59');
  await expect(past).toContainText(`Since then: ${then.sinceCount} changes`);
  await expect(past).toContainText(then.holdings.balance.toLocaleString('en'));
  expect.soft(await findAxeFaults(page, 'as of')).toEqual([]);
  await closeDialog(page);
});

test('the printed statement and the receipt of a lot', async () => {
  const { page } = till;
  const lot = care(page).getByRole('table').getByRole('button', { name: /^S01-/ }).first();
  await care(page).getByRole('tab', { name: 'Statement' }).click();
  await expect(care(page).getByRole('img', { name: 'Statement as it is printed' })).toBeVisible();
  const printed = async () => (await ask(page, 'devices.virtualPaper', {})).base64.length;
  const before = await printed();
  await care(page).getByRole('button', { name: 'Print', exact: true }).click();
  await expect.poll(printed).toBeGreaterThan(before);
  await care(page).getByRole('tab', { name: 'Points', exact: true }).click();
  await lot.click();
  await page.getByRole('button', { name: 'Why?' }).click();
  await page.getByRole('button', { name: 'The arithmetic' }).click();
  await expect(page.getByRole('dialog').last()).toContainText('Sum, rounded down');
});
