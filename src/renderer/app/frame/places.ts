import { MANAGERS, PLANNERS, SELLERS, STAFF } from '../../../contract/call.ts';
import type { Role } from '../../../contract/call.ts';
import type { TKey } from '../../i18n/index.ts';

export interface Place {
  readonly path: string;
  readonly label: TKey;
  readonly keys: string;
  /** Who may go there. */
  readonly access: readonly Role[];
}

/** The screens one can go to, in the order of their keys. */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'app:place.counter', keys: 'alt+1', access: STAFF },
  { path: '/staff', label: 'app:place.staff', keys: 'alt+2', access: MANAGERS },
  { path: '/devices', label: 'app:place.devices', keys: 'alt+3', access: MANAGERS },
  { path: '/system', label: 'app:place.system', keys: 'alt+4', access: MANAGERS },
  { path: '/shift', label: 'app:place.shift', keys: 'alt+5', access: SELLERS },
  { path: '/catalog', label: 'app:place.catalog', keys: 'alt+6', access: MANAGERS },
  { path: '/members', label: 'app:place.members', keys: 'alt+7', access: MANAGERS },
  { path: '/import', label: 'app:place.import', keys: 'alt+8', access: MANAGERS },
  { path: '/settings', label: 'app:place.settings', keys: 'alt+9', access: MANAGERS },
  { path: '/prints', label: 'printing:title', keys: 'alt+p', access: SELLERS },
  { path: '/loyalty', label: 'app:place.loyalty', keys: 'alt+0', access: PLANNERS },
];

/** The screens a role can go to. */
export function placesFor(role: Role): readonly Place[] {
  return PLACES.filter(({ access }) => access.includes(role));
}

/** Whether a role runs the store. */
export function isManager(role: Role): boolean {
  return MANAGERS.includes(role);
}
