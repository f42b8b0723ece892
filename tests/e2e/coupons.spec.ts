import { expect, type Page, test } from '@playwright/test';
import {
  addGoods,
  cashField,
  findGood,
  memberPanel,
  outcome,
  typeCode,
} from './support/counter.ts';
import { wedgeScan } from './support/fast-keys.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, pressTo, searchBox, signIn } from './support/window.ts';

let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill();
  await signIn(till.page, '王芳');
});
test.afterAll(() => endTill(till));

/** An active campaign: 20.00 off from 50.00 on, for members. */
async function campaign(page: Page): Promise<number> {
  const saved = await ask(page, 'coupons.save', {
    requestId: crypto.randomUUID(),
    campaignId: null,
    version: 0,
    name: 'Autumn leaves',
    terms: {
      schema: 1,
      benefit: { kind: 'amount', amountMinor: 2000 },
      minimumMinor: 5000,
      validity: { kind: 'afterIssue', days: 30 },
      codes: 'personal',
    },
  });
  await ask(page, 'coupons.activate', { requestId: crypto.randomUUID(), ...saved });
  return saved.campaignId;
}

test('a coupon is given to a member, used by scan, and comes back with the goods', async () => {
  const { page } = till;
  await campaign(page);

  // A manager gives it.
  await page.keyboard.press('Alt+0');
  await page.getByRole('tab', { name: 'Coupons' }).click();
  await page.getByRole('button', { name: /^Autumn leaves/ }).click();
  await page.getByRole('button', { name: 'Issue …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue Autumn leaves' });
  await dialog.getByLabel('Name, phone or card').fill(MEMBER_CARD);
  await dialog.getByRole('button', { name: /王小明.*Give/ }).click();
  await expect(dialog.getByRole('status')).toContainText('王小明 has the coupon 99');
  await page.keyboard.press('Escape');

  // It is used at the counter.
  await page.keyboard.press('Alt+1');
  await expect(searchBox(page)).toBeFocused();
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page)).toContainText('Autumn leaves');
  const cream = await findGood(page, '保湿面霜');
  await addGoods(page, [cream]);
  const [member] = (await ask(page, 'members.search', { text: MEMBER_CARD, limit: 1 })).hits;
  const memberId = member?.id ?? 0;
  const [coupon] = await ask(page, 'coupons.ofMember', { memberId });
  await wedgeScan(page, coupon?.code ?? '');
  const money = page.getByRole('region', { name: 'Payment' });
  await expect(money).toContainText('−20.00');
  // A key takes it out, the key on the member's card puts it in again.
  await page.keyboard.press('Shift+F6');
  await expect(money).not.toContainText('−20.00');
  await page.keyboard.press('Control+u');
  await expect(money).toContainText('−20.00');
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  expect(await ask(page, 'coupons.ofMember', { memberId })).toEqual([]);

  // Everything comes back, and the coupon with it.
  const [sale] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
  await wedgeScan(page, sale?.receiptNo ?? '');
  const back = page.getByRole('dialog', { name: /^Return of/ });
  await expect(back).toContainText(sale?.receiptNo ?? '–');
  await page.keyboard.press('F4');
  await expect(back).toContainText('The coupon Autumn leaves goes back to the customer.');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: 'Return booked' })).toContainText('goes back');
  const again = await ask(page, 'coupons.ofMember', { memberId });
  expect(again.map(({ code }) => code)).toEqual([coupon?.code]);
});
