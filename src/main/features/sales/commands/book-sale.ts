import type { Session } from '../../../../contract/staff.ts';
import type { CommandContext, EventData } from '../../../store/context.ts';
import { redeemCoupons } from '../../coupons/face.ts';
import { earningDetailOf, postSalePoints } from '../../loyalty/face.ts';
import { rewardSale, type StampedCard } from '../../rewards/face.ts';
import { approvalEvent } from '../../staff/face.ts';
import { countSale } from '../../tiers/face.ts';
import { spendVoucher } from '../../vouchers/face.ts';
import { receiptNumber } from '../rules/receipt-number.ts';
import {
  insertSale,
  insertSaleLine,
  insertSaleTender,
  type SaleLineRow,
  type SaleRow,
  takeReceiptSeq,
} from '../tables/sales.ts';
import type { WorkedOutSale } from '../work-out-sale.ts';

/** Who sells, and in which shift; no shift for a sale of a time before there were any. */
interface SoldBy {
  readonly session: Session;
  readonly shiftId: number | null;
}

/** A sale that has its rows. */
export interface BookedSale {
  readonly saleId: number;
  readonly uid: string;
  readonly receiptNo: string;
  /** The member's stamp cards that it stamped. */
  readonly stamped: readonly StampedCard[];
}

function headOf(context: CommandContext, sale: WorkedOutSale, by: SoldBy): SaleRow {
  const { till, today } = context;
  const { priced, payment, memberSide } = sale;
  const receiptSeq = takeReceiptSeq(context.db);
  return {
    uid: context.newUid(),
    receiptNo: receiptNumber({ ...till, day: today, sequence: receiptSeq }),
    receiptSeq,
    kind: 'sale',
    originalSaleId: null,
    businessDay: today,
    completedAt: context.now,
    staffId: by.session.staffId,
    memberId: memberSide?.member.id ?? null,
    memberTier: memberSide?.member.tier ?? null,
    programmeVersion: memberSide?.earning.programmeVersion ?? null,
    totalMinor: priced.totalMinor,
    taxMinor: priced.taxMinor,
    discountMinor: priced.discountMinor,
    discountReason: sale.discountReason,
    roundingMinor: priced.roundingMinor,
    taxMode: sale.taxMode,
    note: sale.note,
    shiftId: by.shiftId,
    pointsPaidMinor: sale.pointsPaidMinor,
    pointsEarned: memberSide?.earning.points ?? 0,
    pointsRedeemed: memberSide?.redemption.points ?? 0,
    balanceAfter: memberSide?.balanceAfter ?? null,
    changeMinor: payment.changeMinor,
    lineCount: priced.lines.length,
  };
}

type Product = NonNullable<ReturnType<WorkedOutSale['products']['get']>>;

/** The lines of a worked-out sale as they are booked, with their products. */
function saleLineRows(
  sale: WorkedOutSale,
  saleId: number,
): { row: SaleLineRow; product: Product }[] {
  return sale.priced.lines.map((line, index) => {
    const product = sale.products.get(line.productId);
    if (product === undefined) throw new Error('A priced line without its product');
    const earned = sale.memberSide?.earning.lines[index];
    const row = {
      saleId,
      lineNo: line.lineNo,
      productId: line.productId,
      counterId: product.counterId,
      name: line.name,
      barcode: line.barcode,
      unit: line.unit,
      quantityMilli: line.quantityMilli,
      regularPriceMinor: line.regularPriceMinor,
      unitPriceMinor: line.unitPriceMinor,
      priceSource: line.priceSource,
      priceReason: line.priceReason,
      lineDiscountMinor: line.lineDiscountMinor,
      discountReason: line.discountReason,
      sharedDiscountMinor: line.sharedDiscountMinor,
      totalMinor: line.totalMinor,
      taxRateBp: product.taxRateBp,
      taxMinor: line.taxMinor,
      paidWithPointsMinor: earned?.paidWithPointsMinor ?? 0,
      eligibleMinor: earned?.eligibleMinor ?? 0,
      pointsEarned: earned?.points ?? 0,
      note: line.note,
      originalLineNo: null,
    };
    return { row, product };
  });
}

/**
 * What was decided about a line. The event leaves out what is the usual (regular price, nothing
 * taken off), because every sale waits for its bytes; `verify` reads it so.
 */
function decided(row: SaleLineRow): EventData {
  const { regularPriceMinor } = row;
  return {
    ...(regularPriceMinor === row.unitPriceMinor ? {} : { regularPriceMinor }),
    ...unlessUsual({
      priceSource: row.priceSource === 'regular' ? '' : row.priceSource,
      priceReason: row.priceReason,
      lineDiscountMinor: row.lineDiscountMinor,
      discountReason: row.discountReason,
      sharedDiscountMinor: row.sharedDiscountMinor,
    }),
  };
}

/** Facts without those that are nothing. */
function unlessUsual(facts: Readonly<Record<string, number | string>>): EventData {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== 0 && fact !== ''));
}

