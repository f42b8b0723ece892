import { expect, type Locator, type Page } from '@playwright/test';
import { MEMBER_CARD } from './sample-till.ts';
import type { Look } from './walk-start.ts';
import { ask, closeDialog as close, pressTo, searchBox } from './window.ts';

interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly t: (key: string) => string;
}

const LONG = 'Llamar por la reparación del reloj, 维修好的手表，请顾客来取';

/** Walks a member's page at the counter and the members' screens of a manager. */
export async function walkMembers(walk: Walk): Promise<void> {
  const { page } = walk;
  await searchBox(page).fill(MEMBER_CARD);
  await searchBox(page).press('Enter');
  await expect(page.getByText('王小明').first()).toBeVisible();
  await markMember(page);
  await walkCare(walk);
  await walkMerge(walk);
  await walkTasks(walk);
  await walkManager(walk);
}

function newId(): string {
  return crypto.randomUUID();
}

/** Something in every place that may be empty. */
async function markMember(page: Page): Promise<void> {
  const [hit] = (await ask(page, 'members.search', { text: MEMBER_CARD })).hits;
  const memberId = hit?.id ?? 0;
  await ask(page, 'members.setTag', { requestId: newId(), memberId, tag: 'VIP', isOn: true });
  const text = LONG;
  await ask(page, 'members.addNote', { requestId: newId(), memberId, text, kind: 'important' });
  // The sample shop is in Shanghai and its day ends at four.
  const today = new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 10);
  const call = { memberId, kind: 'call', outcome: 'callBack', text, nextDay: today } as const;
  await ask(page, 'members.logContact', { requestId: newId(), ...call });
  const phone = { memberId, kind: 'phone', value: '+34600111222', note: 'mujer / 妻子' } as const;
  await ask(page, 'members.addIdentifier', { requestId: newId(), ...phone });
}

async function walkCare({ page, look, t }: Walk): Promise<void> {
  await pressTo(page, 'Control+e', page.getByLabel(t('care:profile.name'), { exact: true }));
  await look('care-profile');
  const tabs = page.getByRole('dialog').getByRole('tab');
  for (const [name, shown] of [
    ['numbers', page.getByRole('button', { name: t('care:numbers.replace') })],
    ['contacts', page.getByRole('button', { name: t('care:contacts.done'), exact: true })],
    ['consent', page.getByText(t('care:consent.purposes.profiling'))],
    ['statement', page.getByRole('img', { name: t('care:statement.preview') })],
  ] as const satisfies readonly (readonly [string, Locator])[]) {
    await tabs.filter({ hasText: t(`care:tab.${name}`) }).click();
    await expect(shown).toBeVisible();
    await look(`care-${name}`);
  }
  await tabs.filter({ hasText: t('care:tab.numbers') }).click();
  await page.getByRole('button', { name: t('care:numbers.replace') }).click();
  await expect(page.getByLabel(t('care:numbers.newCard'))).toBeFocused();
  await look('care-replace-card');
  await close(page);
  await page.getByRole('button', { name: t('care:frozen.freeze') }).click();
  await expect(page.getByLabel(t('care:frozen.note'))).toBeFocused();
  await look('care-freeze');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('care:frozen.let') })).toBeVisible();
  await look('care-frozen');
}

async function walkMerge({ page, look, t }: Walk): Promise<void> {
  await page.getByRole('button', { name: t('care:duplicates.merge') }).click();
  await expect(page.getByLabel(t('care:merge.search'))).toBeFocused();
  await page.keyboard.type('Castro', { delay: 60 });
  await expect(page.getByRole('dialog').last().locator('[data-row]').first()).toBeVisible();
  await look('merge-pick');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await look('merge');
  await close(page);
  await page.getByRole('button', { name: t('care:frozen.let') }).click();
  await expect(page.getByRole('button', { name: t('care:frozen.freeze') })).toBeVisible();
  await close(page);
  await expect(searchBox(page)).toBeFocused();
  await look('counter-marks');
}

async function walkTasks({ page, look }: Walk): Promise<void> {
  await page.keyboard.press('F10');
  await expect(page.getByRole('dialog').locator('[data-row]').first()).toBeFocused();
  await look('tasks');
  await close(page);
  await page.keyboard.press('Escape');
}

async function walkManager({ page, look, t }: Walk): Promise<void> {
  await page.keyboard.press('Alt+7');
  await expect(page.locator('[data-row]').nth(5)).toBeVisible();
  await look('members');
  await page.getByRole('tab').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('care:duplicates.title'));
  await expect(page.getByText(t('care:duplicates.none'))).toBeVisible();
  await look('members-duplicates');
  await page.getByRole('tab').first().click();
  await page.getByRole('button', { name: t('care:list.setup') }).click();
  await page.getByRole('button', { name: `+ ${t('care:setup.presets.skin')}` }).click();
  await look('members-fields');
  await close(page);
  await page.keyboard.press('F2');
  await page.keyboard.type(MEMBER_CARD, { delay: 60 });
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-row]').first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('王小明');
  await look('member-page');
}
