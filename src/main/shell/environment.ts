/**
 * What the environment may say to a till. All but the first hold in development and tests only:
 * a packaged till cannot be weakened from outside.
 *
 * - GUITAI_USER_DATA: another folder for everything the till keeps.
 * - GUITAI_AUTOLOCK_MS: lock after so long, for tests that do not wait two minutes.
 * - GUITAI_SCRYPT_LOG2N: cost of new PIN hashes (17 in the product), for tests that sign in often.
 * - GUITAI_HEADLESS: 1 = the demo drives this window.
 * - ELECTRON_RENDERER_URL: the development server, set by electron-vite.
 */
export interface TillEnvironment {
  readonly userData: string | null;
  readonly autoLockMs: number | null;
  readonly scryptLog2N: number | null;
  readonly isHeadless: boolean;
  readonly devServer: string | null;
}

/** Reads the environment of this process. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): TillEnvironment {
  const dev = isPackaged ? {} : env;
  return {
    userData: textOf(env['GUITAI_USER_DATA']),
    autoLockMs: numberOf(dev['GUITAI_AUTOLOCK_MS'], 100, 86_400_000),
    scryptLog2N: numberOf(dev['GUITAI_SCRYPT_LOG2N'], 4, 17),
    isHeadless: dev['GUITAI_HEADLESS'] === '1',
    devServer: textOf(dev['ELECTRON_RENDERER_URL']),
  };
}

function textOf(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function numberOf(value: string | undefined, least: number, most: number): number | null {
  if (value === undefined || !/^\d{1,9}$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}
