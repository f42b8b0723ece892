import type { CallError } from '../../../../contract/index.ts';
import { type Failure, fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { enqueueReceipt } from '../../devices/face.ts';
import { readSettings } from '../../settings/face.ts';
import { shiftForSale } from '../../shift/face.ts';
import { mayDecide } from '../../staff/face.ts';
import { type BookedReturn, bookReturn } from '../book-return.ts';
import { quotedPoints } from '../quoted-points.ts';
import { refundDocument } from '../refund-document.ts';
import { type WorkedOutReturn, workOutReturn } from '../work-out-return.ts';

type Refusal = { readonly ok: false; readonly error: Failure<CallError<'returns.complete'>> };

/** Why a worked-out return cannot be booked as it is; undefined = it can. */
function refusalOf(
  context: CommandContext,
  back: WorkedOutReturn,
  seen: { readonly returnsSeen: number; readonly expectedRefundMinor: number },
): Refusal | undefined {
  const { refundMinor, returnsSeen } = back;
  if (returnsSeen !== seen.returnsSeen || refundMinor !== seen.expectedRefundMinor) {
    return fail('returns.changed', { refundMinor, returnsSeen });
  }
  if (back.approvals.length > 0 && !mayDecide(context)) {
    return fail('returns.approvalNeeded', { why: back.approvals.join(' ') });
  }
  return undefined;
}

/** What follows a booked return in the same transaction: refund receipt, drawer, topics. */
function followUp(
  context: CommandContext,
  back: WorkedOutReturn,
  booked: BookedReturn & Parameters<typeof refundDocument>[2],
): void {
  enqueueReceipt(context, {
    saleId: booked.saleId,
    receiptUid: booked.uid,
    document: refundDocument(context, back, booked),
    opensDrawer: booked.refunds.some((refund) => refund.kind === 'cash'),
  });
  if (back.original !== null) context.changed(`sale:${back.original.id}`);
  if (back.member !== null) context.changed(`member:${back.member.id}`);
  context.changed(`sale:${booked.saleId}`, 'sales', 'returns', 'printJobs');
}

/**
 * Completes a return: works it out again at this moment, refuses what differs from what the
 * cashier saw or was not agreed to, and books everything in the open transaction. The runner
 * keeps the reply under the requestId, so that a retry books nothing.
 */
export const complete: Command<'returns.complete'> = (context, input) => {
  const { session } = context;
  if (session === null) throw new Error('A return needs a signed-in person');
  const result = workOutReturn(context, input);
  if (!result.ok) return result;
  const back = result.value;
  if (back.original === null && input.note.trim() === '') return fail('returns.reasonMissing');
  const refusal = refusalOf(context, back, input);
  if (refusal !== undefined) return refusal;
  const shift = shiftForSale(context);
  if (shift === 'notOpen') return fail('shift.notOpen');
  const { reason, note } = input;
  const booked = bookReturn(context, back, {
    session,
    reason,
    note: note.trim(),
    shiftId: shift.shiftId,
    voucherMonths: readSettings(context.db).returns.voucherMonths,
  });
  followUp(context, back, { ...booked, reason, staffName: session.name });
  const { voucher } = booked;
  return ok({
    saleId: booked.saleId,
    receiptNo: booked.receiptNo,
    totalMinor: back.totalMinor,
    refundMinor: back.refundMinor,
    refunds: [...booked.refunds],
    voucher:
      voucher === null
        ? null
        : { code: voucher.code, amountMinor: voucher.amountMinor, expiresOn: voucher.expiresOn },
    memberName: back.member?.name ?? null,
    points: quotedPoints(back),
    couponsBack: back.couponsBack.map(({ code, name }) => ({ code, name })),
    completedAt: context.now,
  });
};
