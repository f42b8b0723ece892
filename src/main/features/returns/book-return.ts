import { apportion } from '../../../contract/kernel/money.ts';
import { addMonths, type BusinessDay, endOfMonth } from '../../../contract/kernel/time.ts';
import type { Refund, ReturnReason } from '../../../contract/returns.ts';
import type { Session } from '../../../contract/staff.ts';
import type { CommandContext } from '../../store/context.ts';
import { giveBackCoupons } from '../coupons/face.ts';
import { postReturnPoints } from '../loyalty/face.ts';
import { unrewardReturn } from '../rewards/face.ts';
import {
  insertSale,
  insertSaleLine,
  insertSaleTender,
  receiptNumber,
  type SaleLineRow,
  type SaleRow,
  takeReceiptSeq,
} from '../sales/face.ts';
import { approvalEvent } from '../staff/face.ts';
import { countReturn } from '../tiers/face.ts';
import {
  findVoucher,
  type IssuedVoucher,
  issueVoucher,
  refundToVoucher,
} from '../vouchers/face.ts';
import { lineItem, minus, returnEvent } from './return-event.ts';
import type { ReturnedLine } from './returned-goods.ts';
import { insertReturn } from './tables.ts';
import type { WorkedOutReturn } from './work-out-return.ts';

/** What the person at the till adds to a worked-out return. */
export interface ReturnToBook {
  readonly session: Session;
  readonly reason: ReturnReason;
  readonly note: string;
  readonly shiftId: number | null;
  /** See the store's settings; 0 = a voucher pays for ever. */
  readonly voucherMonths: number;
}

/** A return that has its rows. */
export interface BookedReturn {
  readonly saleId: number;
  readonly uid: string;
  readonly receiptNo: string;
  /** With the codes of the vouchers they went to. */
  readonly refunds: readonly Refund[];
  /** The voucher that was given out, if one was. */
  readonly voucher: IssuedVoucher | null;
}

function headOf(context: CommandContext, back: WorkedOutReturn, book: ReturnToBook): SaleRow {
  const { till, today } = context;
  const receiptSeq = takeReceiptSeq(context.db);
  const { clawback } = back.points?.plan ?? { clawback: { taken: 0, debt: 0 } };
  return {
    uid: context.newUid(),
    receiptNo: receiptNumber({ ...till, day: today, sequence: receiptSeq }),
    receiptSeq,
    kind: 'return',
    originalSaleId: back.original?.id ?? null,
    businessDay: today,
    completedAt: context.now,
    staffId: book.session.staffId,
    memberId: back.member?.id ?? null,
    memberTier: back.original?.memberTier ?? null,
    programmeVersion: back.original?.programmeVersion ?? null,
    totalMinor: minus(back.totalMinor),
    taxMinor: minus(back.taxMinor),
    discountMinor: minus(back.discountMinor),
    discountReason: '',
    roundingMinor: minus(back.roundingMinor),
    taxMode: back.original?.taxMode ?? 'line',
    note: book.note,
    shiftId: book.shiftId,
    pointsPaidMinor: minus(back.pointsPaidMinor),
    pointsEarned: minus(clawback.taken + clawback.debt),
    pointsRedeemed: minus(back.points?.back.restore ?? 0),
    balanceAfter: back.points?.plan.balanceAfter ?? null,
    changeMinor: 0,
    lineCount: back.lines.length,
  };
}

function lineRow(
  line: ReturnedLine,
  place: { readonly saleId: number; readonly lineNo: number; readonly points: number },
): SaleLineRow {
  const { sold, part } = line;
  return {
    saleId: place.saleId,
    lineNo: place.lineNo,
    productId: sold.productId,
    counterId: sold.counterId,
    name: sold.name,
    barcode: sold.barcode,
    unit: sold.unit,
    quantityMilli: -part.quantityMilli,
    regularPriceMinor: sold.regularPriceMinor,
    unitPriceMinor: sold.unitPriceMinor,
    priceSource: sold.priceSource,
    priceReason: sold.priceReason,
    lineDiscountMinor: minus(part.lineDiscountMinor),
    discountReason: sold.discountReason,
    sharedDiscountMinor: minus(part.sharedDiscountMinor),
    totalMinor: minus(part.totalMinor),
    taxRateBp: sold.taxRateBp,
    taxMinor: minus(part.taxMinor),
    paidWithPointsMinor: minus(part.paidWithPointsMinor),
    eligibleMinor: minus(part.eligibleMinor),
    pointsEarned: minus(place.points),
    note: '',
    originalLineNo: line.originalLineNo,
  };
}

/** The last day of a voucher given out today. */
function voucherExpiry(today: BusinessDay, months: number): BusinessDay | null {
  return months === 0 ? null : endOfMonth(addMonths(today, months));
}

