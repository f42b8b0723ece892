import { expect, type Locator, type Page, test } from '@playwright/test';
import { memberPanel, typeCode } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, SAMPLE_PIN, searchBox, signIn } from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };
const NAME = '王小明';
const NEW_CARD = 'VIP0042';
const TWIN = { name: '王晓明', phone: '13900000017', cardNo: 'TWIN0815' };

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, 'Carmen');
});
test.afterAll(() => endTill(till));

const care = (page: Page): Locator => page.getByRole('dialog', { name: /^Care for/ });

/** Goes by Tab, or back by Shift+Tab, to what a person means to press. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 40; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

/** Opens the member's page over the counter, by its key. */
async function openCare(page: Page): Promise<void> {
  await pressTo(page, 'Control+e', care(page).getByLabel('Name'));
}

test('a member is edited by keyboard, and found by the new name at once', async () => {
  const { page } = till;
  const { keyboard } = page;
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: NAME })).toBeVisible();
  await openCare(page);
  await tabTo(page, care(page).getByLabel('E-mail'));
  await keyboard.type('ming@example.cn', PERSON);
  await tabTo(page, care(page).getByLabel('Birthday'));
  await keyboard.press('Control+a');
  await keyboard.type('1990-12-03', PERSON);
  await keyboard.press('Enter');
  await expect(page.getByText(`${NAME}: saved.`).first()).toBeVisible();
  await closeDialog(page);
  await expect(searchBox(page)).toBeFocused();
  await expect(memberPanel(page)).toContainText('birthday 12-03');
  await keyboard.type('ming@ex', PERSON);
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toBeVisible();
  await keyboard.press('Escape');
});

test('a change by somebody else meanwhile is told, nothing is overwritten', async () => {
  const { page } = till;
  const [hit] = (await ask(page, 'members.search', { text: MEMBER_CARD })).hits;
  const memberId = hit?.id ?? 0;
  await openCare(page);
  await page.keyboard.type(' Jr', PERSON);
  const { version } = await ask(page, 'members.profile', { memberId });
  const requestId = crypto.randomUUID();
  await ask(page, 'members.edit', {
    requestId,
    memberId,
    expectedVersion: version,
    style: 'tiger',
  });
  await page.keyboard.press('Enter');
  await expect(care(page).getByRole('alert')).toContainText('members.changedMeanwhile');
  await tabTo(page, care(page).getByRole('button', { name: 'Show what is there now' }));
  await page.keyboard.press('Enter');
  await expect(care(page).getByLabel('Name')).toHaveValue(NAME);
  await closeDialog(page);
  await expect(memberPanel(page)).toContainText('Tiger');
});

test('a lost card is replaced; the old one is refused with its story, the new one works', async () => {
  const { page } = till;
  const { keyboard } = page;
  await openCare(page);
  await tabTo(page, care(page).getByRole('tab', { name: 'Profile' }), 'Shift+Tab');
  await keyboard.press('ArrowRight');
  await tabTo(page, care(page).getByRole('button', { name: 'Replace the card…' }));
  await keyboard.press('Enter');
  await expect(page.getByLabel('New card')).toBeFocused();
  await keyboard.type(NEW_CARD, PERSON);
  await keyboard.press('Enter');
  await expect(
    page.getByText(`Card ${MEMBER_CARD} is replaced by ${NEW_CARD}.`).first(),
  ).toBeVisible();
  await closeDialog(page);
  await keyboard.press('Escape');
  await expect(memberPanel(page)).toContainText('No member yet');
  await typeCode(page, MEMBER_CARD);
  const refusal = page.getByText(new RegExp(`${MEMBER_CARD} is a card of ${NAME}.*${NEW_CARD}`));
  await expect(refusal.first()).toBeVisible();
  await expect(memberPanel(page)).toContainText('No member yet');
  await searchBox(page).fill('');
  await typeCode(page, NEW_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: NAME })).toBeVisible();
});

test('two members become one with a manager’s consent; the other card finds the survivor', async () => {
  const { page } = till;
  const { keyboard } = page;
  const requestId = crypto.randomUUID();
  await ask(page, 'members.enrol', { requestId, ...TWIN, hasConsented: true });
  await openCare(page);
  await tabTo(page, care(page).getByRole('button', { name: 'Merge…' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Card, phone or name')).toBeFocused();
  await keyboard.type(TWIN.phone, PERSON);
  await expect(page.getByRole('button', { name: new RegExp(TWIN.name) })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const typed = page.getByLabel('Last 4 of the card');
  // Where the two differ, the first choice has the keys.
  await expect(page.getByRole('radio', { name: `Keep ${NAME}` })).toBeFocused();
  await tabTo(page, typed);
  await keyboard.type('0000', PERSON);
  await keyboard.press('Enter');
  await expect(page.getByText(/These are not the last 4/)).toBeVisible();
  await keyboard.press('Control+a');
  await keyboard.type('0815', PERSON);
  await keyboard.press('Enter');
  const consent = page.getByRole('dialog').last();
  await expect(consent.getByText(`Merge ${TWIN.name} into ${NAME}`)).toBeVisible();
  const reason = consent.getByLabel(/Reason/);
  if (!(await reason.isVisible()))
    await consent.getByRole('button', { name: /王芳/ }).press('Enter');
  await tabTo(page, reason);
  await keyboard.type('one person', PERSON);
  await keyboard.press('Enter');
  await keyboard.type(SAMPLE_PIN, PERSON);
  await keyboard.press('Enter');
  await expect(page.getByText(`${NAME} is one member now`).first()).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
  await typeCode(page, TWIN.cardNo);
  await expect(memberPanel(page).getByRole('heading', { name: NAME })).toBeVisible();
  const [hit] = (await ask(page, 'members.search', { text: TWIN.phone })).hits;
  expect(hit?.name).toBe(NAME);
});
