import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Locale } from '../../src/contract/primitives.ts';
import { launchTill, makeUserData, removeUserData } from '../e2e/support/launch-till.ts';
import makeRunFolder from '../e2e/support/run-folder.ts';
import { endTill, MEMBER_CARD, startSampleTill } from '../e2e/support/sample-till.ts';
import { ask, SAMPLE_PIN } from '../e2e/support/window.ts';
import { writeRetailFile } from '../support/retail-file.ts';
import { loyaltyScreens } from './loyalty-screens.ts';

/**
 * Takes the pictures of the documentation from the real app on the sample shop:
 * `node scripts/electron-runtime.mjs --xvfb -- node tests/demo/take-screens.ts [FOLDER [PART]]`;
 * PART is `till` or `loyalty`, both without it.
 */
const OUT = process.argv[2] ?? join(import.meta.dirname, '../../docs/screens');

const PART = process.argv[3];

interface Look {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly size: { readonly width: number; readonly height: number };
}

const WIDE = { width: 1440, height: 900 };
const SMALL = { width: 1024, height: 768 };
const LOOKS: readonly Look[] = [
  { locale: 'en', theme: 'light', size: WIDE },
  { locale: 'zh-CN', theme: 'light', size: WIDE },
  { locale: 'zh-CN', theme: 'dark', size: SMALL },
  { locale: 'es', theme: 'dark', size: WIDE },
  { locale: 'es', theme: 'light', size: SMALL },
  { locale: 'zh-TW', theme: 'light', size: WIDE },
];
const GOODS = ['Turrón', '保湿面霜', '润唇膏', '手工曲奇', 'Jamón', '方巾'];

function shooter(page: Page, look: Look) {
  const size = look.size === SMALL ? '-1024' : '';
  return async (name: string): Promise<void> => {
    await page.mouse.move(2, 2);
    await page.waitForTimeout(450);
    await page.screenshot({ path: join(OUT, `${name}-${look.locale}-${look.theme}${size}.png`) });
  };
}

async function scan(page: Page, code: string): Promise<void> {
  await ask(page, 'devices.virtualScan', { code });
  await page.waitForTimeout(200);
}

async function dialogBy(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog').first().waitFor();
}

async function firstRun(look: Look): Promise<void> {
  const userData = makeUserData();
  const till = await launchTill(userData, { size: look.size });
  const shoot = shooter(till.page, look);
  try {
    await till.page.getByRole('button', { name: 'English' }).waitFor();
    await shoot('language');
    await ask(till.page, 'system.setPreferences', { locale: look.locale, theme: look.theme });
    await till.page.reload();
    await till.page.getByRole('button').nth(1).waitFor();
    await shoot('first-run');
    await till.page
      .locator('button')
      .filter({ hasText: /Set up|设置|設定|Configurar/ })
      .first()
      .click();
    await till.page.getByRole('textbox').first().waitFor();
    await shoot('set-up');
  } finally {
    await till.close();
    removeUserData(userData);
  }
}

