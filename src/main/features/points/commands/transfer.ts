import { MAX_POINTS } from '../../../../contract/kernel/money.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { spendablePoints, transferPoints } from '../../loyalty/face.ts';
import { memberToChange } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { decisionNote } from '../decide.ts';

/** Gives points from one member to another, both sides in this transaction. */
export const transfer: Command<'points.transfer'> = (context, input) => {
  const { db, today } = context;
  if (input.fromId === input.toId) return fail('points.sameMember');
  const from = memberToChange(db, input.fromId);
  if (!from.ok) return from;
  const to = memberToChange(db, input.toId);
  if (!to.ok) return to;
  const { allowsTransfers, maxTransfer } = readSettings(db).points;
  if (!allowsTransfers) return fail('points.transfersOff');
  if (input.points > maxTransfer) return fail('points.tooMany', { max: maxTransfer });
  if (spendablePoints(db, input.toId, today) + input.points > MAX_POINTS) {
    return fail('points.balanceTooLarge');
  }
  const note = decisionNote(context, { note: input.note, needsNote: input.reason === 'other' });
  if (!note.ok) return note;
  const { fromId, toId, points, reason } = input;
  const posted = transferPoints(context, { fromId, toId, points, reason, note: note.value });
  if (!posted.ok) return posted;
  const { operationUid, balanceAfter, receiverBalanceAfter } = posted.value;
  return ok({ operationUid, balanceAfter, receiverBalanceAfter });
};
