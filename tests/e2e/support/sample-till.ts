import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../../src/contract/primitives.ts';
import {
  launchTill,
  type LaunchOptions,
  makeUserData,
  removeUserData,
  type RunningTill,
} from './launch-till.ts';
import { templateOf } from './run-folder.ts';
import { ask } from './window.ts';

/** 王小明 of the sample shop, gold: her card. */
export const MEMBER_CARD = '8800123450';

export interface Look {
  readonly locale?: Locale;
  readonly theme?: 'light' | 'dark' | 'system';
}

/** A folder with the sample shop in it, built once a run and copied from then on. */
export async function makeSampleData(look: Look = {}): Promise<string> {
  const template = await templateOf('sample-shop', buildSampleShop);
  const userData = makeUserData();
  cpSync(template, userData, { recursive: true });
  setLook(userData, look);
  return userData;
}

/** Starts a till on a copy of the sample shop; {@link endTill} ends it. */
export async function startSampleTill(options: Look & LaunchOptions = {}): Promise<RunningTill> {
  return launchTill(await makeSampleData(options), options);
}

/** Ends a till at once and removes its folder. */
export async function endTill(till: RunningTill): Promise<void> {
  await till.kill();
  removeUserData(till.userData);
}

/** Sets language and theme in a till's preferences, as a person did before. */
export function setLook(userData: string, { locale = 'en', theme = 'light' }: Look): void {
  const file = join(userData, 'preferences.json');
  const before: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...(before as object), locale, theme }));
}

async function buildSampleShop(): Promise<string> {
  const userData = makeUserData();
  const till = await launchTill(userData);
  try {
    await ask(till.page, 'system.setPreferences', { locale: 'en', theme: 'light' });
    await ask(till.page, 'system.createSampleShop', { seed: 20_261 });
  } finally {
    await till.close();
  }
  return userData;
}
