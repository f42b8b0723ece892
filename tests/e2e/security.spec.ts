import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { electronFlags } from '../../scripts/lib/electron-flags.mjs';
import {
  launchTill,
  makeUserData,
  removeUserData,
  type RunningTill,
} from './support/launch-till.ts';
import { ask } from './support/window.ts';

/** What the real window lets through and what not, with whatever a hostile page might try. */
let userData: string;
let till: RunningTill;

test.beforeEach(async () => {
  userData = makeUserData();
  till = await launchTill(userData);
});
test.afterEach(async () => {
  await till.close().catch(() => undefined);
  removeUserData(userData);
});

/** Runs script in the page, as a hostile page would hold it; text, for it is the browser's. */
function inPage<Value>(source: string): Promise<Value> {
  return till.page.evaluate<Value>(`(async () => { ${source} })()`);
}

test('the page has two functions of ours and nothing of Node or Electron', async () => {
  const found = await inPage(`
    return {
      till: Object.entries(window.till).map(([name, value]) => name + ': ' + typeof value),
      isFrozen: Object.isFrozen(window.till),
      foreign: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
        .filter((name) => name in window),
    };`);
  expect(found).toEqual({ till: ['call: function', 'on: function'], isFrozen: true, foreign: [] });
  const preferences = await till.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const all = contents.getLastWebPreferences();
    const names = ['contextIsolation', 'sandbox', 'webSecurity', 'nodeIntegration', 'webviewTag'];
    return Object.fromEntries(names.map((name) => [name, all[name]]));
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

/** When the page was loaded. */
function loaded(): Promise<number> {
  return inPage<number>('return performance.timeOrigin;');
}

test('the page may load itself anew, as the button of a broken screen does, and nothing else', async () => {
  const before = await loaded();
  await till.page.evaluate('location.reload()');
  await expect.poll(() => loaded().catch(() => before)).not.toBe(before);
  await expect(till.page.locator('#root *').first()).toBeVisible();
  await till.page.evaluate(`location.href = 'app://guitai/index.html?other'`);
  await till.page.waitForTimeout(500);
  expect(till.page.url()).not.toContain('other');
});

test('the first screen keeps to the content policy', async () => {
  await expect(till.page.locator('#root *').first()).toBeVisible();
  const policy = await inPage<string>(
    `return (await fetch('index.html')).headers.get('Content-Security-Policy');`,
  );
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(till.complaints).toEqual([]);
});

test('content is ours only, and never outside its folder', async () => {
  const statuses = await inPage<number[]>(`
    const found = [];
    for (const address of ['index.html', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json', '/%00', '/%2fetc%2fpasswd'])
      found.push(await fetch(address).then((answer) => answer.status, () => 'refused'));
    return found;`);
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});

test('no way leads out of the window or into the network', async () => {
  const tried = await inPage(`
    const outcome = (work) => work.then(() => 'given', (error) => error.name);
    return {
      opened: window.open('https://example.com') === null ? 'refused' : 'given',
      fetched: await outcome(fetch('https://example.com')),
      file: await outcome(fetch('file:///etc/passwd')),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(() => resolve('given'), () => resolve('refused'))),
      notifications: await Notification.requestPermission(),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      serial: await outcome(navigator.serial.requestPort()),
      clipboard: await outcome(navigator.clipboard.readText()),
    };`);
  expect(tried).toEqual({
    opened: 'refused',
    fetched: 'TypeError',
    file: 'TypeError',
    place: 'refused',
    notifications: 'denied',
    camera: expect.stringMatching(/^(NotAllowed|NotFound)Error$/),
    serial: expect.stringMatching(/Error$/),
    clipboard: 'NotAllowedError',
  });
  // Past the page's own policy, the session refuses as well.
  const fromMain = await till.app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.com/').then(
      () => 'loaded',
      (error: Error) => error.message,
    ),
  );
  expect(fromMain).toBe('net::ERR_BLOCKED_BY_CLIENT');
});

test('the page stays where it is', async () => {
  const { page } = till;
  const before = page.url();
  for (const address of ['https://example.com/', 'app://guitai/other.html', 'file:///etc/passwd']) {
    await inPage(`location.href = ${JSON.stringify(address)};`);
    await page.waitForTimeout(200);
    expect(page.url()).toBe(before);
  }
  const frame = await inPage(`
    const inner = document.createElement('iframe');
    inner.src = 'app://guitai/index.html';
    document.body.append(inner);
    await new Promise((resolve) => setTimeout(resolve, 500));
    try { return 'till' in inner.contentWindow ? 'reached' : 'nothing there'; }
    catch { return 'refused'; }`);
  expect(frame).not.toBe('reached');
});

test('script made at run time does not run', async () => {
  const ran = await inPage(`
    const tries = {
      text: () => {
        const script = document.createElement('script');
        script.textContent = 'window.hacked = true';
        document.head.append(script);
      },
      html: () => { document.body.innerHTML += '<img src=x onerror="window.hacked = true">'; },
      timer: () => setTimeout('window.hacked = true', 0),
    };
    const passed = [];
    for (const [name, run] of Object.entries(tries)) {
      try { run(); passed.push(name); } catch {}
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { passed, hacked: 'hacked' in window };`);
  expect(ran).toEqual({ passed: [], hacked: false });
});

test('a second start brings the first window to the front and ends', async () => {
  await inPage(`
    window.told = [];
    window.till.on(({ event }) => window.told.push(event.type));`);
  const executable = await till.app.evaluate(() => process.execPath);
  const root = join(import.meta.dirname, '../..');
  const second = spawn(executable, [root, ...electronFlags()], {
    env: { ...process.env, GUITAI_USER_DATA: userData },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => inPage('return window.told;')).toContain('app.secondInstance');
});

test('a page that crashes comes back, and nobody is signed in', async () => {
  const { app, page } = till;
  await ask(page, 'system.createShop', SHOP);
  await ask(page, 'staff.signIn', { staffId: 1, pin: '2468' });
  const who = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return 'no window';
    const isBack = new Promise((resolve) => contents.once('did-finish-load', () => resolve(null)));
    contents.forcefullyCrashRenderer();
    await isBack;
    const source = 'window.till.call("staff.session", {})';
    const reply = (await contents.executeJavaScript(source)) as { value: { session: unknown } };
    return reply.value.session === null ? 'nobody' : 'somebody';
  });
  expect(who).toBe('nobody');
});

test('SIGTERM closes the store whole: no write-ahead log is left', async () => {
  const { page, app } = till;
  await ask(page, 'system.createShop', SHOP);
  const root = app.process();
  const ended = new Promise((resolve) => root.once('exit', (code) => resolve(code)));
  root.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(join(userData, 'store', 'guitai.sqlite'))).toBe(true);
  const left = readdirSync(join(userData, 'store'));
  expect(left.filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
});

const SHOP = {
  storeName: '柜台',
  storeCode: 'S01',
  tillCode: 'T01',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  cutoverMinutes: 240,
  managerName: 'Ana',
  managerPin: '2468',
};
