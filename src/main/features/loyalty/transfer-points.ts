import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type { CommandContext } from '../../store/context.ts';
import { openLot, postTaking } from './post-entries.ts';
import { bookOperation, ownerOf, type PostedOperation } from './post-operations.ts';
import { balanceOn, type LotShare, spendableLots, takeInOrder } from './rules/lots.ts';
import { selectBalance, selectOpenLots } from './tables.ts';
import { type PointsOwner, selectLotRule } from './tables-operations.ts';

/** Points to give from one member to another. */
export interface TransferToPost {
  readonly fromId: number;
  readonly toId: number;
  /** More than 0. */
  readonly points: number;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** A transfer that was posted, with both balances afterwards. */
export interface PostedTransfer extends PostedOperation {
  readonly receiverBalanceAfter: number;
}

/**
 * Gives points from one member to another in the open transaction: an entry that takes them in
 * spend order, and an entry at the receiver for every lot they came from, each with the expiry and
 * the place in the spend order that it had (docs/decisions: points between members). What the
 * receiver owes is paid first. Fails with nothing posted when either is frozen or the giver has
 * too few; a debt of the giver is taken off. Throws when one of them is not there.
 */
export function transferPoints(
  context: CommandContext,
  transfer: TransferToPost,
): Result<PostedTransfer, 'members.frozen' | 'loyalty.notEnoughPoints'> {
  const { db, today } = context;
  const { points, reason, note } = transfer;
  const from = ownerOf(context, transfer.fromId);
  const to = ownerOf(context, transfer.toId);
  const frozen = from.frozenReason ?? to.frozenReason;
  if (frozen !== null) return fail('members.frozen', { reason: frozen });
  const lots = selectOpenLots(db, from.id);
  const balance = balanceOn(lots, today);
  if (points > balance) return fail('loyalty.notEnoughPoints', { asked: points, balance });
  const shares = takeInOrder(spendableLots(lots, today), points);
  const taking = { kind: 'transfer', saleId: null, shares, programmeVersion: null } as const;
  const given = postTaking(context, { ...taking, memberId: from.id, reason });
  const received = shares.map((share) => receive(context, { to, share, reason }));
  const facts = { kind: 'transfer', memberId: from.id, reason, note } as const;
  const operationUid = bookOperation(context, facts, [
    { memberId: from.id, memberUid: from.uid, entries: [given] },
    { memberId: to.id, memberUid: to.uid, entries: received },
  ]);
  return ok({
    operationUid,
    points: -points,
    expiresOn: null,
    balanceAfter: selectBalance(db, from.id, today),
    receiverBalanceAfter: selectBalance(db, to.id, today),
  });
}

/** Opens, at the receiver, the lot that a share of the giver's lot becomes. */
function receive(
  context: CommandContext,
  receiving: {
    readonly to: PointsOwner;
    readonly share: LotShare;
    readonly reason: string;
  },
) {
  const { lot, points } = receiving.share;
  return openLot(context, {
    memberId: receiving.to.id,
    saleId: null,
    kind: 'transfer',
    points,
    ...selectLotRule(context.db, lot.id),
    earnedAt: lot.earnedAt,
    activeFrom: lot.activeFrom,
    expiresOn: lot.expiresOn,
    reason: receiving.reason,
  });
}
