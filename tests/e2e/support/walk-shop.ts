import { expect, type Page } from '@playwright/test';
import type { Locale } from '../../../src/contract/primitives.ts';
import { MEMBER_CARD } from './sample-till.ts';
import { textOf } from './texts.ts';
import { walkDecisions, walkHeld } from './walk-basket.ts';
import { walkLoyalty } from './walk-loyalty.ts';
import { walkMembers } from './walk-members.ts';
import { walkReturns } from './walk-returns.ts';
import { type Look } from './walk-start.ts';
import { ask, closeDialog as close, pressTo, SAMPLE_PIN, searchBox, typePin } from './window.ts';

interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly t: (key: string) => string;
}

/** Walks every screen and dialog of the sample shop as its manager, and sells once on the way. */
export async function walkShop(page: Page, locale: Locale, look: Look): Promise<void> {
  const walk: Walk = { page, look, t: (key) => textOf(locale, key) };
  await walkSignIn(walk);
  await walkSearch(walk);
  await walkEnrolment(walk);
  await walkSale(walk);
  await walkHeld(walk);
  await walkDecisions(walk);
  await walkPayment(walk);
  await walkReceipts(walk);
  await walkReturns(walk);
  await walkMembers(walk);
  await page.keyboard.press('Alt+1');
  await expect(searchBox(page)).toBeFocused();
  await walkFrame(walk);
  await walkStaff(walk);
  await walkDevices(walk);
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(walk.t('system:health.title'));
  await look('system');
  await walkLoyalty(walk);
}

async function walkSignIn({ page, look, t }: Walk): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff:signIn.title'));
  await look('sign-in');
  await page.getByRole('button', { name: /王芳/ }).click();
  await typePin(page, '99');
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await look('pin-wrong');
  await typePin(page, SAMPLE_PIN);
  await expect(searchBox(page)).toBeFocused();
  await look('counter-empty');
}

async function walkSearch({ page, look }: Walk): Promise<void> {
  await searchBox(page).fill('王');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await look('search-members');
  await searchBox(page).fill('crema');
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('search-products');
  await searchBox(page).fill('Nobody of this name');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.waitForTimeout(200);
  await look('search-none');
  await page.keyboard.press('Escape');
}

async function walkEnrolment({ page, look, t }: Walk): Promise<void> {
  const phone = page.getByLabel(t('members:enrol.phone'), { exact: true });
  await pressTo(page, 'F3', phone);
  await look('enrol');
  await page.getByLabel(t('members:enrol.name'), { exact: true }).fill('王小明');
  await phone.fill('12');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await expect(
    page.getByRole('button', { name: t('members:duplicate.open') }).first(),
  ).toBeVisible();
  await look('enrol-refused');
  await close(page);
}

async function walkSale({ page, look, t }: Walk): Promise<void> {
  for (const text of ['Turrón', '保湿面霜', '润唇膏', 'Jamón', 'Coffee mug']) {
    const [hit] = (await ask(page, 'catalog.search', { text })).hits;
    await enter(page, hit?.barcode ?? '');
  }
  await look('counter-basket');
  await enter(page, MEMBER_CARD);
  await expect(page.getByText('王小明').first()).toBeVisible();
  await page
    .getByRole('region', { name: t('sales:pay.label') })
    .getByRole('button', { name: t('sales:pay.why') })
    .click();
  await look('counter-member');
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: t('sales:basket.label') })
    .getByRole('row')
    .last()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('quantity');
  await close(page);
  await page.keyboard.press('F6');
  await expect(page.getByRole('slider')).toBeVisible();
  await look('redeem');
  await close(page);
  await page.getByRole('button', { name: t('members:panel.history') }).click();
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await look('history-purchases');
  await page.getByRole('tab').last().click();
  await look('history-points');
  await close(page);
}

async function walkPayment({ page, look, t }: Walk): Promise<void> {
  const cash = page.getByLabel(t('sales:pay.cashHanded'));
  await pressTo(page, 'F9', cash);
  await look('pay-cash');
  await pressTo(page, 'F5', page.getByLabel(t('sales:pay.cardAmount')));
  await page.keyboard.type('9999999');
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await look('pay-card');
  await pressTo(page, 'F7', page.getByLabel(t('sales:pay.walletReference')));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await look('pay-wallet');
  await pressTo(page, 'F8', page.getByLabel(t('sales:pay.voucherCode')));
  await page.keyboard.type('V000000000018', { delay: 60 });
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await look('pay-voucher');
  const points = page.getByLabel(t('sales:redeem.label')).and(page.getByRole('textbox'));
  await pressTo(page, 'F6', points);
  await look('pay-points');
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await expect(cash).toBeFocused();
  await page.keyboard.type('20000');
  await look('pay-change');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await look('outcome');
}

async function walkReceipts({ page, look, t }: Walk): Promise<void> {
  await pressTo(page, 'F8', page.getByRole('listitem').first().getByRole('button'));
  await look('recent');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: t('sales:pay.why') })
    .last()
    .click();
  await page.getByRole('button', { name: t('sales:why.arithmetic') }).click();
  await expect(page.getByRole('dialog').last().getByRole('table').nth(1)).toBeVisible();
  await page.waitForTimeout(300);
  await look('receipt');
  await close(page);
  await close(page);
}

async function walkFrame({ page, look, t }: Walk): Promise<void> {
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('help');
  await close(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('palette');
  await page.getByRole('combobox').last().fill(t('app:action.ownPin'));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(t('staff:ownPin.old'))).toBeVisible();
  await look('own-pin');
  await close(page);
  await page.getByRole('contentinfo').getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('status');
  await close(page);
  await page.keyboard.press('F12');
  await expect(page.getByRole('complementary').getByRole('img').first()).toBeVisible();
  await look('virtual-devices');
  await page.keyboard.press('F12');
}

async function walkStaff({ page, look, t }: Walk): Promise<void> {
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('row').nth(4)).toBeVisible();
  await look('staff');
  await pressTo(page, 'F3', page.getByRole('dialog').getByLabel(t('staff:column.name')));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await look('staff-add');
  await close(page);
  for (const [action, name] of [
    ['staff:change.for', 'staff-change'],
    ['staff:resetPin.for', 'staff-new-pin'],
  ] as const) {
    await page.getByRole('button', { name: t(action).replace('{{name}}', '李娜') }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(name);
    await close(page);
  }
}

async function walkDevices({ page, look, t }: Walk): Promise<void> {
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('devices:title'));
  await look('devices');
  await page.keyboard.press('F3');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('device-add');
  await close(page);
  const first = page.getByRole('main').getByRole('button', { name: t('common:change') });
  await first.last().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('device-printer');
  await close(page);
  await page
    .getByRole('button', { name: t('common:remove') })
    .last()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('device-remove');
  await close(page);
  await page
    .getByRole('button', { name: t('devices:log.action') })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('device-details');
  await close(page);
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('printing:title'));
  await look('prints');
}

async function enter(page: Page, code: string): Promise<void> {
  await searchBox(page).fill(code);
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('');
}