/**
 * Puts what goes to vouchers into them: into the one that had paid, if it can still be used, or
 * into a new one, of which there is at most one a return.
 */
function fillVouchers(
  context: CommandContext,
  back: WorkedOutReturn,
  sale: { readonly saleId: number; readonly head: SaleRow; readonly months: number },
): { readonly refunds: Refund[]; readonly voucher: IssuedVoucher | null } {
  const { saleId } = sale;
  const refunds: Refund[] = [];
  let freshMinor = 0;
  for (const refund of back.refunds) {
    if (refund.kind !== 'voucher') {
      refunds.push(refund);
      continue;
    }
    const known = findVoucher(context.db, refund.reference, context.today);
    if (known === undefined || known.state === 'expired') {
      freshMinor += refund.amountMinor;
      continue;
    }
    refundToVoucher(context, { voucherId: known.id, saleId, amountMinor: refund.amountMinor });
    refunds.push({ ...refund, reference: known.code });
  }
  if (freshMinor === 0) return { refunds, voucher: null };
  const voucher = issueVoucher(context, {
    saleId,
    saleUid: sale.head.uid,
    amountMinor: freshMinor,
    expiresOn: voucherExpiry(context.today, sale.months),
    note: '',
  });
  const fresh: Refund = {
    kind: 'voucher',
    amountMinor: freshMinor,
    reference: voucher.code,
    points: 0,
  };
  return { refunds: [...refunds, fresh], voucher };
}

/** What a return is beside its amounts: its row in `returns`, and as the event tells it. */
function factsOf(context: CommandContext, back: WorkedOutReturn, book: ReturnToBook) {
  const clawback = back.points?.plan.clawback;
  const facts = {
    reason: book.reason,
    note: book.note,
    refundTo: back.refundTo,
    pointsOwed: back.points?.back.owed ?? 0,
    pointsDebt: clawback?.debt ?? 0,
    pointsDeducted: clawback?.deducted ?? 0,
    deductedMinor: clawback?.deductedMinor ?? 0,
    pointsWaived: clawback?.waived ?? 0,
  };
  const approval = back.approvals.length > 0 ? approvalEvent(context) : {};
  return { row: facts, event: { ...facts, approvals: [...back.approvals], ...approval } };
}

/**
 * Writes a worked-out return into the open transaction: receipt number, head, lines, tenders,
 * vouchers, points, and the events that say so.
 */
export function bookReturn(
  context: CommandContext,
  back: WorkedOutReturn,
  book: ReturnToBook,
): BookedReturn {
  const { db } = context;
  const head = headOf(context, back, book);
  const saleId = insertSale(db, head);
  const points = apportion(
    minus(head.pointsEarned),
    back.lines.map(({ part }) => part.eligibleMinor),
  );
  const rows = back.lines.map((line, index) =>
    lineRow(line, { saleId, lineNo: index + 1, points: points[index] ?? 0 }),
  );
  for (const row of rows) insertSaleLine(db, row);
  const { refunds, voucher } = fillVouchers(context, back, {
    saleId,
    head,
    months: book.voucherMonths,
  });
  for (const [index, refund] of refunds.entries()) {
    const amountMinor = minus(refund.amountMinor);
    insertSaleTender(db, {
      saleId,
      tenderNo: index + 1,
      kind: refund.kind,
      amountMinor,
      handedMinor: amountMinor,
      points: minus(refund.points),
      reference: refund.reference,
    });
  }
  const facts = factsOf(context, back, book);
  insertReturn(db, { saleId, ...facts.row, approvedBy: context.approval?.staffId ?? null });
  const coupons = giveBackCoupons(context, {
    saleId: back.original?.id ?? 0,
    returnSaleId: saleId,
    coupons: back.couponsBack,
  });
  const lineItems = back.lines.flatMap((line, index) => {
    const row = rows[index];
    return row === undefined ? [] : [lineItem(line, row)];
  });
  context.log(
    'sale.returned',
    returnEvent({ back, head, lineItems, refunds, voucher, facts: { ...facts.event, ...coupons } }),
  );
  if (back.points !== null && back.member !== null) {
    const { id: memberId, uid: memberUid } = back.member;
    const subject = { memberId, memberUid, saleId, saleUid: head.uid };
    postReturnPoints(context, subject, back.points);
    countReturn(context, {
      memberId,
      day: back.original?.businessDay ?? context.today,
      totalMinor: head.totalMinor,
      pointsPaidMinor: head.pointsPaidMinor,
      earnedPoints: minus(back.points.back.owed),
    });
  }
  if (back.original !== null && back.member !== null) {
    unrewardReturn(context, { saleId, saleUid: head.uid, originalSaleId: back.original.id });
  }
  return { saleId, uid: head.uid, receiptNo: head.receiptNo, refunds, voucher };
}
