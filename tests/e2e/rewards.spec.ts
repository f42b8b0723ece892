import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  addGoods,
  findGood,
  memberPanel,
  outcome,
  payExactCash,
  typeCode,
} from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, searchBox, signIn } from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '王芳');
});
test.afterAll(() => endTill(till));

const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Opens a part of the place "Loyalty". */
async function openTab(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+0');
  await page.getByRole('tab', { name }).click();
}

test('a manager puts a gift into the catalogue and takes pieces into stock', async () => {
  const { page } = till;
  const { keyboard } = page;
  await openTab(page, 'Gifts');
  await expect(page.getByText('No gifts yet')).toBeVisible();
  await pressTo(page, 'F3', dialog(page).getByLabel('Name'));
  await keyboard.type('Bath towel', PERSON);
  await dialog(page).getByLabel('Points').fill('100');
  await keyboard.press('Enter');
  await expect(page.getByText('Bath towel is saved.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stock of Bath towel' }).click();
  await dialog(page).getByLabel('Pieces').fill('3');
  await keyboard.press('Enter');
  await expect(dialog(page)).toContainText('Bath towel: 3 in stock');
  await closeDialog(page);
});

test('and a stamp card that gives one', async () => {
  const { page } = till;
  const { keyboard } = page;
  await openTab(page, 'Stamp cards');
  await pressTo(page, 'F3', dialog(page).getByLabel('Name'));
  await keyboard.type('Mug card', PERSON);
  await dialog(page).getByLabel('Stamps for a full card').fill('2');
  await keyboard.press('Enter');
  await expect(page.getByText('Mug card is saved.').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Bath towel' })).toBeVisible();
  await keyboard.press('Alt+1');
});

test('the counter stamps the card, hands over its gift, and redeems another with its slip', async () => {
  const { page } = till;
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page)).toContainText('0 of 2');
  const mug = await findGood(page, 'Coffee mug');
  await addGoods(page, [mug]);
  await typeCode(page, mug.barcode);
  await payExactCash(page);
  await expect(outcome(page)).toContainText('Mug card is full');
  await page.keyboard.press('Enter');
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page)).toContainText('1 gift waits');
  await page.keyboard.press('Control+g');
  await dialog(page).getByRole('button', { name: 'Hand over' }).click();
  await expect(dialog(page)).toContainText('stamp card');
  await dialog(page).getByRole('button', { name: 'Redeem Bath towel' }).click();
  const redeem = page.getByRole('button', { name: /Redeem 100 points/ });
  await redeem.click();
  // The notice of the first towel may still stand; the dialog closes only when the second is booked.
  await expect(redeem).toBeHidden();
  await expect(page.getByText('Bath towel is given').first()).toBeVisible();
  const jobs = await ask(page, 'devices.printJobs', {});
  expect(jobs.filter(({ title }) => title === 'Bath towel 王小明')).toHaveLength(2);
  const [gift] = await ask(page, 'rewards.gifts', {});
  expect(gift).toMatchObject({ stock: 1, givenCount: 2 });
});

test('a gift that comes back gives its points back', async () => {
  const { page } = till;
  const { keyboard } = page;
  const take = dialog(page).getByRole('button', { name: 'Take back Bath towel' });
  await expect(take).toHaveCount(2);
  await take.first().click();
  await expect(dialog(page)).toContainText('100 points go back');
  await keyboard.type('wrong colour', PERSON);
  await keyboard.press('Enter');
  await expect(dialog(page)).toContainText('brought back');
  await expect(take).toHaveCount(1);
  await closeDialog(page);
  await expect(searchBox(page)).toBeFocused();
});
