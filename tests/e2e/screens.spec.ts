import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findLayoutFaults } from './support/layout-check.ts';
import { launchTill, makeUserData } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { walkShop } from './support/walk-shop.ts';
import { type Look, walkFirstRun } from './support/walk-start.ts';

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const;
const PICTURES = join(import.meta.dirname, '../../test-results/screens');

const wantsAll = process.env['GUITAI_E2E_PICTURES'] === 'all';

/** The small window dark, the large one light; both of both with GUITAI_E2E_PICTURES=all. */
function schemesOf(width: number): readonly ('light' | 'dark')[] {
  if (wantsAll) return ['light', 'dark'];
  return width === 1024 ? ['dark'] : ['light'];
}

/** What stays wrong once the window had its time to lay itself out again. */
async function settledFaults(page: Page): Promise<string[]> {
  let faults: string[] = [];
  for (let look = 0; look < 20; look += 1) {
    await page.waitForTimeout(80);
    faults = await findLayoutFaults(page);
    if (faults.length === 0) return faults;
  }
  return faults;
}

/** Looks at a screen in both sizes and takes its pictures. */
function lookAt(page: Page, folder: string): Look {
  const target = join(PICTURES, folder);
  mkdirSync(target, { recursive: true });
  return async (name) => {
    for (const { width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      expect.soft(await settledFaults(page), `${folder} ${name} ${width}`).toEqual([]);
      for (const colorScheme of schemesOf(width)) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.screenshot({ path: join(target, `${name}-${width}-${colorScheme}.png`) });
      }
    }
  };
}

// English is looked at together with axe (accessible.spec.ts).
for (const locale of ['zh-CN', 'zh-TW', 'es'] as const) {
  test(`no text is cut, spilt or missing in ${locale}, at 1440 and 1024`, async () => {
    test.setTimeout(600_000);
    const empty = await launchTill(makeUserData());
    try {
      await walkFirstRun(empty.page, locale, lookAt(empty.page, locale));
    } finally {
      await endTill(empty);
    }
    const shop = await startSampleTill({ locale, theme: 'system' });
    try {
      await walkShop(shop.page, locale, lookAt(shop.page, locale));
      expect(shop.complaints).toEqual([]);
    } finally {
      await endTill(shop);
    }
  });
}
