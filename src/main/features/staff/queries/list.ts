import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { runsStore } from '../rules/authority.ts';
import { listStaff, toSummary } from '../tables.ts';

/** People who left are nobody's business on the sign-in screen: only a manager sees them. */
export const list: Query<'staff.list'> = (context, input) => {
  const isManager = context.session !== null && runsStore(context.session.role);
  const rows = listStaff(context.db, input.includeInactive && isManager);
  return ok(rows.map((row) => toSummary(row, context.now)));
};
