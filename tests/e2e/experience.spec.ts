import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  addGoods,
  basket,
  cashField,
  findGood,
  outcome,
  payment,
  typeCode,
} from './support/counter.ts';
import { holdBack } from './support/hold-back.ts';
import { serialPrinter } from './support/devices.ts';
import { findLayoutFaults } from './support/layout-check.ts';
import type { RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, closeDialog, pressTo, searchBox, signIn } from './support/window.ts';

/** Points of docs/experience.md that no other spec holds, at the counter of the sample shop. */
let till: RunningTill;

test.beforeAll(async () => {
  till = await startSampleTill({ size: { width: 1280, height: 800 } });
  await signIn(till.page, '王芳');
});
test.afterAll(() => endTill(till));
test.afterEach(async () => {
  await till.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  await till.page.setViewportSize({ width: 1280, height: 800 });
});

const dialogs = (page: Page): Locator => page.getByRole('dialog');

const group = (amount: number): string => amount.toLocaleString('en');
const outlineOf = (row: Locator) =>
  row.evaluate((element) => getComputedStyle(element).outlineStyle);
const shapeOf = (button: Locator) =>
  button
    .locator('[aria-hidden=true]')
    .first()
    .evaluate((dot) => {
      const { borderRadius, transform, backgroundColor } = getComputedStyle(dot);
      const isHollow = backgroundColor === 'rgba(0, 0, 0, 0)';
      return `${borderRadius} ${transform} ${isHollow}`;
    });

/** A basket of two things and a member on the counter. */
async function fillCounter(): Promise<void> {
  const { page } = till;
  await ask(page, 'staff.lock', {});
  await signIn(page, '王芳');
  if ((await basket(page).getByRole('row').count()) > 1) return;
  await addGoods(page, [await findGood(page, 'Coffee mug'), await findGood(page, 'Turrón')]);
  await typeCode(page, MEMBER_CARD);
  await expect(page.getByRole('heading', { name: '王小明' })).toBeVisible();
}

/** Keys of the counter that open something over it while there are goods and a member. */
const OPENERS =
  'F1 F3 F4 F5 Shift+F5 F6 F7 F8 F9 F10 Shift+F4 Control+e Control+k Control+n Control+Delete'.split(
    ' ',
  );

test('the cursor is in the search box again after whatever was opened and closed', async () => {
  const { page } = till;
  await fillCounter();
  for (const key of OPENERS) {
    await test.step(key, async () => {
      await page.keyboard.press(key);
      await expect(dialogs(page).first(), key).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialogs(page), key).toHaveCount(0);
      await expect(searchBox(page), key).toBeFocused();
    });
  }
  for (const [away, title] of [
    ['Alt+2', /Who works/],
    ['Alt+5', /./],
  ] as const) {
    await page.keyboard.press(away);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.keyboard.press('Alt+1');
    await expect(searchBox(page), away).toBeFocused();
  }
});

test('the Tab key stays in the dialog that is open, in both directions', async () => {
  const { page } = till;
  await fillCounter();
  for (const key of ['F3', 'F5', 'F7', 'F9'] as const) {
    await page.keyboard.press(key);
    await expect(dialogs(page).last(), key).toBeVisible();
    // Once around and on; backwards, out of the first field.
    for (const [tab, steps] of [
      ['Tab', 30],
      ['Shift+Tab', 8],
    ] as const) {
      for (let step = 0; step < steps; step += 1) {
        await page.keyboard.press(tab);
        const isInside = await page.evaluate(
          () => document.activeElement?.closest('[role=dialog], [role=presentation]') !== null,
        );
        expect(isInside, `${key}: ${tab} ${step}`).toBe(true);
      }
    }
    await closeDialog(page);
  }
  // What had the focus before has it again, elsewhere than at the counter, too.
  await page.keyboard.press('Alt+2');
  const filter = page.getByLabel('Find a name');
  await filter.focus();
  await page.keyboard.press('F3');
  await expect(dialogs(page)).toBeVisible();
  await closeDialog(page);
  await expect(filter).toBeFocused();
  await page.keyboard.press('Alt+1');
});

