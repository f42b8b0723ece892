import type { Session } from '../../src/contract/staff.ts';

/** The people every test store has; their PINs are no PINs. */
export const MANAGER: Session = {
  staffId: 1,
  name: 'Lin Manager',
  role: 'manager',
  signedInAt: Date.UTC(2026, 10, 21, 1),
};
export const CASHIER: Session = {
  staffId: 2,
  name: 'Ana Cashier',
  role: 'cashier',
  signedInAt: Date.UTC(2026, 10, 21, 1),
};
