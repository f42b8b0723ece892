import { expect, type Page } from '@playwright/test';
import { fillLoyalty } from './loyalty-content.ts';
import type { Look } from './walk-start.ts';

interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly t: (key: string) => string;
}

/** The tabs whose lists stand still once their first row is there. */
const LISTS = [
  ['loyalty:tab.gifts', 'gifts'],
  ['loyalty:tab.stamps', 'stamps'],
  ['loyalty:tab.clubs', 'clubs'],
  ['coupons:tab', 'coupons'],
] as const;

/** Walks the tabs of the place "Loyalty" with a programme, coupons, gifts, cards and clubs in it. */
export async function walkLoyalty(walk: Walk): Promise<void> {
  const { page, look, t } = walk;
  await fillLoyalty(page);
  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await look('loyalty-programme');
  for (const [tab, name] of LISTS) {
    await open(walk, tab);
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    await look(`loyalty-${name}`);
  }
  await open(walk, 'loyalty:tab.referral');
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await look('loyalty-referral');
  await open(walk, 'tiers:tab');
  await expect(page.getByRole('table').nth(1)).toBeVisible();
  await look('loyalty-tiers');
  await open(walk, 'liability:tab');
  const chart = page.getByRole('figure', { name: t('liability:waterfall.title') });
  await expect(chart).toBeVisible({ timeout: 30_000 });
  await look('loyalty-liability');
  await open(walk, 'liability:part.money');
  await expect(page.getByRole('table', { name: t('liability:cohorts.title') })).toBeVisible();
  await look('loyalty-deferred');
  await open(walk, 'loyalty:tab.programme');
  await page.keyboard.press('F2');
  await expect(page.getByRole('region', { name: 'Big baskets' })).toBeVisible();
  await look('loyalty-draft');
}

async function open({ page, t }: Walk, tab: string): Promise<void> {
  await page.getByRole('tab', { name: t(tab), exact: true }).click();
}
