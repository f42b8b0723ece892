import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { enqueueShiftReport } from '../../devices/face.ts';
import { xReport, zReport } from '../shift-report.ts';
import { selectClosedShift, selectOpenShift } from '../tables/shifts.ts';

/** Prints the X report; the log says that somebody looked. */
export const printX: Command<'shift.printX'> = (context, { requestId }) => {
  const shift = selectOpenShift(context.db);
  if (shift === undefined) return fail('shift.notOpen');
  const report = xReport(context, shift);
  const key = `x:${requestId}`;
  const jobId = enqueueShiftReport(context, { key, title: 'X', isCopy: false, report });
  context.log('shift.reported', { shift: shift.uid, kind: 'x', jobId });
  return ok({ jobId });
};

/** Prints a Z report again, marked as a copy. */
export const reprint: Command<'shift.reprint'> = (context, { requestId, shiftId }) => {
  const shift = selectClosedShift(context.db, shiftId);
  if (shift === undefined) return fail('shift.unknown');
  const report = zReport(context, shift);
  const title = `Z ${shift.zNo}`;
  const key = `zcopy:${requestId}`;
  const jobId = enqueueShiftReport(context, { key, title, isCopy: true, report });
  context.log('shift.reported', { zNumber: shift.zNo, kind: 'copy', jobId });
  return ok({ jobId });
};