test('every shortcut is written on its button, and all of them on the help sheet', async () => {
  const { page } = till;
  await fillCounter();
  const bare = await page
    .locator('button[aria-keyshortcuts]:visible')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => (button.querySelector('kbd')?.textContent ?? '') === '')
        .map((button) => button.getAttribute('aria-keyshortcuts')),
    );
  expect(bare).toEqual([]);
  const shown = await page.locator('kbd:visible').allTextContents();
  for (const key of ['F2', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F1']) expect(shown).toContain(key);
  await page.keyboard.press('F1');
  const listed = await dialogs(page).locator('kbd').allTextContents();
  for (const key of ['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'Esc'])
    expect(listed).toContain(key);
  await closeDialog(page);
});

test('in forced colours the chosen line, buttons, focus and states are still told apart', async () => {
  const { page } = till;
  await fillCounter();
  await page.emulateMedia({ forcedColors: 'active' });
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const rows = basket(page).locator('tbody tr');
  expect(await outlineOf(rows.and(page.locator('[aria-selected=true]')))).toBe('solid');
  expect(await outlineOf(rows.and(page.locator('[aria-selected=false]')))).toBe('none');
  await page.keyboard.press('Escape');
  const borderless = await page
    .locator('.MuiButton-contained:visible, .MuiButton-outlined:visible')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
          return borderTopStyle === 'none' || borderTopWidth === '0px';
        })
        .map((button) => button.textContent),
    );
  expect(borderless).toEqual([]);
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const element = document.activeElement;
    return element === null ? 'none' : getComputedStyle(element).outlineStyle;
  });
  expect(ring).not.toBe('none');
  expect(await findLayoutFaults(page)).toEqual([]);
  await searchBox(page).focus();
});

test('a state has its word and its shape, not only its colour', async () => {
  const { page } = till;
  await fillCounter();
  const item = (name: RegExp) => page.getByRole('contentinfo').getByRole('button', { name });
  await expect(item(/Printer ready/)).toBeVisible();
  const well = await shapeOf(item(/^Printer/));
  const known = await ask(page, 'devices.list', {});
  const printer = known.find(({ config }) => config.kind === 'printer');
  if (printer === undefined) throw new Error('The sample shop has a printer');
  const save = (config: typeof printer.config) =>
    ask(page, 'devices.save', { requestId: crypto.randomUUID(), deviceId: printer.id, config });
  await save(serialPrinter('/dev/nobody-plugged-this-in'));
  const trouble = item(/^Printer (?!ready)\w+/);
  await expect(trouble).toBeVisible();
  await expect.poll(() => shapeOf(item(/^Printer/))).not.toBe(well);
  await save(printer.config);
  await expect(item(/Printer ready/)).toBeVisible();
});

test('every item of the status bar says how it is and what to do next', async () => {
  const { page } = till;
  await fillCounter();
  const items = page.getByRole('contentinfo').locator('button[aria-haspopup=dialog]');
  expect(await items.count()).toBeGreaterThanOrEqual(4);
  for (const item of await items.all()) {
    await item.focus();
    await page.keyboard.press('Enter');
    const told = dialogs(page).last();
    await expect(told).toBeVisible();
    expect((await told.innerText()).split(/\s+/).length).toBeGreaterThan(4);
    await page.keyboard.press('Escape');
    await expect(dialogs(page)).toHaveCount(0);
  }
  await expect(searchBox(page)).toBeFocused();
});

test('one box finds a member by card, last four digits, name and pinyin; nobody found leads to enrolment', async () => {
  const { page } = till;
  await fillCounter();
  const [member] = (await ask(page, 'members.search', { text: MEMBER_CARD })).hits;
  const lastFour = member?.phoneMasked?.slice(-4) ?? '';
  expect(lastFour).toMatch(/^\d{4}$/);
  for (const text of [lastFour, '王小明', 'wangxiaoming', 'wxm']) {
    await searchBox(page).fill(text);
    const hits = page.getByRole('option', { name: /王小明/ });
    await expect(hits.first(), text).toBeVisible();
  }
  // Several: the arrows choose, Enter takes the chosen one.
  await searchBox(page).fill('');
  await expect(page.getByRole('option')).toHaveCount(0);
  await searchBox(page).fill('王');
  await expect(page.getByRole('option').nth(1)).toBeVisible();
  const chosen = page.getByRole('option', { selected: true });
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveCount(1);
  const first = await chosen.getAttribute('id');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).not.toHaveAttribute('id', first ?? '');
  const attached = async () => (await ask(page, 'sales.draft', {}))?.memberId;
  await page.keyboard.press('Enter');
  await expect.poll(attached).not.toBe(member?.id);
  // One: Enter takes it.
  await typeCode(page, MEMBER_CARD);
  await expect.poll(attached).toBe(member?.id);
  await expect(searchBox(page)).toHaveValue('');
  // None: what was typed is in the form already.
  await searchBox(page).fill('13912345678');
  await expect(page.getByText('Nobody and nothing found')).toBeVisible();
  await page.keyboard.press('F3');
  await expect(dialogs(page).getByRole('textbox', { name: /Phone/ })).toHaveValue(/139.*5678/);
  await closeDialog(page);
  await searchBox(page).fill('');
});

