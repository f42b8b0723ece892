import type { StaffSummary } from '../../../../contract/staff.ts';
import type { InternalQuery } from '../../../store/context.ts';
import { staffById, toSummary } from '../tables.ts';

/** The person of a session as the store knows them now: name and role may have changed. */
export const current: InternalQuery<{ readonly staffId: number }, StaffSummary | null> = (
  context,
  input,
) => {
  const row = staffById(context.db, input.staffId);
  return row === undefined ? null : toSummary(row, context.now);
};
