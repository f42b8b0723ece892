import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { xReport, zReport } from '../shift-report.ts';
import { selectClosedShift, selectOpenShift } from '../tables/shifts.ts';

/** The X report of the open shift, or the Z report of a closed one. */
export const report: Query<'shift.report'> = (context, { shiftId }) => {
  const open = selectOpenShift(context.db);
  if (shiftId === null || shiftId === open?.id)
    return open === undefined ? fail('shift.notOpen') : ok(xReport(context, open));
  const closed = selectClosedShift(context.db, shiftId);
  return closed === undefined ? fail('shift.unknown') : ok(zReport(context, closed));
};
