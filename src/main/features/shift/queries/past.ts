import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { readFigures } from '../shift-report.ts';
import { selectPastShifts } from '../tables/shifts.ts';

/** Closed shifts, newest first; the cursor is the last Z number shown. */
export const past: Query<'shift.past'> = (context, { cursor, limit }) => {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const beforeZNo = Number.isSafeInteger(before) ? before : 0;
  const rows = selectPastShifts(context.db, { beforeZNo, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return ok({
    rows: shown.map((shift) => ({
      shiftId: shift.id,
      zNo: shift.zNo,
      businessDay: shift.businessDay,
      openedAt: shift.openedAt,
      closedAt: shift.closedAt,
      closedByName: shift.closedByName,
      netMinor: readFigures(shift).netMinor,
      differenceMinor: shift.countedMinor - shift.expectedMinor,
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.zNo ?? '') : null,
  });
};
