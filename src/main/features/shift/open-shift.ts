import type { Minor } from '../../../contract/kernel/money.ts';
import type { CommandContext } from '../../store/context.ts';
import { insertShift } from './tables/shifts.ts';

/** Opens a shift; the caller has seen that none is open. Returns its id. */
export function openShift(
  context: CommandContext,
  shift: { readonly floatMinor: Minor; readonly isAutomatic: boolean; readonly staffId: number },
): number {
  const { floatMinor, isAutomatic, staffId } = shift;
  const uid = context.newUid();
  const openedSeq = context.log('shift.opened', {
    shift: uid,
    businessDayDate: context.today,
    floatMinor,
    isAutomatic,
  });
  context.changed('shift');
  return insertShift(context.db, {
    uid,
    businessDay: context.today,
    openedAt: context.now,
    openedBy: staffId,
    isAutomatic,
    floatMinor,
    openedSeq,
  });
}
