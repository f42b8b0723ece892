import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import { clockTime } from '../../../../contract/kernel/time.ts';
import type { Draft } from '../../../../contract/sales.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { deleteDraft } from '../tables/draft.ts';
import { countHeld, insertHeld } from '../tables/held.ts';
import { totalOf } from '../total-of.ts';

/** More than a counter ever has; a list of them must stay one that can be read. */
const MAX_HELD = 100;

/** The name that was given, else the member's, else the time of day. */
function nameOf(
  context: CommandContext,
  held: { readonly name: string; readonly memberName: string | null },
): string {
  const given = cleanText(held.name).trim();
  if (given !== '') return given;
  if (held.memberName !== null) return held.memberName;
  return clockTime(context.now, context.till.timeZone);
}

function keep(context: CommandContext, draft: Draft, staffId: number, name: string) {
  const member = draft.memberId === null ? undefined : memberForSale(context.db, draft.memberId);
  const memberName = member?.name ?? null;
  const row = {
    uid: context.newUid(),
    name: nameOf(context, { name, memberName }),
    payload: JSON.stringify(draft),
    lineCount: draft.lines.length,
    totalMinor: totalOf(context, draft),
    memberId: member?.id ?? null,
    staffId,
    createdAt: context.now,
  };
  const heldId = insertHeld(context.db, row);
  context.log('sale.suspended', {
    basket: row.uid,
    customer: member?.uid ?? null,
    lineCount: row.lineCount,
    totalMinor: row.totalMinor,
  });
  return { heldId, ...row, memberName };
}

/**
 * Puts the basket aside and clears the draft in the same transaction, so that it is never in both
 * places nor in none. It books nothing: points and vouchers among its tenders are still wishes.
 */
export const hold: Command<'sales.hold'> = (context, { draft, name }) => {
  const { session } = context;
  if (session === null) throw new Error('A basket needs a signed-in person');
  if (draft.lines.length === 0) return fail('sales.empty');
  if (draft.paymentRequestId !== null) return fail('sales.paymentOpen');
  if (countHeld(context.db) >= MAX_HELD) return fail('sales.tooManyHeld');
  const { heldId, memberId, memberName, lineCount, totalMinor, createdAt, ...row } = keep(
    context,
    draft,
    session.staffId,
    name,
  );
  deleteDraft(context.db);
  context.changed('draft', 'held');
  return ok({
    heldId,
    name: row.name,
    createdAt,
    staffName: session.name,
    memberId,
    memberName,
    lineCount,
    totalMinor,
  });
};
