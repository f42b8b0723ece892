import { MAX_POINTS } from '../../../../contract/kernel/money.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { CallParsed } from '../../../../contract/index.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Command } from '../../../store/context.ts';
import { adjustPoints, spendablePoints } from '../../loyalty/face.ts';
import { memberToChange } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { decisionNote } from '../decide.ts';

/** Corrects a member's points by hand, within the store's limit and with a manager behind it. */
export const adjust: Command<'points.adjust'> = (context, input) => {
  const { db, today } = context;
  const member = memberToChange(db, input.memberId);
  if (!member.ok) return member;
  const { points, reason, expiry } = input;
  const { maxAdjust } = readSettings(db).points;
  if (Math.abs(points) > maxAdjust) return fail('points.tooMany', { max: maxAdjust });
  if (expiry.kind === 'day' && expiry.day < today) return fail('points.dayPast');
  if (spendablePoints(db, input.memberId, today) + points > MAX_POINTS) {
    return fail('points.balanceTooLarge');
  }
  const note = decisionNote(context, { note: input.note, needsNote: reason === 'other' });
  if (!note.ok) return note;
  const posted = adjustPoints(context, {
    memberId: input.memberId,
    points,
    reason,
    note: note.value,
    expiresOn: expiryDay(expiry),
    allowsNegative: input.allowsNegative,
  });
  if (!posted.ok) return posted;
  const { operationUid, balanceAfter, expiresOn } = posted.value;
  return ok({ operationUid, balanceAfter, expiresOn });
};

/** Undefined = as the programme says. */
function expiryDay(expiry: CallParsed<'points.adjust'>['expiry']): BusinessDay | null | undefined {
  if (expiry.kind === 'programme') return undefined;
  return expiry.kind === 'day' ? expiry.day : null;
}
