import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronFlags } from '../../../scripts/lib/electron-flags.mjs';
import { resolveElectronRuntime } from '../../../scripts/lib/electron-runtime.mjs';
import { screenOfWorker } from './screen.ts';

/** A running till: the real app, its window, and the folder it keeps everything in. */
export interface RunningTill {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the pages complained about: errors and broken content policies. */
  readonly complaints: string[];
  /** Ends it as a person would. */
  close(): Promise<void>;
  /** Ends every process of it at once, as a power switch would: nothing is flushed. */
  kill(): Promise<void>;
}

/** An empty folder for one till; remove it with {@link removeUserData}. */
export function makeUserData(): string {
  return mkdtempSync(join(tmpdir(), 'guitai-e2e-'));
}

export function removeUserData(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

export interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Starts the built app on `userData`. */
export async function launchTill(
  userData: string,
  options: LaunchOptions = {},
): Promise<RunningTill> {
  const runtime = await resolveElectronRuntime();
  const app = await electron.launch({
    executablePath: runtime.bin,
    args: ['.', ...electronFlags(), '--lang=en-US'],
    cwd: join(import.meta.dirname, '../../..'),
    env: definedOnly({
      ...process.env,
      ...runtime.env,
      ...(await screenOfWorker()),
      GUITAI_USER_DATA: userData,
      GUITAI_SCRYPT_LOG2N: '10',
      ...options.env,
    }),
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  if (options.size !== undefined) await page.setViewportSize(options.size);
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    userData,
    complaints,
    close: () => app.close(),
    kill: () => killAll(app),
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** SIGKILL to the browser process and everything it started; only processes of this app. */
async function killAll(app: ElectronApplication): Promise<void> {
  const root = app.process();
  const exited = new Promise((resolve) => root.once('exit', resolve));
  const pids = await descendants(root.pid ?? 0);
  for (const pid of [root.pid ?? 0, ...pids]) {
    if (pid <= 0) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  await exited;
}

async function descendants(pid: number): Promise<number[]> {
  const { readFileSync, readdirSync } = await import('node:fs');
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone between listing and reading.
    }
  }
  const found: number[] = [];
  const wanted = new Set([pid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [child, parent] of parents) {
      if (wanted.has(child) || !wanted.has(parent)) continue;
      wanted.add(child);
      found.push(child);
      grew = true;
    }
  }
  return found;
}
