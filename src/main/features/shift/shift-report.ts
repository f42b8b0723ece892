import { shiftFigures, type ShiftFigures, type ShiftReport } from '../../../contract/shift.ts';
import type { QueryContext } from '../../store/context.ts';
import { receiptsOfShift } from '../sales/face.ts';
import { shiftTotals } from './rules/shift-totals.ts';
import { selectCounts, selectMovements } from './tables/cash.ts';
import { type ClosedShiftRow, countSince, type OpenShiftRow } from './tables/shifts.ts';

type Read = Pick<QueryContext, 'db'>;

/** What the open shift adds up to at this moment. */
export function figuresOf({ db }: Read, shift: OpenShiftRow): ShiftFigures {
  const { id: shiftId, afterSaleId, floatMinor, openedSeq } = shift;
  return shiftTotals({
    receipts: receiptsOfShift(db, { shiftId, afterSaleId }),
    movements: selectMovements(db, shiftId),
    floatMinor,
    ...countSince(db, openedSeq),
  });
}

/** The X report of the open shift. */
export function xReport(context: Read, shift: OpenShiftRow): ShiftReport {
  return {
    shiftId: shift.id,
    businessDay: shift.businessDay,
    openedAt: shift.openedAt,
    openedByName: shift.openedByName,
    isAutomatic: shift.isAutomatic === 1,
    figures: figuresOf(context, shift),
    movements: selectMovements(context.db, shift.id),
    closing: null,
  };
}

/** The Z report of a closed shift: its figures as they were kept, not worked out again. */
export function zReport({ db }: Read, shift: ClosedShiftRow): ShiftReport {
  return {
    shiftId: shift.id,
    businessDay: shift.businessDay,
    openedAt: shift.openedAt,
    openedByName: shift.openedByName,
    isAutomatic: shift.isAutomatic === 1,
    figures: readFigures(shift),
    movements: selectMovements(db, shift.id),
    closing: {
      zNo: shift.zNo,
      closedAt: shift.closedAt,
      closedByName: shift.closedByName,
      countedMinor: shift.countedMinor,
      counts: selectCounts(db, shift.id),
      differenceMinor: shift.countedMinor - shift.expectedMinor,
      differenceReason: shift.differenceReason,
      headSeq: shift.headSeq,
      headHash: Buffer.from(shift.headHash).toString('hex'),
    },
  };
}

/** The figures of a closed shift: our own JSON, whose shape may be an older one's. */
export function readFigures(shift: Pick<ClosedShiftRow, 'totals'>): ShiftFigures {
  return shiftFigures.parse(JSON.parse(shift.totals));
}
