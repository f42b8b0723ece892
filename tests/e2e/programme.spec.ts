import { expect, test } from '@playwright/test';
import {
  addGoods,
  findGood,
  type Good,
  memberPanel,
  outcome,
  payExactCash,
  typeCode,
} from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, signIn } from './support/window.ts';

/** What cosmetics are called in the sample shop. */
const COSMETICS = '彩妆';
const RULE = 'Birthday cosmetics';

let till: RunningTill;
let lipstick: Good;
let cream: Good;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  till = await startSampleTill();
  const { page } = till;
  await signIn(page, '王芳');
  lipstick = await findGood(page, '润唇膏');
  cream = await findGood(page, '保湿面霜');
  // 王小明, gold, has her birthday today.
  const { today } = await ask(page, 'programmes.list', {});
  const { id: memberId } = await findMember();
  const { version: expectedVersion } = await ask(page, 'members.profile', { memberId });
  const birthday = `--${today.slice(5)}`;
  const requestId = crypto.randomUUID();
  await ask(page, 'members.edit', { requestId, memberId, expectedVersion, birthday });
});
test.afterAll(() => endTill(till));

async function findMember(): Promise<{ readonly id: number }> {
  const found = await ask(till.page, 'members.search', { text: MEMBER_CARD });
  const [hit] = found.hits;
  if (hit === undefined) throw new Error('The sample shop has no 王小明');
  return hit;
}

test('a manager defines double points on cosmetics for gold in the birthday week, simulates, publishes', async () => {
  const { page } = till;
  await page.keyboard.press('Alt+0');
  await expect(page.getByText(/^Version 1 has been in force since/)).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: /^Draft from version/ })).toBeVisible();
  await page.keyboard.press('F2');
  const rule = page.getByRole('region', { name: 'Rule 1' });
  const name = rule.getByLabel('Name', { exact: true });
  await name.fill(RULE);
  const named = page.getByRole('region', { name: RULE });
  await named.getByRole('button', { name: '+ Category' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose categories' });
  await picker.getByRole('textbox').fill(COSMETICS);
  const hits = picker.getByRole('group').getByRole('button');
  await expect(hits).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(hits).toHaveAttribute('aria-pressed', 'true');
  await closeDialog(page);
  await named.getByRole('button', { name: 'Gold' }).click();
  await named.getByRole('switch', { name: 'Also on special offers' }).click();
  await named.getByLabel('Birthday').click();
  await page.getByRole('option', { name: /^In the week/ }).click();
  const said = `Double points on ${COSMETICS}, for Gold members, in their birthday week, not on special offers.`;
  await expect(named.getByText(said)).toBeVisible();

  // A contradiction is told beside the field and stops publishing, until it is mended.
  await named.getByLabel('At most a sale').fill('0');
  await expect(named.getByText('A limit of 0 means no points at all.')).toBeVisible();
  const steps = page.getByRole('navigation', { name: 'Steps of the draft' });
  await steps.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Mend the mistakes first')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' }).last()).toBeDisabled();
  await steps.getByRole('button', { name: 'Draft' }).click();
  await named.getByLabel('At most a sale').fill('');

  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Run the simulation' }).click();
  await expect(page.getByRole('table').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('F8');
  await expect(page.getByText('Nothing contradicts itself.').last()).toBeVisible();
  await page.getByLabel('Note').fill('Agreed with the beauty hall');
  await page.keyboard.press('F9');
  await expect(page.getByText(/^Version 2 is published, in force from/)).toBeVisible();
  const { versions, drafts } = await ask(page, 'programmes.list', {});
  expect(versions[0]).toMatchObject({ version: 2, state: 'inForce', ruleCount: 1 });
  expect(drafts).toEqual([]);
});

test('a cashier sells to such a member and sees the rule applied and explained', async () => {
  const { page } = till;
  await page.keyboard.press('Control+l');
  await signIn(page, '李娜');
  await typeCode(page, MEMBER_CARD);
  await expect(memberPanel(page)).toContainText('王小明');
  await addGoods(page, [lipstick, cream]);
  await page.getByRole('button', { name: 'Why?' }).first().click();
  const why = page.getByRole('presentation').filter({ hasText: 'Programme rules, version 2' });
  await expect(why.getByText(new RegExp(RULE)).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.MuiPopover-root')).toHaveCount(0);
  await payExactCash(page);
  await expect(outcome(page)).toBeVisible();
  const [sale] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  const saleId = sale?.saleId ?? 0;
  const earned = await ask(page, 'loyalty.summarizeSale', { saleId });
  const [step] = earned?.steps ?? [];
  if (earned === null || step === undefined) throw new Error('The rule gave nothing');
  // Gold earns 15 points for 10.00; the lipstick earns them twice, the cream is no cosmetics.
  const base = Math.floor((earned.eligibleMinor * 15) / 1000);
  const both = Math.floor(((earned.eligibleMinor + lipstick.priceMinor) * 15) / 1000);
  expect(earned).toMatchObject({ programmeVersion: 2, basePoints: base, points: both });
  expect(step).toMatchObject({ name: RULE, points: both - base });
  expect(both).toBeGreaterThan(base);
  // The arithmetic of each rule and line is the manager's.
  await expect(ask(page, 'loyalty.explainSale', { saleId })).rejects.toThrow('call.forbidden');
});