/** A line in the event log, with the names of POSLog (ARTS, Retail Transaction) where it has one. */
function lineItem({ row, product }: { row: SaleLineRow; product: Product }): EventData {
  return {
    sequenceNumber: row.lineNo,
    item: product.uid,
    posIdentity: row.barcode,
    description: row.name,
    department: product.counterCode,
    unitOfMeasure: row.unit,
    quantityMilli: row.quantityMilli,
    unitPriceMinor: row.unitPriceMinor,
    ...decided(row),
    extendedAmountMinor: row.totalMinor,
    taxRateBp: row.taxRateBp,
    taxAmountMinor: row.taxMinor,
    paidWithPointsMinor: row.paidWithPointsMinor,
    eligibleMinor: row.eligibleMinor,
    points: row.pointsEarned,
  };
}

/** Whose leave the prices and discounts had; nothing when they needed none. */
function overrides(context: CommandContext, sale: WorkedOutSale): EventData {
  if (sale.approvalsNeeded.length === 0) return {};
  const needs = sale.approvalsNeeded.map(({ kind, lineNo }) => ({ kind, lineNo }));
  return { overrides: needs, ...approvalEvent(context) };
}

function saleEvent(sale: WorkedOutSale, head: SaleRow, lineItems: readonly EventData[]): EventData {
  return {
    transaction: head.uid,
    receiptNumber: head.receiptNo,
    sequenceNumber: head.receiptSeq,
    businessDayDate: head.businessDay,
    endDateTime: head.completedAt,
    shiftId: head.shiftId,
    customer: sale.memberSide?.member.uid ?? null,
    tier: head.memberTier,
    programmeVersion: head.programmeVersion,
    lineItems,
    tenders: sale.payment.tenders.map((tender, index) => ({
      sequenceNumber: index + 1,
      tenderType: tender.kind,
      amountMinor: tender.amountMinor,
      handedMinor: tender.handedMinor,
      points: tender.points,
      reference: tender.reference,
    })),
    totals: {
      grossMinor: head.totalMinor,
      taxMinor: head.taxMinor,
      ...unlessUsual({
        discountMinor: head.discountMinor,
        discountReason: head.discountReason,
        roundingMinor: head.roundingMinor,
        taxMode: head.taxMode === 'line' ? '' : head.taxMode,
      }),
      pointsPaidMinor: head.pointsPaidMinor,
      changeMinor: head.changeMinor,
      pointsEarned: head.pointsEarned,
      pointsRedeemed: head.pointsRedeemed,
      balanceAfter: head.balanceAfter,
    },
  };
}

/**
 * Writes a worked-out sale into the open transaction: receipt number, head, lines, tenders,
 * points, and the events that say so.
 */
export function bookSale(context: CommandContext, sale: WorkedOutSale, by: SoldBy): BookedSale {
  const head = headOf(context, sale, by);
  const saleId = insertSale(context.db, head);
  const lines = saleLineRows(sale, saleId);
  for (const { row } of lines) insertSaleLine(context.db, row);
  for (const [index, tender] of sale.payment.tenders.entries()) {
    insertSaleTender(context.db, { ...tender, saleId, tenderNo: index + 1 });
  }
  for (const { voucher, paidMinor } of sale.vouchers) {
    spendVoucher(context, { voucherId: voucher.id, saleId, amountMinor: paidMinor });
  }
  const coupons = redeemCoupons(context, sale.coupons, { saleId, memberId: head.memberId });
  context.log('sale.completed', {
    ...saleEvent(sale, head, lines.map(lineItem)),
    ...coupons,
    ...overrides(context, sale),
  });
  let stamped: readonly StampedCard[] = [];
  if (sale.memberSide !== null) {
    const { member, redemption, earning, toEarn, balanceAfter } = sale.memberSide;
    const posted = postSalePoints(context, {
      saleId,
      saleUid: head.uid,
      memberId: member.id,
      memberUid: member.uid,
      amountMinor: head.totalMinor,
      redeemPoints: redemption.points,
      earning,
      earningDetail: earningDetailOf(toEarn, earning),
      programme: toEarn.programme,
    });
    if (posted.balanceAfter !== balanceAfter) throw new Error('Points differ from the quote');
    countSale(context, {
      saleId,
      saleUid: head.uid,
      memberId: member.id,
      member,
      isTierDue: member.isTierDue,
      totalMinor: head.totalMinor,
      pointsPaidMinor: head.pointsPaidMinor,
      earnedPoints: head.pointsEarned,
    });
    stamped = rewardSale(context, {
      saleId,
      saleUid: head.uid,
      memberId: member.id,
      memberUid: member.uid,
      paidMinor: head.totalMinor - head.pointsPaidMinor,
      day: head.businessDay,
    });
  }
  return { saleId, uid: head.uid, receiptNo: head.receiptNo, stamped };
}
