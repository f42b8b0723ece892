import { expect, test } from '@playwright/test';
import { type ScannerSimulator, startScannerSimulator } from '../devices/scanner-simulator.ts';
import { basket, findGood, type Good, memberPanel } from './support/counter.ts';
import { saveDevice, serialScanner } from './support/devices.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { searchBox, signIn } from './support/window.ts';

let till: RunningTill;
let scanner: ScannerSimulator;
let good: Good;

test.beforeAll(async () => {
  scanner = await startScannerSimulator();
  till = await startSampleTill();
  await signIn(till.page, '王芳');
  await saveDevice(till.page, serialScanner(scanner.path));
  await expect(till.page.getByRole('contentinfo').getByText('Scanner ready')).toBeVisible();
  good = await findGood(till.page, '保湿面霜');
});
test.afterAll(async () => {
  await endTill(till);
  await scanner.stop();
});

let scanned = 0;

/** The till goes on as if nothing had been: a good scan counts, nothing else is in the basket. */
async function expectWorking(): Promise<void> {
  // The same code again at once would be a bounce.
  await till.page.waitForTimeout(450);
  scanner.scan(good.barcode);
  scanned += 1;
  const row = basket(till.page).getByRole('row').filter({ hasText: good.name });
  await expect(row.getByRole('cell').nth(2)).toHaveText(String(scanned));
  await expect(basket(till.page).getByRole('row')).toHaveCount(2);
  await expect(searchBox(till.page)).toHaveValue('');
}

test('a wrong check digit is named, with the one that would be right', async () => {
  const right = Number(good.barcode.at(-1));
  const wrong = good.barcode.slice(0, -1) + String((right + 3) % 10);
  scanner.scan(wrong);
  await expect(
    till.page.getByText(`${wrong}: the check digit is wrong (it should be ${right}).`),
  ).toBeVisible();
  await expectWorking();
});

test('a code nobody knows is shown, and nothing is added', async () => {
  scanner.scan('4006381333931');
  await expect(till.page.getByText('Not known here: 4006381333931.')).toBeVisible();
  await expectWorking();
});

test('4 KB of control characters are thrown away with a word', async () => {
  const noise = Buffer.from(
    Array.from({ length: 4096 }, (_, at) => (at % 31) + 1).map((byte) =>
      byte === 10 || byte === 13 ? 27 : byte,
    ),
  );
  scanner.send(Buffer.concat([noise, Buffer.from('\r\n')]));
  await expect(till.page.getByText(/too long|Unreadable scan|could not be read/i)).toBeVisible();
  await expectWorking();
});

test('hostile text in a code is shown by harmless signs', async () => {
  scanner.scan('{x:\\x1bp0}\u202e|~<b>');
  await expect(till.page.getByText('{x:\\x1bp0}⟨U+202E⟩|~<b>')).toBeVisible();
  await expectWorking();
});

test('unplugged in the middle of a code: half a code is nothing, and it comes back by itself', async () => {
  const { page } = till;
  scanner.send(Buffer.from(MEMBER_CARD.slice(0, 5)));
  await scanner.unplug();
  await expect(page.getByRole('contentinfo').getByText('Scanner not connected')).toBeVisible();
  await scanner.replug();
  await expect(page.getByRole('contentinfo').getByText('Scanner ready')).toBeVisible({
    timeout: 30_000,
  });
  scanner.scan(MEMBER_CARD);
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await expectWorking();
});
