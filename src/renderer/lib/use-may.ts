import { ANYONE } from '../../contract/call.ts';
import { CALLS, type CallName } from '../../contract/index.ts';
import { useTillQuery } from './use-till.ts';

/**
 * Whether who is signed in may make a call: what a screen need not offer. The gateway decides, by
 * the same table.
 */
export function useMay(name: CallName): boolean {
  const role = useTillQuery('staff.session', {}).data?.session?.role;
  const { access } = CALLS[name];
  return access === ANYONE || (role !== undefined && access.includes(role));
}
