import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { interpretEscPos, paperText } from '../devices/interpret-escpos.ts';
import {
  launchTill,
  makeUserData,
  removeUserData,
  type RunningTill,
} from '../e2e/support/launch-till.ts';
import { ask, signIn } from '../e2e/support/window.ts';

/** Where the pictures go; emptied first. */
const OUT = join(import.meta.dirname, '../../demo-out');
const MEMBER_CARD = '8800123450';
const GOODS = ['Turrón', '保湿面霜', '润唇膏', 'Jamón', 'Coffee mug'];

let shots = 0;

function say(text: string): void {
  process.stdout.write(`[demo] ${text}\n`);
}

async function shoot(page: Page, name: string): Promise<void> {
  shots += 1;
  // Let a dialog that is opening come to rest.
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(OUT, `${String(shots).padStart(2, '0')}-${name}.png`) });
  say(`${shots}. ${name.replaceAll('-', ' ')}`);
}

/** Scans on the virtual scanner, as a click on the device panel does. */
async function scan(page: Page, code: string): Promise<void> {
  await ask(page, 'devices.virtualScan', { code });
  await page.waitForTimeout(250);
}

async function openSampleShop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).waitFor();
  await shoot(page, 'choose-the-language');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: /Try the sample shop/ }).waitFor();
  await shoot(page, 'first-run');
  await page.getByRole('button', { name: /Try the sample shop/ }).click();
  await page.getByRole('progressbar').waitFor();
  await shoot(page, 'sample-shop-is-built');
  await page.getByRole('button', { name: /李娜/ }).waitFor({ timeout: 180_000 });
  await shoot(page, 'who-is-at-the-till');
  await signIn(page, '李娜');
  await shoot(page, 'empty-counter');
}

async function fillBasket(page: Page): Promise<void> {
  await page.keyboard.type('wangxiaoming');
  await page.getByRole('option').first().waitFor();
  await shoot(page, 'search-by-pinyin');
  await page.keyboard.press('Escape');
  await scan(page, MEMBER_CARD);
  await page.getByRole('heading', { name: '王小明' }).waitFor();
  await shoot(page, 'member-card-scanned');
  for (const text of GOODS) {
    const [hit] = (await ask(page, 'catalog.search', { text })).hits;
    if (hit?.barcode == null) throw new Error(`The sample shop does not sell ${text}`);
    await scan(page, hit.barcode);
  }
  await shoot(page, 'five-items-scanned');
}

async function pay(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByRole('dialog', { name: 'Take payment' }).waitFor();
  await page.keyboard.press('F6');
  await page.keyboard.type('200');
  await shoot(page, 'redeem-points');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Take back: Points/ }).waitFor();
  await page.keyboard.press('F5');
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Take back: Card/ }).waitFor();
  await page.keyboard.press('F4');
  await page.keyboard.type('500');
  await shoot(page, 'cash-with-change');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Paid and booked' }).waitFor();
  await page.getByText('Receipt printed').waitFor();
  await shoot(page, 'paid-and-booked');
}

/** Lets the window draw an SVG, and gives it as PNG. */
async function rasterise(page: Page, svg: string): Promise<Buffer> {
  const dataUrl = await page.evaluate(async (source) => {
    const image = document.createElement('img');
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const brush = canvas.getContext('2d');
    if (brush === null) throw new Error('This window cannot draw');
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0);
    return canvas.toDataURL('image/png');
  }, svg);
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** Leaves the receipt as SVG, as PNG, and as the text an interpreter reads from the bytes. */
async function keepReceipt(page: Page): Promise<void> {
  const [sale] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  if (sale === undefined) throw new Error('The sale was not booked');
  const receipt = await ask(page, 'sales.receipt', { saleId: sale.saleId });
  if (receipt.print === null) throw new Error('The sale has no receipt');
  const { svg } = await ask(page, 'devices.receiptSvg', { jobId: receipt.print.jobId });
  writeFileSync(join(OUT, 'receipt.svg'), svg);
  const { base64 } = await ask(page, 'devices.virtualPaper', {});
  const paper = interpretEscPos(Buffer.from(base64, 'base64'));
  writeFileSync(
    join(OUT, 'receipt.txt'),
    `${paperText(paper)}\n\nQR: ${paper.qrCodes.join(', ')}\ncuts: ${paper.cuts}, drawer opened: ${paper.drawerKicks}\n`,
  );
  await page.keyboard.press('F12');
  await page.getByRole('figure').getByRole('img').first().waitFor();
  await shoot(page, 'virtual-devices');
  writeFileSync(join(OUT, 'receipt.png'), await rasterise(page, svg));
  await page.keyboard.press('F12');
}

async function lookAround(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'recent-receipts');
  await page.keyboard.press('Escape');
  for (const [locale, theme] of [
    ['zh-CN', 'light'],
    ['es', 'dark'],
  ] as const) {
    await ask(page, 'system.setPreferences', { locale, theme });
    await page.reload();
    await scan(page, MEMBER_CARD);
    const [hit] = (await ask(page, 'catalog.search', { text: '面膜' })).hits;
    await scan(page, hit?.barcode ?? '');
    await page.getByRole('heading', { name: '王小明' }).waitFor();
    await shoot(page, `counter-${locale}-${theme}`);
  }
}

async function play(till: RunningTill): Promise<void> {
  const { page } = till;
  await openSampleShop(page);
  await fillBasket(page);
  await pay(page);
  await keepReceipt(page);
  await lookAround(page);
  if (till.complaints.length > 0) throw new Error(till.complaints.join('\n'));
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const userData = makeUserData();
const till = await launchTill(userData, { size: { width: 1440, height: 900 } });
try {
  await play(till);
  say(`done: see ${relative(process.cwd(), OUT)}/`);
} finally {
  await till.close();
  removeUserData(userData);
}
