import { expect, test } from '@playwright/test';
import { basket, memberPanel } from './counter.ts';
import { cheeseLabel, type Day, decide, line, pay, scan, scanMember, type } from './day.ts';
import { pressTo } from './window.ts';

/** Members and others, and each way to pay. */
export async function sellToEverybody(day: Day): Promise<void> {
  const { page } = day.till;
  const { keyboard } = page;
  const { mug, nougat, cream, balm, ham } = day.goods;
  await test.step('1 nobody known, cash to the cent', async () => {
    await scan(day, mug);
    expect(await pay(day)).toMatchObject({ member: null, totalMinor: mug.priceMinor });
  });
  await test.step('2 cash, with change', async () => {
    await scan(day, nougat);
    const sold = await pay(day, [{ by: 'cash', amount: '200' }]);
    expect(sold.changeMinor).toBe(20_000 - nougat.priceMinor);
  });
  await test.step('3 a member by card, paid by card', async () => {
    await scan(day, cream);
    await scanMember(day);
    const sold = await pay(day, [{ by: 'card' }]);
    expect(sold.member?.name).toBe('王小明');
    expect(sold.pointsEarned).toBeGreaterThan(0);
  });
  await test.step('4 a member by pinyin, paid by wallet', async () => {
    await scan(day, balm);
    await type(page, 'wangxiaoming');
    await expect(page.getByRole('option', { name: /王小明/ }).first()).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(memberPanel(page).getByRole('heading', { name: '王小明' })).toBeVisible();
    const sold = await pay(day, [{ by: 'wallet', code: '281234567890123456' }]);
    expect(sold.tenders).toMatchObject([{ kind: 'wallet', reference: '281234567890123456' }]);
  });
  await test.step('5 points, and the rest in cash', async () => {
    await scan(day, ham);
    await scanMember(day);
    const sold = await pay(day, [{ by: 'points', amount: '200' }, { by: 'cash' }]);
    expect(sold.pointsRedeemed).toBe(200);
  });
}

/** Several pieces, weights, and what is found by name. */
export async function sellInQuantities(day: Day): Promise<void> {
  const { page } = day.till;
  const { keyboard } = page;
  const { mug, balm, cheese } = day.goods;
  await test.step('6 three of one by the + key', async () => {
    await scan(day, mug);
    await keyboard.press('ArrowUp');
    await expect(line(page, mug.name)).toHaveAttribute('aria-selected', 'true');
    for (const count of ['2', '3']) {
      // As long as a finger takes: faster keys are held to be a scanner's.
      await keyboard.press('+', { delay: 60 });
      await expect(line(page, mug.name).getByRole('cell').nth(2)).toHaveText(count);
    }
    expect((await pay(day)).totalMinor).toBe(3 * mug.priceMinor);
  });
  await test.step('7 a dozen, typed', async () => {
    await scan(day, balm);
    await keyboard.press('ArrowUp');
    await keyboard.press('1');
    await keyboard.press('2');
    await keyboard.press('Enter');
    await expect(line(page, balm.name).getByRole('cell').nth(2)).toHaveText('12');
    expect((await pay(day)).lines).toMatchObject([{ quantityMilli: 12_000 }]);
  });
  await test.step('8 cheese by the scale’s label', async () => {
    day.scanner.scan(cheeseLabel(1250));
    await expect(line(page, cheese.name)).toBeVisible();
    expect((await pay(day)).lines).toMatchObject([{ quantityMilli: 1250, totalMinor: 16_000 }]);
  });
  await test.step('9 found by name, not scanned', async () => {
    await type(page, 'Turron');
    await keyboard.press('Enter');
    await expect(page.getByRole('option', { selected: true })).toContainText('Turrón');
    await keyboard.press('Enter');
    await expect(basket(page).getByRole('row').filter({ hasText: 'Turrón' })).toBeVisible();
    await pay(day, [{ by: 'card' }]);
  });
}

/** Discounts, prices by hand, rounding, a note. */
export async function sellForLess(day: Day): Promise<void> {
  const { page } = day.till;
  const { keyboard } = page;
  const { mug, nougat, balm, ham } = day.goods;
  await test.step('10 five percent off a line', async () => {
    await scan(day, mug);
    await decide(day, { key: 'F5', field: 'Percent off', number: '5' });
    const [sold] = (await pay(day)).lines;
    expect(sold?.lineDiscountMinor).toBe(Math.round(mug.priceMinor / 20));
  });
  await test.step('11 thirty percent off a line: a manager agrees', async () => {
    await scan(day, nougat);
    await decide(day, { key: 'F5', field: 'Percent off', number: '30' });
    const sold = await pay(day, [{ by: 'cash' }], { consent: true });
    expect(sold.discountMinor).toBe(Math.round((nougat.priceMinor * 3) / 10));
  });
  await test.step('12 three percent off the whole basket', async () => {
    await scan(day, mug, balm);
    await decide(day, { key: 'F5', field: 'Percent off', keys: ['F5'], number: '3' });
    const sold = await pay(day);
    expect(sold.basketDiscountMinor).toBe(
      Math.round(((mug.priceMinor + balm.priceMinor) * 3) / 100),
    );
  });
  await test.step('13 a price by hand: a manager agrees', async () => {
    await scan(day, ham);
    await decide(day, { key: 'Shift+F5', field: 'New price for one', number: '77.70' });
    const sold = await pay(day, [{ by: 'card' }], { consent: true });
    expect(sold).toMatchObject({ totalMinor: 7770, lines: [{ priceSource: 'manual' }] });
  });
  await test.step('14 rounded down, with a note', async () => {
    await scan(day, mug);
    await decide(day, { key: 'F5', field: 'Percent off', number: '3.33' });
    await pressTo(
      page,
      'Control+n',
      page.getByRole('dialog', { name: 'Note' }).getByRole('textbox'),
    );
    await type(page, 'Gift');
    await keyboard.press('Enter');
    await expect(basket(page)).toContainText('Gift');
    await keyboard.press('F11');
    await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Rounded down');
    const sold = await pay(day);
    expect(sold.note).toBe('Gift');
    expect(sold.totalMinor % 10).toBe(0);
    expect(sold.roundingMinor).toBeGreaterThan(0);
  });
}

/** Several ways to pay in one sale. */
export async function sellInParts(day: Day): Promise<void> {
  const { mug, cream } = day.goods;
  await test.step('15 cash and card', async () => {
    await scan(day, cream, mug);
    const sold = await pay(day, [
      { by: 'card', amount: '100' },
      { by: 'cash', amount: '900' },
    ]);
    expect(sold.tenders.map(({ kind }) => kind).sort()).toEqual(['card', 'cash']);
  });
  await test.step('16 points, wallet and card of a member', async () => {
    await scan(day, cream);
    await scanMember(day);
    const code = '6223456789012345678';
    const sold = await pay(day, [
      { by: 'points', amount: '100' },
      { by: 'card', amount: '50' },
      { by: 'wallet', code },
    ]);
    expect(sold.tenders.map(({ kind }) => kind).sort()).toEqual(['card', 'points', 'wallet']);
  });
}
