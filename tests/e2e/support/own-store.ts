import { cpSync } from 'node:fs';
import type { CallInput } from '../../../src/contract/index.ts';
import { launchTill, makeUserData } from './launch-till.ts';
import { templateOf } from './run-folder.ts';
import { setLook } from './sample-till.ts';
import { ask } from './window.ts';

/** A small real store: one manager, nothing sold, one backup. */
const OWN_SHOP: CallInput<'system.createShop'> = {
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
  const template = await templateOf('own-store', buildOwnStore);
  const userData = makeUserData();
  cpSync(template, userData, { recursive: true });
  return userData;
}

async function buildOwnStore(): Promise<string> {
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
  return userData;
}
