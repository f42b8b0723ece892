import { type CDPSession, expect, type Locator, test } from '@playwright/test';
import { basket, findGood, memberPanel, outcome, payment } from './support/counter.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, startSampleTill } from './support/sample-till.ts';
import { SAMPLE_PIN } from './support/window.ts';

/** What a fingertip needs (EXPERIENCE, acceptance 12). */
const LEAST_PX = 48;

let till: RunningTill;
let cdp: CDPSession;

test.beforeAll(async () => {
  till = await startSampleTill({ size: { width: 1024, height: 768 } });
  cdp = await till.page.context().newCDPSession(till.page);
});
test.afterAll(() => endTill(till));

/** Touches the middle of something, which has to be large enough for a finger. */
async function tap(target: Locator): Promise<void> {
  // Waits until it stands still and nothing lies over it; presses nothing.
  await target.click({ trial: true });
  const box = await target.boundingBox();
  if (box === null) throw new Error('Nothing to tap');
  expect(Math.round(Math.min(box.width, box.height)), String(target)).toBeGreaterThanOrEqual(
    LEAST_PX,
  );
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Everything one can press on the screen as it stands, smaller than a fingertip. */
async function tooSmall(): Promise<string[]> {
  const all = till.page.locator(
    'button:visible, [role=tab]:visible, [role=option]:visible, input:visible, tbody tr:visible',
  );
  return all.evaluateAll((elements, least) => {
    const found: string[] = [];
    for (const element of elements) {
      // A field counts with its frame; what a dialog covers cannot be pressed.
      const frame =
        element.closest('.MuiInputBase-root, .MuiCheckbox-root, .MuiSlider-root') ?? element;
      if (element.closest('[aria-hidden=true]') !== null) continue;
      const { width, height } = frame.getBoundingClientRect();
      if (Math.min(width, height) < least - 0.5)
        found.push(
          `${Math.round(width)}×${Math.round(height)} ${element.textContent} ${element.getAttribute('aria-label')}`,
        );
    }
    return found;
  }, LEAST_PX);
}

test('a whole sale by touch alone, every target large enough', async () => {
  const { page } = till;
  await tap(page.getByRole('button', { name: /李娜/ }));
  for (const digit of SAMPLE_PIN) await tap(page.getByRole('button', { name: digit, exact: true }));
  await tap(page.getByRole('button', { name: /Sign in/ }));
  await expect(basket(page)).toBeVisible();
  expect(await tooSmall()).toEqual([]);

  const good = await findGood(page, 'Turrón');
  // A finger types on the system's keyboard, which stands for itself.
  await tap(page.getByRole('combobox', { name: 'Search or scan' }));
  await page.keyboard.insertText('wangxiaoming');
  await tap(page.getByRole('option', { name: /王小明/ }).first());
  await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await page.keyboard.insertText('Turron');
  await tap(page.getByRole('option', { name: new RegExp(good.name) }).first());
  const row = basket(page).getByRole('row').filter({ hasText: good.name });
  await expect(row).toBeVisible();
  expect(await tooSmall()).toEqual([]);

  await tap(row);
  const quantity = page.getByRole('dialog', { name: 'Quantity' });
  await tap(quantity.getByRole('button', { name: '3', exact: true }));
  await tap(quantity.getByRole('button', { name: 'Set' }));
  await expect(row.getByRole('cell').nth(2)).toHaveText('3');

  await tap(memberPanel(page).getByRole('button', { name: 'Redeem' }));
  const redeem = page.getByRole('dialog', { name: 'Redeem points' });
  expect(await tooSmall()).toEqual([]);
  await tap(redeem.getByRole('button', { name: /No points/ }));
  await tap(redeem.getByRole('button', { name: /One step more/ }));
  await tap(redeem.getByRole('button', { name: /^Redeem 100/ }));
  await expect(redeem).toBeHidden();

  await tap(page.getByRole('button', { name: /^PAY/ }));
  expect(await tooSmall()).toEqual([]);
  await tap(payment(page).getByRole('tab', { name: 'Card' }));
  for (const key of ['5', '00'])
    await tap(payment(page).getByRole('button', { name: key, exact: true }));
  await tap(payment(page).getByRole('tab', { name: 'Cash' }));
  await tap(payment(page).getByRole('group', { name: 'Quick amounts' }).getByRole('button').nth(1));
  await tap(payment(page).getByRole('button', { name: /Complete sale/ }));
  await expect(outcome(page)).toBeVisible();
  expect(await tooSmall()).toEqual([]);
  await page.waitForTimeout(900);
  await tap(outcome(page).getByRole('button', { name: /Next sale/ }));
  await expect(basket(page)).toContainText('Scan the first item');

  await tap(page.getByRole('contentinfo').getByRole('button', { name: /Backup/ }));
  await tap(page.getByRole('dialog', { name: 'Backup' }).getByRole('button', { name: 'Close' }));
  await expect(page.getByRole('combobox', { name: 'Search or scan' })).toBeFocused();
});
