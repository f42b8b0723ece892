import type { Refund } from '../../../contract/returns.ts';
import type { EventData } from '../../store/context.ts';
import type { SaleLineRow, SaleRow } from '../sales/face.ts';
import type { IssuedVoucher } from '../vouchers/face.ts';
import type { ReturnedLine } from './returned-goods.ts';
import type { WorkedOutReturn } from './work-out-return.ts';

/** Minus, without a minus zero. */
export function minus(value: number): number {
  return value === 0 ? 0 : -value;
}

/** A line in the event log, with the names a sale's line has there. */
export function lineItem(line: ReturnedLine, row: SaleLineRow): EventData {
  return {
    sequenceNumber: row.lineNo,
    originalSequenceNumber: row.originalLineNo,
    item: line.sold.productUid,
    posIdentity: row.barcode,
    description: row.name,
    department: line.sold.counterCode,
    unitOfMeasure: row.unit,
    quantityMilli: row.quantityMilli,
    regularPriceMinor: row.regularPriceMinor,
    unitPriceMinor: row.unitPriceMinor,
    priceSource: row.priceSource,
    priceReason: row.priceReason,
    lineDiscountMinor: row.lineDiscountMinor,
    discountReason: row.discountReason,
    sharedDiscountMinor: row.sharedDiscountMinor,
    extendedAmountMinor: row.totalMinor,
    taxRateBp: row.taxRateBp,
    taxAmountMinor: row.taxMinor,
    paidWithPointsMinor: row.paidWithPointsMinor,
    eligibleMinor: row.eligibleMinor,
    points: row.pointsEarned,
  };
}

/** A return in the event log, with the names a sale has there. */
export function returnEvent(booked: {
  readonly back: WorkedOutReturn;
  readonly head: SaleRow;
  readonly lineItems: readonly EventData[];
  readonly refunds: readonly Refund[];
  readonly voucher: IssuedVoucher | null;
  readonly facts: EventData;
}): EventData {
  const { back, head } = booked;
  return {
    transaction: head.uid,
    receiptNumber: head.receiptNo,
    sequenceNumber: head.receiptSeq,
    businessDayDate: head.businessDay,
    endDateTime: head.completedAt,
    shiftId: head.shiftId,
    originalTransaction: back.original?.uid ?? null,
    customer: back.member?.uid ?? null,
    tier: head.memberTier,
    programmeVersion: head.programmeVersion,
    lineItems: booked.lineItems,
    tenders: booked.refunds.map((refund, index) => ({
      sequenceNumber: index + 1,
      tenderType: refund.kind,
      amountMinor: minus(refund.amountMinor),
      handedMinor: minus(refund.amountMinor),
      points: minus(refund.points),
      reference: refund.reference,
    })),
    totals: {
      grossMinor: head.totalMinor,
      taxMinor: head.taxMinor,
      discountMinor: head.discountMinor,
      discountReason: head.discountReason,
      roundingMinor: head.roundingMinor,
      taxMode: head.taxMode,
      pointsPaidMinor: head.pointsPaidMinor,
      changeMinor: 0,
      pointsEarned: head.pointsEarned,
      pointsRedeemed: head.pointsRedeemed,
      balanceAfter: head.balanceAfter,
    },
    vouchersIssued: booked.voucher === null ? [] : [issued(booked.voucher)],
    ...booked.facts,
  };
}

function issued({ uid, code, amountMinor, expiresOn }: IssuedVoucher): EventData {
  return { voucher: uid, code, amountMinor, expiresOn };
}
