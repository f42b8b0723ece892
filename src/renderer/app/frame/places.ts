import { MANAGERS } from '../../../contract/call.ts';
import type { Role } from '../../../contract/call.ts';
import type { TKey } from '../../i18n/index.ts';

interface Place {
  readonly path: string;
  readonly label: TKey;
  readonly keys: string;
}

/** The screens a manager can go to, in the order of their keys. */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'app:place.counter', keys: 'alt+1' },
  { path: '/staff', label: 'app:place.staff', keys: 'alt+2' },
  { path: '/devices', label: 'app:place.devices', keys: 'alt+3' },
  { path: '/system', label: 'app:place.system', keys: 'alt+4' },
];

/** Whether a role runs the store. */
export function isManager(role: Role): boolean {
  return MANAGERS.includes(role);
}
