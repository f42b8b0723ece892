import type { Role } from '../../contract/call.ts';
import type { TKey } from '../i18n/index.ts';

/** What each role is called on the screen. */
export const ROLE_NAMES: Readonly<Record<Role, TKey>> = {
  cashier: 'common:role.cashier',
  manager: 'common:role.manager',
  headquarters: 'common:role.headquarters',
  admin: 'common:role.admin',
};
