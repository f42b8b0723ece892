import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { countHeld } from '../../sales/face.ts';
import { readSettings } from '../../settings/face.ts';
import { denominationsOf } from '../rules/denominations.ts';
import { selectUnreadNotes } from '../tables/notes.ts';
import { selectOpenShift, selectPastShifts } from '../tables/shifts.ts';

/** The shift as it stands, and what waits for whoever works next. */
export const current: Query<'shift.current'> = (context) => {
  const { db, today, till } = context;
  const shift = selectOpenShift(db);
  const [last] = selectPastShifts(db, { beforeZNo: Number.MAX_SAFE_INTEGER, limit: 1 });
  return ok({
    shift:
      shift === undefined
        ? null
        : {
            shiftId: shift.id,
            businessDay: shift.businessDay,
            openedAt: shift.openedAt,
            openedByName: shift.openedByName,
            isAutomatic: shift.isAutomatic === 1,
            floatMinor: shift.floatMinor,
            isOverdue: shift.businessDay < today,
          },
    isRequired: readSettings(db).shift.isRequired,
    notes: selectUnreadNotes(db).map(({ noteId, text, staffName, at }) => ({
      noteId,
      text,
      staffName,
      at,
    })),
    heldBaskets: countHeld(db),
    denominations: [...denominationsOf(till.currency)],
    lastClosed:
      last === undefined
        ? null
        : { zNo: last.zNo, closedAt: last.closedAt, countedMinor: last.countedMinor },
  });
};
