import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { mayManage, runsStore } from '../rules/authority.ts';
import { countOtherManagers, isNameTaken, setProfile, staffById, toSummary } from '../tables.ts';

/** Renames a person, gives another role, lets them leave or come back. */
export const change: Command<'staff.change'> = (context, input) => {
  const actor = context.session;
  const row = staffById(context.db, input.staffId);
  if (row === undefined) return fail('staff.unknown');
  const role = input.role ?? row.role;
  const isActive = input.isActive ?? row.isActive === 1;
  const name = input.name === undefined ? row.name : cleanText(input.name);
  if (actor === null || !mayManage(actor.role, row.role) || !mayManage(actor.role, role))
    return fail('staff.roleTooHigh');
  if (name === '') return fail('staff.nameEmpty');
  if (isActive && isNameTaken(context.db, name, row.id)) return fail('staff.nameTaken', { name });
  const stillRunsStore = isActive && runsStore(role);
  if (runsStore(row.role) && row.isActive === 1 && !stillRunsStore) {
    if (countOtherManagers(context.db, row.id) === 0) return fail('staff.lastManager');
  }
  setProfile(context.db, { id: row.id, name, role, isActive });
  context.log('staff.changed', {
    staffId: row.id,
    role,
    isActive,
    isRenamed: name !== row.name,
  });
  context.changed('staff', `staff:${row.id}`);
  return ok(toSummary({ ...row, name, role, isActive: isActive ? 1 : 0 }, context.now));
};
