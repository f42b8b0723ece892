import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { deleteHeld, selectHeld } from '../tables/held.ts';

/** Gives up a basket that waits; nothing of it was booked, so nothing has to be taken back. */
export const discardHeld: Command<'sales.discardHeld'> = (context, { heldId, reason }) => {
  const held = selectHeld(context.db, heldId);
  if (held === undefined) return fail('sales.heldUnknown');
  deleteHeld(context.db, heldId);
  const { uid, lineCount, totalMinor } = held;
  context.log('sale.voided', { basket: uid, lineCount, totalMinor, reason });
  context.changed('held');
  return ok(null);
};