test('the language decides which Han glyphs are drawn', async () => {
  const { page } = till;
  const fonts = new Map<string, string>();
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
    await ask(page, 'system.setPreferences', { locale });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    fonts.set(locale, await page.evaluate(() => getComputedStyle(document.body).fontFamily));
  }
  expect(fonts.get('zh-CN')).toMatch(/ SC/);
  expect(fonts.get('zh-TW')).toMatch(/ TC/);
});

test('what happened is said to readers of the screen', async () => {
  const { page } = till;
  await fillCounter();
  const voice = page.locator('[role=status][aria-live=polite]').first();
  await searchBox(page).fill('wangxiaoming');
  await expect(voice).toHaveText(/hit/);
  await searchBox(page).fill('');
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  await expect(voice).toHaveText(/^Booked\. Paid .*change/);
});

test('a finished sale shows what was paid, the change, the points earned and the new balance', async () => {
  const { page } = till;
  await fillCounter();
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  const [newest] = (await ask(page, 'sales.recent', { limit: 1 })).rows;
  const sold = await ask(page, 'sales.receipt', { saleId: newest?.saleId ?? 0 });
  await expect(outcome(page)).toContainText((sold.totalMinor / 100).toFixed(2));
  await expect(outcome(page)).toContainText((sold.changeMinor / 100).toFixed(2));
  await expect(outcome(page)).toContainText(`+${group(sold.pointsEarned)}`);
  await expect(outcome(page)).toContainText(group(sold.balanceAfter ?? -1));
  await expect(outcome(page)).toContainText(sold.receiptNo);
});

test('at twice the size on 1024 × 768 nothing is cut, and a sale goes through', async () => {
  const { page } = till;
  await fillCounter();
  // What still fades in is not looked at.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Twice the size leaves half as many of the page's own pixels each way.
  await page.setViewportSize({ width: 512, height: 384 });
  await expect(searchBox(page)).toBeVisible();
  expect(await findLayoutFaults(page)).toEqual([]);
  await pressTo(page, 'F9', cashField(page));
  await expect(payment(page)).toHaveCSS('opacity', '1');
  expect(await findLayoutFaults(page)).toEqual([]);
  const complete = payment(page).getByRole('button', { name: /Complete sale/ });
  await complete.scrollIntoViewIfNeeded();
  await expect(complete).toBeInViewport();
  await cashField(page).press('Enter');
  await expect(outcome(page)).toBeVisible();
  expect(await findLayoutFaults(page)).toEqual([]);
});

test('what takes long says so, and can be left', async () => {
  const { page } = till;
  await fillCounter();
  const wheel = page.getByRole('main').getByRole('status').filter({ hasText: 'Loading' });
  await holdBack(till.app, 'shift.report');
  // What was asked for before is not shown from memory.
  await page.reload();
  await expect(searchBox(page)).toBeFocused();
  await addGoods(page, [await findGood(page, 'Coffee mug')]);
  await pressTo(page, 'F9', cashField(page));
  await page.keyboard.type('9000');
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toBeVisible();
  await page.keyboard.press('Alt+5');
  await expect(wheel).toBeVisible();
  // Another screen is one key away, whatever is waited for.
  await page.keyboard.press('Alt+1');
  await expect(wheel).toBeHidden();
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Alt+5');
  await expect(wheel).toBeVisible();
  await holdBack(till.app, null);
  await expect(wheel).toBeHidden();
  await page.keyboard.press('Alt+1');
});
