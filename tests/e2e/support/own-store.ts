import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '../../../src/contract/index.ts';
import { launchTill, makeUserData, removeUserData } from './launch-till.ts';
import { RUN_FOLDER_VARIABLE } from './run-folder.ts';
import { setLook } from './sample-till.ts';
import { ask } from './window.ts';

/** A small real store: one manager, nothing sold, one backup. */
export const OWN_SHOP: CallInput<'system.createShop'> = {
  storeName: 'Casa Llum',
  storeCode: 'S01',
  tillCode: 'T01',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  cutoverMinutes: 240,
  managerName: 'Ana',
  managerPin: '2468',
};

/** A folder with that store, closed cleanly; built once a run. */
export async function makeOwnStoreData(): Promise<string> {
  const run = process.env[RUN_FOLDER_VARIABLE];
  if (run === undefined) throw new Error('The run has no folder: see playwright.config.ts');
  const template = join(run, 'own-store');
  if (!existsSync(template)) await build(template);
  const userData = makeUserData();
  cpSync(template, userData, { recursive: true });
  return userData;
}

async function build(template: string): Promise<void> {
  const userData = makeUserData();
  setLook(userData, {});
  const till = await launchTill(userData);
  try {
    await ask(till.page, 'system.createShop', OWN_SHOP);
    await ask(till.page, 'staff.signIn', { staffId: 1, pin: OWN_SHOP.managerPin });
    await ask(till.page, 'system.backupNow', {});
  } finally {
    await till.close();
  }
  const staging = `${template}.${process.pid}`;
  for (const name of ['store', 'known-store.json', 'pepper', 'preferences.json']) {
    if (existsSync(join(userData, name)))
      cpSync(join(userData, name), join(staging, name), { recursive: true });
  }
  renameSync(staging, template);
  removeUserData(userData);
}
