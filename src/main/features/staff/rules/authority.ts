import type { StaffSummary } from '../../../../contract/staff.ts';

type Role = StaffSummary['role'];

const MANAGED: Readonly<Record<Role, readonly Role[]>> = {
  cashier: [],
  headquarters: [],
  manager: ['cashier', 'manager'],
  admin: ['cashier', 'manager', 'headquarters', 'admin'],
};

/** Whether `actor` may add, change or give a PIN to a person of role `target` (TRUST, People). */
export function mayManage(actor: Role, target: Role): boolean {
  return MANAGED[actor].includes(target);
}

/** Whether a role runs the store: one such person must always be left. */
export function runsStore(role: Role): boolean {
  return role === 'manager' || role === 'admin';
}
