import type { CommandContext } from '../../store/context.ts';
import { readSettings } from '../settings/face.ts';
import { openShift } from './open-shift.ts';
import { openShiftId } from './tables/shifts.ts';

export { openShiftId } from './tables/shifts.ts';

/**
 * The shift to which a sale or return is booked, in its transaction. Where the settings ask for no
 * opening, the first sale opens one by itself, with no float; otherwise 'notOpen'.
 */
export function shiftForSale(context: CommandContext): { readonly shiftId: number } | 'notOpen' {
  const shiftId = openShiftId(context.db);
  if (shiftId !== undefined) return { shiftId };
  const { session } = context;
  if (session === null || readSettings(context.db).shift.isRequired) return 'notOpen';
  const staffId = session.staffId;
  return { shiftId: openShift(context, { floatMinor: 0, isAutomatic: true, staffId }) };
}
