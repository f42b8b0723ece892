import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { spendablePoints, undoOperation } from '../../loyalty/face.ts';
import { readSettings } from '../../settings/face.ts';
import { rewardGivenBack } from '../../stamps/face.ts';
import { endRedemption, selectRedemption } from '../tables-redemptions.ts';
import { moveStock } from '../tables-stock.ts';
import { toRedemption } from '../to-gift.ts';

/** Takes a gift back: the points return to their very lots, the piece to the stock. */
export const giveBackGift: Command<'rewards.giveBackGift'> = (context, input) => {
  const { db, now, today } = context;
  const given = selectRedemption(db, input.redemptionId);
  if (given === undefined) return fail('rewards.unknownRedemption');
  if (given.returnedAt !== null) return fail('rewards.alreadyGivenBack', { name: given.giftName });
  if (toRedemption(given, today).returnableUntil === null) {
    return fail('rewards.giveBackTooLate', { days: given.returnDays });
  }
  const reason = cleanText(input.reason);
  if (reason === '') return fail('rewards.reasonMissing');
  const { id, memberId, memberUid, operationUid, points } = given;
  const staffId = context.session?.staffId ?? null;
  endRedemption(db, { id, at: now, staffId, reason });
  const stock = moveStock(db, {
    giftId: given.giftId,
    kind: 'returned',
    quantity: 1,
    redemptionId: id,
    reason: '',
    at: now,
    businessDay: today,
    staffId,
  });
  if (stock === undefined) throw new Error('A piece that comes back leaves fewer than none');
  context.log('gift.givenBack', {
    redemption: given.uid,
    gift: given.giftUid,
    member: memberUid,
    points,
    stock,
  });
  if (operationUid === null) rewardGivenBack(context, id);
  else {
    const { graceDays } = readSettings(db).returns;
    const undone = undoOperation(context, { operationUid, reason, graceDays });
    // A manager may have given the points back by hand before.
    if (!undone.ok && undone.error.code !== 'loyalty.alreadyUndone') {
      throw new Error(`The points of a gift cannot go back: ${undone.error.code}`);
    }
  }
  context.changed('rewards', `member:${memberId}`);
  return ok({ points, balanceAfter: spendablePoints(db, memberId, today), stock });
};
