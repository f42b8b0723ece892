import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { parseDraft, readDraft } from '../read-draft.ts';
import { saveDraft } from '../tables/draft.ts';
import { deleteHeld, selectHeld } from '../tables/held.ts';

/**
 * Makes a basket that waits the draft again, in one transaction. A draft with goods or tenders
 * stays where it is; one with only a member gives way.
 */
export const resume: Command<'sales.resume'> = (context, { heldId }) => {
  const held = selectHeld(context.db, heldId);
  const kept = held === undefined ? null : parseDraft(held.payload);
  if (held === undefined || kept === null) return fail('sales.heldUnknown');
  // The member may have become another since: members are merged.
  const draft = { ...kept, memberId: held.memberId };
  const present = readDraft(context.db);
  if (present !== null && present.lines.length + present.tenders.length > 0) {
    return fail('sales.draftInTheWay');
  }
  deleteHeld(context.db, heldId);
  saveDraft(context.db, JSON.stringify(draft), context.now);
  context.log('sale.resumed', { basket: held.uid });
  context.changed('draft', 'held');
  return ok(draft);
};
