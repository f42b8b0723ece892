import { expect, test } from '@playwright/test';
import {
  addGoods,
  basket,
  findGood,
  memberPanel,
  payExactCash,
  typeCode,
} from './support/counter.ts';
import { launchTill, type RunningTill } from './support/launch-till.ts';
import { endTill, MEMBER_CARD, startSampleTill } from './support/sample-till.ts';
import { ask, signIn } from './support/window.ts';

let till: RunningTill;

test.beforeEach(async () => {
  till = await startSampleTill();
  await signIn(till.page, '李娜');
});
test.afterEach(() => endTill(till));

async function fillBasket(): Promise<readonly string[]> {
  const goods = [await findGood(till.page, 'Turrón'), await findGood(till.page, '保湿面霜')];
  await addGoods(till.page, goods);
  await typeCode(till.page, MEMBER_CARD);
  await expect(memberPanel(till.page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await expect
    .poll(async () => (await ask(till.page, 'sales.draft', {}))?.memberId ?? null)
    .not.toBeNull();
  return goods.map(({ name }) => name);
}

test('killed with a basket open: it is back after the restart, and is sold once', async () => {
  const names = await fillBasket();
  const before = (await ask(till.page, 'sales.recent', { limit: 1 })).rows[0]?.receiptNo;
  await till.kill();
  till = await launchTill(till.userData);
  await signIn(till.page, '李娜');
  for (const name of names) await expect(basket(till.page)).toContainText(name);
  await expect(memberPanel(till.page).getByRole('heading', { name: '王小明' })).toBeVisible();
  await payExactCash(till.page);
  const [sold, previous] = (await ask(till.page, 'sales.recent', { limit: 2 })).rows;
  expect(sold?.lineCount).toBe(2);
  expect(previous?.receiptNo).toBe(before);
  expect(await ask(till.page, 'sales.draft', {})).toBeNull();
});

test('the page crashes: it comes back locked, and with the basket', async () => {
  const names = await fillBasket();
  // The crashed page is lost to Playwright; the window is asked from the other side.
  const { app } = till;
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isBack = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await isBack;
  });
  const inWindow = (source: string) =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>,
      source,
    );
  const text = () => inWindow('document.body.innerText');
  await expect.poll(text).toContain('Who is at the till?');
  for (const name of names) expect(await text()).not.toContain(name);
  await inWindow('till.call("staff.signIn", { staffId: 2, pin: "1234" })');
  for (const name of names) await expect.poll(text).toContain(name);
  expect(await text()).toContain('王小明');
});
