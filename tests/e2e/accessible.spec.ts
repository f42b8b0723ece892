import { expect, test } from '@playwright/test';
import { findAxeFaults } from './support/check-axe.ts';
import { findLayoutFaults } from './support/layout-check.ts';
import { launchTill, makeUserData } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { walkFirstRun } from './support/walk-start.ts';
import { walkShop } from './support/walk-shop.ts';

const SIZE = { width: 1280, height: 800 };

test('axe finds nothing before there is a store, light and dark', async () => {
  const till = await launchTill(makeUserData(), { size: SIZE });
  try {
    await walkFirstRun(till.page, 'en', async (name) => {
      expect.soft(await findLayoutFaults(till.page), name).toEqual([]);
      expect.soft(await findAxeFaults(till.page, name)).toEqual([]);
    });
  } finally {
    await endTill(till);
  }
});

test('axe finds nothing on any screen or dialog of the shop, light and dark', async () => {
  test.setTimeout(600_000);
  const till = await startSampleTill({ theme: 'system', size: SIZE });
  try {
    await walkShop(till.page, 'en', async (name) => {
      expect.soft(await findLayoutFaults(till.page), name).toEqual([]);
      expect.soft(await findAxeFaults(till.page, name)).toEqual([]);
    });
  } finally {
    await endTill(till);
  }
});
