import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/contract/call.ts';
import { mayManage, runsStore } from '../../../src/main/features/staff/rules/authority.ts';

describe('who may manage whom', () => {
  it('is exactly this table', () => {
    const table = ROLES.map((actor) => [actor, ROLES.filter((role) => mayManage(actor, role))]);
    expect(Object.fromEntries(table)).toEqual({
      cashier: [],
      headquarters: [],
      manager: ['cashier', 'manager'],
      admin: ['cashier', 'manager', 'headquarters', 'admin'],
    });
  });

  it('counts managers and admins as those who run the store', () => {
    expect(ROLES.filter(runsStore)).toEqual(['manager', 'admin']);
  });
});