async function counterScreens(page: Page, look: Look): Promise<void> {
  const shoot = shooter(page, look);
  await page.getByRole('button', { name: /王芳/ }).waitFor();
  await shoot('sign-in');
  await page.getByRole('button', { name: /王芳/ }).click();
  await shoot('pin');
  await page.keyboard.type(SAMPLE_PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').first().waitFor();
  await shoot('counter-empty');
  await page.keyboard.type('王');
  await page.getByRole('option').first().waitFor();
  await shoot('search');
  await page.keyboard.press('Escape');
  await scan(page, MEMBER_CARD);
  for (const text of GOODS) {
    const [hit] = (await ask(page, 'catalog.search', { text })).hits;
    await scan(page, hit?.barcode ?? '');
    if (hit?.unit !== 'kg') continue;
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(look.locale === 'es' ? '0,485' : '0.485', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await shoot('counter');
  await dialogBy(page, 'F3');
  await shoot('enrol');
  await page.keyboard.press('Escape');
  await dialogBy(page, 'F6');
  await shoot('redeem');
  await page.keyboard.press('Escape');
  await dialogBy(page, 'F5');
  await page.keyboard.type('25', { delay: 60 });
  await page.keyboard.press('ArrowDown');
  await shoot('discount');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await dialogBy(page, 'F9');
  await page.keyboard.press('F6');
  await page.keyboard.type('300', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.keyboard.press('F5');
  await page.keyboard.type('500', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await page.keyboard.press('F4');
  await page.keyboard.type('1000', { delay: 60 });
  await page.waitForTimeout(300);
  await shoot('payment');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.waitForTimeout(1500);
  await shoot('outcome');
  await page.keyboard.press('F12');
  await page.getByRole('figure').first().waitFor();
  await shoot('virtual-devices');
  await page.keyboard.press('F12');
  await dialogBy(page, 'F8');
  await shoot('recent');
  await page.getByRole('dialog').getByRole('button', { name: /T03-/ }).first().click();
  await page.waitForTimeout(400);
  await shoot('receipt');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialogBy(page, 'F1');
  await shoot('help');
  await page.keyboard.press('Escape');
}

/** Goods come back: the receipt is found, lines are chosen, the refund is worked out. */
async function returnScreens(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const { rows } = await ask(page, 'sales.recent', { limit: 200 });
  const sale = rows.find(
    (row) => row.kind === 'sale' && row.pointsRedeemed > 0 && row.lineCount > 1,
  );
  await dialogBy(page, 'F7');
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .first()
    .fill(sale?.receiptNo ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('table input').first().waitFor();
  await page.keyboard.press('F4');
  await page.getByTestId('refund-total').waitFor();
  await shoot('return');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Purchases of another system, mapped and looked at before anything is booked. */
async function importScreen(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-screens-'));
  try {
    const path = join(folder, 'retail.csv');
    writeRetailFile(path, 2000);
    await page.keyboard.press('Alt+8');
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('cell').first().waitFor();
    await shoot('import');
    await page.keyboard.press('Escape');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function managerScreens(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  for (const [key, name] of [
    ['Alt+2', 'staff'],
    ['Alt+3', 'devices'],
    ['Alt+4', 'system'],
    ['Alt+7', 'members'],
    ['Alt+6', 'catalogue'],
    ['Alt+9', 'settings'],
    ['Alt+5', 'shift'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shoot(name);
  }
  await dialogBy(page, 'F9');
  await page.keyboard.type('5', { delay: 60 });
  await page.keyboard.press('Enter');
  await shoot('shift-close');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await shoot('palette');
  await page.keyboard.press('Escape');
}

async function tillScreens(look: Look): Promise<void> {
  await firstRun(look);
  const till = await startSampleTill(look);
  try {
    const shoot = shooter(till.page, look);
    await counterScreens(till.page, look);
    await returnScreens(till.page, shoot);
    await managerScreens(till.page, shoot);
    await importScreen(till.page, shoot);
    if (till.complaints.length > 0) throw new Error(till.complaints.join('\n'));
  } finally {
    await endTill(till);
  }
}

async function loyaltyPictures(look: Look): Promise<void> {
  const till = await startSampleTill(look);
  const { page, complaints } = till;
  try {
    await page.getByRole('button', { name: /王芳/ }).click();
    await page.keyboard.type(SAMPLE_PIN);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox').first().waitFor();
    await loyaltyScreens({ page, locale: look.locale, shoot: shooter(page, look) });
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  } finally {
    await endTill(till);
  }
}

mkdirSync(OUT, { recursive: true });
const removeRun = makeRunFolder();
try {
  for (const look of LOOKS) {
    if (PART !== 'loyalty') await tillScreens(look);
    if (PART !== 'till') await loyaltyPictures(look);
  }
} finally {
  removeRun?.();
}
