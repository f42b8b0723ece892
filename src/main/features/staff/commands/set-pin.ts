import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { StaffSummary } from '../../../../contract/staff.ts';
import type { InternalCommand } from '../../../store/context.ts';
import { mayManage } from '../rules/authority.ts';
import { type Credential, setCredential, staffById, toSummary } from '../tables.ts';

export interface SetPin extends Credential {
  readonly requestId: string;
  readonly staffId: number;
}

/** Gives a person a new PIN, which the main process has hashed already: one's own, or as a manager. */
export const setPin: InternalCommand<
  SetPin,
  Result<StaffSummary, 'staff.unknown' | 'staff.roleTooHigh'>
> = (context, input) => {
  const actor = context.session;
  const row = staffById(context.db, input.staffId);
  if (row === undefined) return fail('staff.unknown');
  const isOwn = actor?.staffId === row.id;
  if (actor === null || !(isOwn || mayManage(actor.role, row.role)))
    return fail('staff.roleTooHigh');
  setCredential(context.db, row.id, input);
  context.log('staff.pinChanged', { staffId: row.id, isOwn });
  context.changed('staff', `staff:${row.id}`);
  return ok(toSummary({ ...row, failures: 0, lockedUntil: null }, context.now));
};
