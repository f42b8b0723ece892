import type { Page } from '@playwright/test';
import type { Locale } from '../../src/contract/primitives.ts';
import { fillLoyalty } from '../e2e/support/loyalty-content.ts';
import { MEMBER_CARD } from '../e2e/support/sample-till.ts';
import { textOf } from '../e2e/support/texts.ts';

interface Scene {
  readonly page: Page;
  readonly locale: Locale;
  readonly shoot: (name: string) => Promise<void>;
}

/** Pictures of what members are given: a signed-in manager's sample shop is filled first. */
export async function loyaltyScreens(scene: Scene): Promise<void> {
  await fillLoyalty(scene.page);
  await lists(scene);
  await programme(scene);
  await member(scene);
  await tiers(scene);
}

function tabOf({ page, locale }: Scene, key: string) {
  return page.getByRole('tab', { name: textOf(locale, key), exact: true });
}

async function lists(scene: Scene): Promise<void> {
  const { page, shoot } = scene;
  await page.keyboard.press('Alt+0');
  for (const [key, name] of [
    ['loyalty:tab.gifts', 'gifts'],
    ['loyalty:tab.stamps', 'stamp-cards'],
    ['coupons:tab', 'coupons'],
  ] as const) {
    await tabOf(scene, key).click();
    await page.getByRole('row').nth(3).waitFor();
    await shoot(name);
  }
  await tabOf(scene, 'liability:tab').click();
  await page.getByRole('figure').first().waitFor();
  await shoot('liability');
}

/** A draft with its rules, and what it would have cost. */
async function programme(scene: Scene): Promise<void> {
  const { page, locale, shoot } = scene;
  await tabOf(scene, 'loyalty:tab.programme').click();
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('region', { name: 'Perfume evenings' }).getByRole('button').first().click();
  await shoot('programme');
  await page.keyboard.press('F8');
  const run = page.getByRole('button', { name: textOf(locale, 'simulation:run'), exact: true });
  await run.last().click();
  await page.getByRole('figure').first().waitFor();
  await shoot('simulation');
}

/** The points of one member: lots, entries, what lapses when. */
async function member(scene: Scene): Promise<void> {
  const { page, shoot } = scene;
  await page.keyboard.press('Alt+7');
  await page.locator('[data-row]').nth(5).waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.type(MEMBER_CARD, { delay: 60 });
  await page.locator('[data-row]').nth(1).waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-row]').first().press('Enter');
  await tabOf(scene, 'points:page.tab').click();
  await page.getByRole('table').first().waitFor();
  await shoot('member-points');
}

/** Last, when idle moments have applied the new levels to everybody. */
async function tiers(scene: Scene): Promise<void> {
  const { page, shoot } = scene;
  await page.keyboard.press('Alt+0');
  await tabOf(scene, 'tiers:tab').click();
  await page.getByRole('table').nth(2).waitFor({ timeout: 120_000 });
  await shoot('tiers');
}
