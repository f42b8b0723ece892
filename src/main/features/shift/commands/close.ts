import type { CallParsed } from '../../../../contract/index.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { ShiftFigures } from '../../../../contract/shift.ts';
import type { Session } from '../../../../contract/staff.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { enqueueShiftReport } from '../../devices/face.ts';
import { countHeld } from '../../sales/face.ts';
import { countCash } from '../rules/count-cash.ts';
import { figuresOf, zReport } from '../shift-report.ts';
import { insertCount } from '../tables/cash.ts';
import {
  closeShiftRow,
  takeZNo,
  type OpenShiftRow,
  selectClosedShift,
  selectOpenShift,
} from '../tables/shifts.ts';

interface Closing {
  readonly shift: OpenShiftRow;
  readonly figures: ShiftFigures;
  readonly countedMinor: number;
  readonly differenceReason: string;
  readonly counts: CallParsed<'shift.close'>['counts'];
}

/**
 * Closes the shift: what was counted beside what must be there, the next Z number, the figures as
 * they stand, and the Z report in the print queue. Afterwards nothing finds this shift to book to.
 */
export const close: Command<'shift.close'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A shift is closed by a signed-in person');
  const shift = selectOpenShift(context.db);
  if (shift === undefined || shift.id !== input.shiftId) return fail('shift.notOpen');
  const figures = figuresOf(context, shift);
  const { expectedCashMinor } = figures;
  if (expectedCashMinor !== input.expectedCashMinor)
    return fail('shift.cashChanged', { expectedCashMinor });
  const countedMinor = countCash(input);
  if (countedMinor === null) return fail('shift.countInvalid');
  const differenceMinor = countedMinor - expectedCashMinor;
  const differenceReason = differenceMinor === 0 ? '' : cleanText(input.differenceReason);
  if (differenceMinor !== 0 && differenceReason === '')
    return fail('shift.reasonMissing', { differenceMinor });
  const held = countHeld(context.db);
  if (held > 0 && !input.keepsHeldBaskets) return fail('shift.heldBaskets', { count: held });
  const { counts } = input;
  const zNo = settle(context, { shift, figures, countedMinor, differenceReason, counts }, session);
  printZ(context, { shiftId: shift.id, zNo });
  context.changed('shift');
  return ok({ shiftId: shift.id, zNo, differenceMinor });
};

function settle(context: CommandContext, closing: Closing, session: Session): number {
  const { shift, figures, countedMinor, differenceReason, counts } = closing;
  const zNo = takeZNo(context.db);
  const closedSeq = context.log('shift.closed', {
    shift: shift.uid,
    zNumber: zNo,
    businessDayDate: shift.businessDay,
    figures,
    counts,
    countedMinor,
    differenceMinor: countedMinor - figures.expectedCashMinor,
    reason: differenceReason,
  });
  closeShiftRow(context.db, {
    id: shift.id,
    closedAt: context.now,
    closedBy: session.staffId,
    closedSeq,
    zNo,
    expectedMinor: figures.expectedCashMinor,
    countedMinor,
    differenceReason,
    totals: JSON.stringify(figures),
  });
  for (const count of counts) insertCount(context.db, shift.id, count);
  return zNo;
}

function printZ(
  context: CommandContext,
  { shiftId, zNo }: { readonly shiftId: number; readonly zNo: number },
): void {
  const closed = selectClosedShift(context.db, shiftId);
  if (closed === undefined) throw new Error('A shift was closed and is not there');
  const report = zReport(context, closed);
  const page = { key: `z:${shiftId}`, title: `Z ${zNo}`, isCopy: false, report };
  enqueueShiftReport(context, page);
}
