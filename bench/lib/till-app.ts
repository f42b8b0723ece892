import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from '../../scripts/lib/build.mjs';
import { electronFlags } from '../../scripts/lib/electron-flags.mjs';
import { resolveElectronRuntime } from '../../scripts/lib/electron-runtime.mjs';
import { withXvfb } from '../../scripts/lib/xvfb.mjs';
import { hashPin } from '../../src/main/features/staff/pin.ts';
import { PepperFile } from '../../src/main/shell/pepper.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import { DevtoolsPage } from './devtools.ts';
import type { BenchStore } from './stores.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const START_LIMIT_MS = 60_000;
const PIN = '2580';
const CASHIER_ID = 2;
/** Hours of measuring must not meet the auto-lock. */
const NO_AUTO_LOCK_MS = 86_400_000;

/** The built app with its window, on a generated store. */
export interface TillApp {
  readonly pid: number;
  readonly page: DevtoolsPage;
  /** From the start of the process until the people to sign in were painted. */
  readonly usableAfterMs: number;
  close(): Promise<void>;
}

/** Builds the app if it is stale, gives the store's people PINs, and opens a screen for `work`. */
export async function withScreen<Value>(
  store: BenchStore,
  work: (env: Readonly<Record<string, string | undefined>>) => Promise<Value>,
): Promise<Value> {
  await buildIfStale();
  const runtime = await resolveElectronRuntime();
  await givePins(store);
  const env = {
    ...process.env,
    ...runtime.env,
    ELECTRON_BIN: runtime.bin,
    GUITAI_USER_DATA: store.folder,
    GUITAI_AUTOLOCK_MS: String(NO_AUTO_LOCK_MS),
  };
  return withXvfb((screen) => work({ ...env, ...screen }));
}

/** Starts the app and waits until a person could sign in. */
export async function startTill(
  env: Readonly<Record<string, string | undefined>>,
): Promise<TillApp> {
  const bin = env['ELECTRON_BIN'];
  if (bin === undefined) throw new Error('withScreen names the runtime');
  const startedAt = Date.now();
  const args = ['.', ...electronFlags(), '--remote-debugging-port=0', '--lang=en-US'];
  const child = spawn(bin, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(timer);
  };
  try {
    const port = await debuggingPort(child);
    const page = await usablePage(port, startedAt);
    const usableAfterMs = Number(await page.evaluate('window.usableAt')) - startedAt;
    return { pid: child.pid ?? 0, page, usableAfterMs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Signs the cashier in and waits for the counter and the scanner. */
export async function signIn(page: DevtoolsPage): Promise<void> {
  const input = JSON.stringify({ staffId: CASHIER_ID, pin: PIN });
  const reply = await page.evaluate(`window.till.call('staff.signIn', ${input})`);
  if (!(reply as { ok: boolean }).ok) {
    throw new Error(`Signing in failed: ${JSON.stringify(reply)}`);
  }
  await page.evaluate(untilPage(`document.querySelector('input') !== null`));
  await waitForScanner(page);
}

/** The device host starts beside the window; a scan before it is there is refused. */
async function waitForScanner(page: DevtoolsPage): Promise<void> {
  let reply: unknown;
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    reply = await page.evaluate(`window.till.call('devices.list', {})`);
    const { value = [] } = reply as { value?: { config: { kind: string }; state: string }[] };
    if (value.some(({ config, state }) => config.kind === 'scanner' && state === 'ready')) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`The virtual scanner did not become ready: ${JSON.stringify(reply)}`);
}

/** An expression that waits until a condition holds and was painted; gives the instant. */
function untilPage(condition: string): string {
  return `new Promise((resolve) => {
    const look = () => {
      if (!(${condition})) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => {
        window.usableAt = performance.timeOrigin + performance.now();
        resolve(window.usableAt);
      }));
    };
    look();
  })`;
}

async function usablePage(port: number, startedAt: number): Promise<DevtoolsPage> {
  let problem: unknown = 'no page';
  while (Date.now() - startedAt < START_LIMIT_MS) {
    const url = await pageUrl(port).catch(() => undefined);
    if (url !== undefined) {
      const page = await DevtoolsPage.connect(url);
      try {
        await page.evaluate(untilPage(`document.body?.textContent.includes('Ana Cashier')`));
        return page;
      } catch (error) {
        // The page navigated from nothing to the app while it was asked.
        problem = error;
        page.close();
      }
    }
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error(
    `The window was not usable within ${START_LIMIT_MS / 1000} s: ${String(problem)}`,
  );
}

async function pageUrl(port: number): Promise<string | undefined> {
  const reply = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await reply.json()) as readonly {
    readonly type: string;
    readonly url: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  return targets.find(({ type, url }) => type === 'page' && url.startsWith('app:'))
    ?.webSocketDebuggerUrl;
}

function debuggingPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-4000);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The app ended at once (${code}): ${text}`)));
  });
}

/** The pepper and the hashes a signed-in person needs; cheap ones, for signing in is not measured. */
async function givePins(store: BenchStore): Promise<void> {
  const noKeyRing = {
    isAvailable: () => false,
    wrap: () => Buffer.alloc(0),
    unwrap: () => '',
  };
  const pepper = await new PepperFile(join(store.folder, 'pepper'), noKeyRing).ensure();
  if (pepper.protection === 'lost') throw new Error('The pepper is lost');
  const credential = await hashPin(PIN, { pepper: pepper.key, log2N: 10 });
  const connection = openWritable(store.paths.store);
  try {
    connection.run(
      `UPDATE staff SET pin_salt = :pinSalt, pin_hash = :pinHash, failures = 0,
              locked_until = NULL`,
      { ...credential },
    );
  } finally {
    connection.close();
  }
}
