import { expect, type Page, test } from '@playwright/test';
import type { TierRules } from '../../src/contract/tiers.ts';
import { addGoods, findGood, memberPanel, payExactCash } from './support/counter.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, signIn } from './support/window.ts';

/** Publishes the programme with other tiers, from today. */
async function publish(page: Page, change: (tiers: TierRules) => TierRules): Promise<void> {
  const { versions } = await ask(page, 'programmes.list', {});
  const basedOn = Math.max(...versions.map(({ version }) => version));
  const { rules } = await ask(page, 'programmes.version', { version: basedOn });
  const { draftUid } = await ask(page, 'programmes.createDraft', {
    requestId: crypto.randomUUID(),
    name: 'Automatic tiers',
    basedOn,
    rules: { ...rules, tiers: change(rules.tiers) },
  });
  const { today } = await ask(page, 'programmes.draft', { draftUid });
  await ask(page, 'programmes.publish', {
    requestId: crypto.randomUUID(),
    draftUid,
    rowVersion: 1,
    effectiveFrom: today,
    note: '',
    acceptsWarnings: true,
  });
}

test('a sale raises a member, and the till says why', async () => {
  const till = await startSampleTill();
  const { page } = till;
  try {
    await signIn(page, '王芳');
    await publish(page, (tiers) => ({
      ...tiers,
      isAutomatic: true,
      window: { kind: 'rolling', months: 12 },
      levels: { ...tiers.levels, silver: { reachAt: 100, keepAt: 100 } },
    }));
    const { memberId, cardNo } = await ask(page, 'members.enrol', {
      requestId: crypto.randomUUID(),
      name: 'Ada Tierny',
      phone: '',
      hasConsented: true,
    });
    await ask(page, 'devices.virtualScan', { code: cardNo });
    await expect(memberPanel(page).getByText('¥1.00 more for Silver')).toBeVisible();
    // A small window has room for one line: the way there and what is missing.
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(memberPanel(page).getByRole('button', { name: 'Why this tier?' })).toBeHidden();
    await expect(memberPanel(page).getByText('¥1.00 more for Silver')).toBeVisible();
    await expect(memberPanel(page).getByRole('progressbar')).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 900 });
    await addGoods(page, [await findGood(page, 'Coffee mug')]);
    await payExactCash(page);
    const standing = await ask(page, 'tiers.progress', { memberId });
    expect(standing.tier).toBe('silver');
    await ask(page, 'devices.virtualScan', { code: cardNo });
    await expect(memberPanel(page).getByText(/keeps Silver/)).toBeVisible();
    await memberPanel(page).getByRole('button', { name: 'Why this tier?' }).click();
    const why = page.getByRole('dialog', { name: 'Why this tier?' });
    await expect(why.getByText('Reached Silver')).toBeVisible();
    await expect(why.getByRole('table', { name: 'Receipts that count' })).toBeVisible();
    await closeDialog(page);
  } finally {
    await endTill(till);
  }
});
