import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { RefundTarget, ReturnApproval, ReturnReason } from '../../../../contract/returns.ts';

/** The last day on which the store takes a sale back without asking. */
export function lastReturnDay(soldOn: BusinessDay, days: number): BusinessDay {
  return addDays(soldOn, days);
}

/** A return as far as consent goes. */
export interface ReturnToJudge {
  readonly alwaysAsks: boolean;
  readonly hasReceipt: boolean;
  readonly isLate: boolean;
  readonly reason: ReturnReason;
  /** What the store's settings say, and where the refund goes. */
  readonly policy: RefundTarget;
  readonly refundTo: RefundTarget;
  /** The sale was paid in cash only: its own tenders and cash are the same. */
  readonly isCashSale: boolean;
  readonly waivedPoints: number;
}

/** Whether a refund goes where the store does not send it; store credit never leaves the store. */
function isElsewhere(back: ReturnToJudge): boolean {
  const { policy, refundTo } = back;
  if (refundTo === policy || refundTo === 'voucher' || back.reason === 'void') return false;
  return policy === 'voucher' || !back.isCashSale;
}

/** Why a return needs a second person's consent; empty = it needs none. */
export function approvalsFor(back: ReturnToJudge): ReturnApproval[] {
  const needed: ReturnApproval[] = [];
  if (back.alwaysAsks) needed.push('always');
  if (back.isLate) needed.push('late');
  if (!back.hasReceipt) needed.push('noReceipt');
  if (back.hasReceipt && isElsewhere(back)) needed.push('refundTo');
  if (back.waivedPoints > 0) needed.push('waivedPoints');
  return needed;
}
