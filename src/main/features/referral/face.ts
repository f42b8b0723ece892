import type { Minor } from '../../../contract/kernel/money.ts';
import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import { postBonus, undoOperation } from '../loyalty/face.ts';
import { readSettings } from '../settings/face.ts';
import {
  type Given,
  insertReferral,
  moveReferrals,
  saveRewarded,
  saveVoid,
  saveWaitingAgain,
  selectRewardedBy,
  selectVoidedByMerge,
  selectWaiting,
} from './tables.ts';

const NOTHING: Given = { points: 0, operationUid: null };

/** Books who brought a member who was just enrolled. Both are there and not the same. */
export function recordReferral(
  context: CommandContext,
  referral: {
    readonly memberId: number;
    readonly memberUid: string;
    readonly referrer: { readonly id: number; readonly uid: string };
  },
): void {
  const { memberId, memberUid, referrer } = referral;
  const uid = context.newUid();
  const staffId = context.session?.staffId ?? null;
  insertReferral(context.db, { memberId, uid, referrerId: referrer.id, at: context.now, staffId });
  context.log('referral.recorded', { referral: uid, member: memberUid, referrer: referrer.uid });
  context.changed('referrals', `member:${referrer.id}`);
}

/**
 * Gives both their points when a member who was brought buys for the first time, in the sale's
 * transaction; without a waiting referral this is one look by key.
 */
export function rewardReferral(
  context: CommandContext,
  sale: {
    readonly saleId: number;
    readonly saleUid: string;
    readonly memberId: number;
    /** What was paid by anything but points. */
    readonly paidMinor: Minor;
    readonly day: BusinessDay;
  },
): void {
  const waiting = selectWaiting(context.db, sale.memberId);
  if (waiting === undefined || waiting.isReferrerActive !== 1) return;
  const rules = readSettings(context.db).referral;
  const isLate = rules.days > 0 && sale.day > addDays(waiting.joinedDay, rules.days);
  if (!rules.isOn || isLate || sale.paidMinor <= 0 || sale.paidMinor < rules.minimumMinor) return;
  const { uid, referrerId } = waiting;
  const give = (memberId: number, points: number): Given => {
    if (points === 0) return NOTHING;
    const posted = postBonus(context, { memberId, points, source: { kind: 'referral', uid } });
    return { points, operationUid: posted.operationUid };
  };
  const member = give(sale.memberId, rules.memberPoints);
  const referrer = give(referrerId, rules.referrerPoints);
  saveRewarded(context.db, { uid, saleId: sale.saleId, member, referrer });
  context.log('referral.rewarded', {
    referral: uid,
    sale: sale.saleUid,
    memberPoints: member.points,
    referrerPoints: referrer.points,
  });
  context.changed('referrals', `member:${sale.memberId}`, `member:${referrerId}`);
}

/**
 * Takes both bonuses back when the sale that brought them was returned whole, in the return's
 * transaction and after its lines; points that were spent are left as a debt. The referral waits
 * again: what was returned whole was no purchase.
 */
export function withdrawReferral(
  context: CommandContext,
  back: { readonly originalSaleId: number; readonly saleUid: string },
): void {
  const rewarded = selectRewardedBy(context.db, back.originalSaleId);
  if (rewarded === undefined || rewarded.keptMilli > 0) return;
  const { uid, memberOperation, referrerOperation } = rewarded;
  for (const operationUid of [memberOperation, referrerOperation]) {
    if (operationUid !== null) takeBack(context, operationUid);
  }
  saveWaitingAgain(context.db, uid);
  context.log('referral.withdrawn', { referral: uid, sale: back.saleUid });
  context.changed('referrals', `member:${rewarded.memberId}`, `member:${rewarded.referrerId}`);
}

function takeBack(context: CommandContext, operationUid: string): void {
  const { graceDays } = readSettings(context.db).returns;
  const undo = { operationUid, reason: 'referral', allowsNegative: true, graceDays };
  const undone = undoOperation(context, undo);
  // A manager may have taken the bonus back by hand before.
  if (!undone.ok && undone.error.code !== 'loyalty.alreadyUndone') {
    throw new Error(`A referral bonus cannot be taken back: ${undone.error.code}`);
  }
}

/**
 * Two members become one: nobody who was known already is brought by anybody, so what waited for
 * either is void; whom the one brought, the survivor brought.
 */
export function reassignReferrals(
  context: CommandContext,
  move: { readonly fromId: number; readonly toId: number },
): void {
  for (const { uid } of selectVoidedByMerge(context.db, move)) {
    saveVoid(context.db, uid);
    context.log('referral.voided', { referral: uid });
  }
  moveReferrals(context.db, move);
  context.changed('referrals');
}
