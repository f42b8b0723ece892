import type { ErrorParams, Result } from '../../../../contract/kernel/result.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { StaffSummary } from '../../../../contract/staff.ts';
import type { InternalCommand } from '../../../store/context.ts';
import { insertStaff } from '../insert-staff.ts';
import { mayManage } from '../rules/authority.ts';
import { type Credential, isNameTaken, staffById, toSummary } from '../tables.ts';

export interface AddStaff extends Credential {
  readonly requestId: string;
  readonly name: string;
  readonly role: StaffSummary['role'];
}
type AddError = 'staff.nameEmpty' | 'staff.nameTaken' | 'staff.roleTooHigh';

/** Adds a person whose PIN the main process has hashed already. */
export const add: InternalCommand<AddStaff, Result<StaffSummary, AddError>> = (context, input) => {
  const actor = context.session;
  if (actor === null || !mayManage(actor.role, input.role)) return fail('staff.roleTooHigh');
  const name = cleanText(input.name);
  if (name === '') return fail('staff.nameEmpty');
  if (isNameTaken(context.db, name, 0))
    return fail('staff.nameTaken', { name } satisfies ErrorParams);
  const id = insertStaff(context, { ...input, name });
  const row = staffById(context.db, id);
  if (row === undefined) throw new Error(`Staff ${id} was inserted and is not there`);
  return ok(toSummary(row, context.now));
};
