import { expect, test } from '@playwright/test';
import {
  addGoods,
  basket,
  cashField,
  findGood,
  lastReceiptSequence,
  memberPanel,
  outcome,
  payment,
} from './support/counter.ts';
import { holdEnter, hammerEnter } from './support/fast-keys.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import {
  ask,
  closeDialog,
  pressTo,
  SAMPLE_PIN,
  searchBox,
  signIn,
  typePin,
} from './support/window.ts';

/** No faster than a person: five keys within 40 ms of each other and an Enter are a scan. */
const PERSON = { delay: 60 };

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
});
test.afterAll(() => endTill(till));

test('a whole sale without the mouse, from the locked till to the next sale', async () => {
  const { page } = till;
  const { keyboard } = page;
  await expect(page.getByRole('button', { name: /王芳/ })).toBeFocused();
  // The second person by arrow, or by beginning to type a name.
  await keyboard.type('car', PERSON);
  await expect(page.getByRole('button', { name: /Carmen/ })).toBeFocused();
  await keyboard.press('Enter');
  await typePin(page, SAMPLE_PIN);
  await expect(searchBox(page)).toBeFocused();

  await keyboard.type('wangxiaoming', PERSON);
  await expect(page.getByRole('option', { name: /王小明/ }).first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await expect(searchBox(page)).toBeFocused();

  // Several hits: Enter goes to the first and chooses nobody; the next one takes it.
  await keyboard.type('Turron', PERSON);
  await keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toContainText('Turrón');
  await keyboard.press('Enter');
  const row = basket(page).getByRole('row').filter({ hasText: 'Turrón' });
  await expect(row).toBeVisible();
  await expect(searchBox(page)).toHaveValue('');
  await keyboard.press('ArrowUp');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('+');
  await expect(row.getByRole('cell').nth(2)).toHaveText('2');
  await keyboard.type('5');
  await keyboard.press('Enter');
  await expect(row.getByRole('cell').nth(2)).toHaveText('5');
  await expect(searchBox(page)).toBeFocused();

  await keyboard.press('F6');
  await expect(page.getByRole('dialog', { name: 'Redeem points' })).toBeVisible();
  await expect(page.getByLabel('Points to redeem').and(page.getByRole('textbox'))).toBeFocused();
  await keyboard.type('200');
  await expect(page.getByRole('button', { name: /^Redeem 200/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(searchBox(page)).toBeFocused();

  await pressTo(page, 'F9', cashField(page));
  await pressTo(page, 'Escape', searchBox(page));
  await pressTo(page, 'F9', cashField(page));
  await keyboard.press('Enter');
  await expect(outcome(page)).toContainText('200 redeemed');
  // The last Enter is not for the outcome: it stands for a moment.
  await expect(searchBox(page)).toBeFocused();
  await page.waitForTimeout(900);
  await keyboard.press('Enter');
  await expect(basket(page)).toContainText('Scan the first item');

  const recent = page.getByRole('dialog', { name: 'Recent receipts' });
  await pressTo(page, 'F8', recent.getByRole('listitem').first().getByRole('button'));
  await expect(recent.getByRole('listitem').first()).toContainText('Turrón');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Receipt S01/ })).toContainText('王小明');
  await closeDialog(page);
  await closeDialog(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(searchBox(page)).toBeFocused();
});

for (const [how, press] of [
  ['pressed ten times in 100 ms', hammerEnter],
  ['held down', holdEnter],
] as const) {
  test(`Enter ${how} books one sale`, async () => {
    const { page } = till;
    await startAnew('李娜');
    const before = await lastReceiptSequence(page);
    await addGoods(page, [await findGood(page, 'Coffee mug')]);
    await pressTo(page, 'F9', cashField(page));
    await press(page);
    await expect(outcome(page)).toBeVisible();
    await page.waitForTimeout(500);
    await expect(outcome(page)).toBeVisible();
    expect(await lastReceiptSequence(page)).toBe(before + 1);
  });

  test(`Enter ${how} on the button that completes books one sale`, async () => {
    const { page } = till;
    await startAnew('李娜');
    const before = await lastReceiptSequence(page);
    await addGoods(page, [await findGood(page, 'Coffee mug')]);
    await pressTo(page, 'F9', cashField(page));
    const complete = payment(page).getByRole('button', { name: /Complete sale/ });
    await expect(complete).toBeEnabled();
    await complete.focus();
    await press(page);
    await expect(outcome(page)).toBeVisible();
    await page.waitForTimeout(500);
    expect(await lastReceiptSequence(page)).toBe(before + 1);
    expect((await ask(page, 'sales.draft', {}))?.lines ?? []).toEqual([]);
  });
}

async function startAnew(name: string): Promise<void> {
  const { page } = till;
  await page.reload();
  await ask(page, 'staff.lock', {});
  await signIn(page, name);
}
