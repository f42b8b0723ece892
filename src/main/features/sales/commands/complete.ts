import type { CallError } from '../../../../contract/index.ts';
import { type Failure, fail, ok } from '../../../../contract/kernel/result.ts';
import type { Basket, BasketLine } from '../../../../contract/sales.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { issueAtSale, tellOfCoupons } from '../../coupons/face.ts';
import { enqueueReceipt } from '../../devices/face.ts';
import { recordVisit } from '../../members/face.ts';
import { shiftForSale } from '../../shift/face.ts';
import { mayDecide } from '../../staff/face.ts';
import { deleteDraft } from '../tables/draft.ts';
import { type WorkedOutSale, workOutSale } from '../work-out-sale.ts';
import { type BookedSale, bookSale } from './book-sale.ts';
import { receiptDocument } from './receipt-document.ts';

type Refusal = { readonly ok: false; readonly error: Failure<CallError<'sales.complete'>> };

/** Why points that were asked for cannot pay; undefined = they can. */
function pointsRefusal(sale: WorkedOutSale): Refusal | undefined {
  const asked = sale.pointsAsked;
  if (asked === 0) return undefined;
  if (sale.memberSide === null) return fail('sales.pointsNeedMember');
  const { redemption } = sale.memberSide;
  const { balance, points, limitedBy, minimumPoints, stepPoints, maximumPoints } = redemption;
  if (limitedBy === 'frozen') {
    return fail('members.frozen', { reason: sale.memberSide.member.frozenReason ?? 'other' });
  }
  if (asked > balance) return fail('loyalty.notEnoughPoints', { asked, balance });
  if (asked === points) return undefined;
  return fail('loyalty.redemptionNotAllowed', {
    asked,
    limitedBy: limitedBy ?? 'step',
    minimumPoints,
    stepPoints,
    maximumPoints,
  });
}

/** Why what a person decided cannot be booked: no reason given, or nobody's leave. */
function decisionRefusal(
  context: CommandContext,
  sale: WorkedOutSale,
  basket: Basket,
): Refusal | undefined {
  const lacking = basket.lines.findIndex(lacksReason);
  if (lacking >= 0) return fail('sales.reasonMissing', { lineNo: lacking + 1 });
  if (basket.discount?.reason.trim() === '') return fail('sales.reasonMissing');
  const need = sale.approvalsNeeded[0];
  if (need === undefined || mayDecide(context)) return undefined;
  return fail('sales.approvalNeeded', { kind: need.kind, lineNo: need.lineNo ?? 0 });
}

function lacksReason({ price, discount }: BasketLine): boolean {
  const isByHand = price?.source === 'manual';
  return (isByHand && price.reason.trim() === '') || discount?.reason.trim() === '';
}

/** Why the total differs: a coupon that was good when the cashier saw it, or something else. */
function totalRefusal(sale: WorkedOutSale, expectedTotalMinor: number): Refusal | undefined {
  const { totalMinor } = sale.priced;
  if (totalMinor === expectedTotalMinor) return undefined;
  const refused = sale.coupons.coupons.find((coupon) => coupon.refused !== null);
  if (refused?.refused == null) {
    return fail('sales.totalChanged', { totalMinor, expectedTotalMinor });
  }
  const { reason, detail } = refused.refused;
  return fail('coupons.notTaken', { ...detail, code: refused.code, reason });
}

/** Why a worked-out sale cannot be booked as it is; undefined = it can. */
function refusalOf(sale: WorkedOutSale, expectedTotalMinor: number): Refusal | undefined {
  const total = totalRefusal(sale, expectedTotalMinor);
  if (total !== undefined) return total;
  const points = pointsRefusal(sale);
  if (points !== undefined) return points;
  const { dueMinor, overpaidMinor } = sale.payment;
  if (dueMinor > 0) return fail('sales.notPaid', { dueMinor });
  if (overpaidMinor > 0) return fail('sales.overpaid', { overpaidMinor });
  return undefined;
}

/** What follows a booked sale in the same transaction: visit, coupons, draft, print job, topics. */
function followUp(
  context: CommandContext,
  sale: WorkedOutSale,
  booked: BookedSale & { readonly staffName: string },
): void {
  const member = sale.memberSide?.member ?? null;
  if (member !== null) {
    recordVisit(context, member.id);
    context.changed(`member:${member.id}`);
    issueAtSale(context, { saleId: booked.saleId, member });
  }
  const newCoupons =
    member === null ? [] : tellOfCoupons(context, { saleId: booked.saleId, memberId: member.id });
  deleteDraft(context.db);
  enqueueReceipt(context, {
    saleId: booked.saleId,
    receiptUid: booked.uid,
    document: receiptDocument(context, sale, { ...booked, newCoupons }),
    opensDrawer: sale.payment.tenders.some((tender) => tender.kind === 'cash'),
  });
  context.changed(`sale:${booked.saleId}`, 'sales', 'draft', 'printJobs');
}

/**
 * Completes a sale: works the basket out again at this moment's prices and points, refuses what
 * differs from what the cashier saw or is not exactly paid, and books everything in the open
 * transaction. The runner keeps the reply under the requestId, so that a retry books nothing.
 */
export const complete: Command<'sales.complete'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A sale needs a signed-in person');
  if (input.lines.length === 0) return fail('sales.empty');
  const result = workOutSale(context, input);
  if (!result.ok) return result;
  const sale = result.value;
  const refusal =
    refusalOf(sale, input.expectedTotalMinor) ?? decisionRefusal(context, sale, input);
  if (refusal !== undefined) return refusal;
  const shift = shiftForSale(context);
  if (shift === 'notOpen') return fail('shift.notOpen');
  const booked = bookSale(context, sale, { session, ...shift });
  followUp(context, sale, { ...booked, staffName: session.name });
  const { memberSide } = sale;
  return ok({
    saleId: booked.saleId,
    receiptNo: booked.receiptNo,
    totalMinor: sale.priced.totalMinor,
    changeMinor: sale.payment.changeMinor,
    memberId: memberSide?.member.id ?? null,
    memberName: memberSide?.member.name ?? null,
    pointsEarned: memberSide?.earning.points ?? 0,
    pointsRedeemed: memberSide?.redemption.points ?? 0,
    balanceAfter: memberSide?.balanceAfter ?? null,
    completedAt: context.now,
  });
};
