import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { openDrawerFor } from '../../devices/face.ts';
import { approvalEvent, mayDecide } from '../../staff/face.ts';
import { figuresOf } from '../shift-report.ts';
import { insertMovement } from '../tables/cash.ts';
import { selectOpenShift } from '../tables/shifts.ts';

/** Books cash that goes into the drawer or out of it beside the sales (POSLog: paid in, paid out). */
export const moveCash: Command<'shift.moveCash'> = (context, input) => {
  const { session, approval = null } = context;
  if (session === null) throw new Error('Cash is moved by a signed-in person');
  const shift = selectOpenShift(context.db);
  if (shift === undefined) return fail('shift.notOpen');
  const { kind, amountMinor } = input;
  const reason = cleanText(input.reason);
  if (reason === '') return fail('shift.reasonMissing');
  const isOut = kind === 'out';
  const availableMinor = figuresOf(context, shift).expectedCashMinor;
  if (isOut && amountMinor > availableMinor)
    return fail('shift.notEnoughCash', { availableMinor, amountMinor });
  if (isOut && !mayDecide(context)) return fail('shift.approvalNeeded');
  const uid = context.newUid();
  insertMovement(context.db, {
    uid,
    shiftId: shift.id,
    kind,
    amountMinor,
    reason,
    staffId: session.staffId,
    approvedBy: approval?.staffId ?? null,
    at: context.now,
  });
  context.log(isOut ? 'cash.paidOut' : 'cash.paidIn', {
    movement: uid,
    shift: shift.uid,
    amountMinor,
    reason,
    ...approvalEvent(context),
  });
  openDrawerFor(context, `cash:${uid}`);
  context.changed('shift');
  return ok({ expectedCashMinor: availableMinor + (isOut ? -amountMinor : amountMinor) });
};
