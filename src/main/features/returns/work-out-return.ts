import type { Minor } from '../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import type {
  Refund,
  RefundTarget,
  ReturnApproval,
  ReturnRequest,
} from '../../../contract/returns.ts';
import type { QueryContext } from '../../store/context.ts';
import { couponsToGiveBack, type UsedCoupon } from '../coupons/face.ts';
import { type MemberForSale, memberForSale } from '../members/face.ts';
import { readSettings } from '../settings/face.ts';
import { type PointsSide, pointsSide, type Sold } from './points-side.ts';
import { linesOfReceipt, linesWithoutReceipt, type ReturnedLine } from './returned-goods.ts';
import { approvalsFor, lastReturnDay } from './rules/approvals.ts';
import type { ReturnedPart } from './rules/part-of-line.ts';
import { leftOfTenders, type MoneyTender, planRefund } from './rules/plan-refund.ts';
import {
  selectRefunds,
  selectReturnsOf,
  selectSold,
  selectSoldLines,
  selectTenders,
  type SoldRow,
  type TenderRow,
} from './tables.ts';
import { isVoidable } from './voidable.ts';

/** The reference of the part of a refund that pays for points that were spent already. */
export const CLAWBACK_REFERENCE = 'clawback';

/** A return worked out to the last unit: what the screen shows is what is booked. */
export interface WorkedOutReturn {
  readonly original: SoldRow | null;
  readonly member: MemberForSale | null;
  readonly lines: readonly ReturnedLine[];
  readonly totalMinor: Minor;
  readonly taxMinor: Minor;
  readonly discountMinor: Minor;
  readonly roundingMinor: Minor;
  readonly pointsPaidMinor: Minor;
  /** What leaves the till as money or store credit. */
  readonly refundMinor: Minor;
  readonly refundTo: RefundTarget;
  readonly refunds: readonly Refund[];
  readonly points: PointsSide | null;
  /** Coupons of the sale that are given back. */
  readonly couponsBack: readonly UsedCoupon[];
  readonly approvals: readonly ReturnApproval[];
  readonly returnsSeen: number;
}

type WorkOutError =
  | 'returns.unknown'
  | 'returns.isReturn'
  | 'returns.notVoidable'
  | Extract<ReturnType<typeof linesOfReceipt>, { ok: false }>['error']['code'];

function sumOf(parts: readonly ReturnedPart[], name: keyof ReturnedPart): number {
  return parts.reduce((sum, part) => sum + part[name], 0);
}

function isMoney(row: TenderRow): boolean {
  return row.kind !== 'points';
}

/** Money as it can go back; what another system took in ways it did not tell goes back in cash. */
function asMoney(row: TenderRow): MoneyTender {
  const kind = row.kind === 'external' || row.kind === 'points' ? 'cash' : row.kind;
  return { kind, amountMinor: Math.abs(row.amountMinor), reference: row.reference };
}

function tendersLeft(context: QueryContext, saleId: number): MoneyTender[] {
  const paid = selectTenders(context.db, saleId).filter(isMoney).map(asMoney);
  return leftOfTenders(paid, selectRefunds(context.db, saleId).filter(isMoney).map(asMoney));
}

function refundsOf(back: {
  readonly money: readonly MoneyTender[];
  readonly pointsPaidMinor: Minor;
  readonly points: WorkedOutReturn['points'];
}): Refund[] {
  const refunds: Refund[] = [];
  const restored = back.points?.back.restore ?? 0;
  if (back.pointsPaidMinor > 0 || restored > 0) {
    const amountMinor = back.pointsPaidMinor;
    refunds.push({ kind: 'points', amountMinor, reference: '', points: restored });
  }
  const { deducted, deductedMinor } = back.points?.plan.clawback ?? {
    deducted: 0,
    deductedMinor: 0,
  };
  if (deductedMinor > 0) {
    refunds.push({
      kind: 'points',
      amountMinor: deductedMinor,
      reference: CLAWBACK_REFERENCE,
      points: deducted,
    });
  }
  return [...refunds, ...back.money.map((one) => ({ ...one, points: 0 }))];
}

/**
 * Works a return out against the store as it is now. The quote shows it and the completion books
 * it, so both always agree.
 */
export function workOutReturn(
  context: QueryContext,
  request: ReturnRequest,
): Result<WorkedOutReturn, WorkOutError> {
  return request.goods.kind === 'receipt'
    ? withReceipt(context, request, request.goods)
    : withoutReceipt(context, request, request.goods);
}

function withReceipt(
  context: QueryContext,
  request: ReturnRequest,
  goods: Extract<ReturnRequest['goods'], { kind: 'receipt' }>,
): Result<WorkedOutReturn, WorkOutError> {
  const { db } = context;
  const head = selectSold(db, goods.saleId);
  if (head === undefined) return fail('returns.unknown');
  if (head.kind === 'return') return fail('returns.isReturn', { receiptNo: head.receiptNo });
  const sold: Sold = {
    head,
    lines: selectSoldLines(db, head.id),
    returns: selectReturnsOf(db, head.id),
  };
  const found = linesOfReceipt(goods.lines, sold.lines, head);
  if (!found.ok) return found;
  if (request.reason === 'void' && !isWholeVoid(context, sold, found.value)) {
    return fail('returns.notVoidable', { receiptNo: head.receiptNo });
  }
  const settings = readSettings(db).returns;
  const moneyMinor = found.value.reduce((sum, { part }) => sum + part.moneyMinor, 0);
  const member = head.memberId === null ? null : (memberForSale(db, head.memberId) ?? null);
  const points = pointsSide(context, sold, { member, lines: found.value, moneyMinor, settings });
  const refundMinor = moneyMinor - (points?.plan.clawback.deductedMinor ?? 0);
  const left = tendersLeft(context, head.id);
  const refundTo = request.reason === 'void' ? 'original' : (request.refundTo ?? settings.refundTo);
  const approvals = approvalsFor({
    alwaysAsks: settings.alwaysAsks,
    hasReceipt: true,
    isLate: context.today > lastReturnDay(head.businessDay, settings.days),
    reason: request.reason,
    policy: settings.refundTo,
    refundTo,
    isCashSale: left.every((tender) => tender.kind === 'cash' || tender.amountMinor === 0),
    waivedPoints: points?.plan.clawback.waived ?? 0,
  });
  return ok({
    ...totalsOf(found.value),
    original: head,
    member,
    lines: found.value,
    refundMinor,
    refundTo,
    refunds: refundsOf({
      money: planRefund({ moneyMinor: refundMinor, to: refundTo, left }),
      pointsPaidMinor: found.value.reduce((sum, { part }) => sum + part.paidWithPointsMinor, 0),
      points,
    }),
    points,
    couponsBack: couponsBack(context, sold, {
      lines: found.value,
      isVoid: request.reason === 'void',
      givesBack: settings.givesCouponsBack,
    }),
    approvals,
    returnsSeen: sold.returns.length,
  });
}

/**
 * The coupons that go back: with the last piece of the sale, as the store's settings say. A void
 * gives back whatever they say.
 */
function couponsBack(
  context: QueryContext,
  sold: Sold,
  back: {
    readonly lines: readonly ReturnedLine[];
    readonly isVoid: boolean;
    readonly givesBack: boolean;
  },
): UsedCoupon[] {
  const { lines, isVoid, givesBack } = back;
  if (!isVoid && !givesBack) return [];
  const coming = new Map(lines.map(({ part }) => [part.lineNo, part.quantityMilli]));
  const isWhole = sold.lines.every(
    (line) => line.returnedMilli + (coming.get(line.lineNo) ?? 0) === line.quantityMilli,
  );
  return isWhole ? couponsToGiveBack(context, { saleId: sold.head.id, isVoid }) : [];
}

function isWholeVoid(context: QueryContext, sold: Sold, lines: readonly ReturnedLine[]): boolean {
  const isWhole =
    lines.length === sold.lines.length &&
    lines.every(({ sold: line, part }) => part.quantityMilli === line.quantityMilli);
  return isWhole && isVoidable(context, sold.head, sold.returns.length);
}

function withoutReceipt(
  context: QueryContext,
  request: ReturnRequest,
  goods: Extract<ReturnRequest['goods'], { kind: 'noReceipt' }>,
): Result<WorkedOutReturn, WorkOutError> {
  if (request.reason === 'void') return fail('returns.notVoidable', { receiptNo: '' });
  const found = linesWithoutReceipt(context, goods.lines);
  if (!found.ok) return found;
  const settings = readSettings(context.db).returns;
  const totals = totalsOf(found.value);
  const asked = request.refundTo ?? settings.refundTo;
  const refundTo = asked === 'cash' ? 'cash' : 'voucher';
  const refundMinor = totals.totalMinor;
  return ok({
    ...totals,
    original: null,
    member: null,
    lines: found.value,
    refundMinor,
    refundTo,
    refunds: refundsOf({
      money: planRefund({ moneyMinor: refundMinor, to: refundTo, left: [] }),
      pointsPaidMinor: 0,
      points: null,
    }),
    points: null,
    couponsBack: [],
    approvals: approvalsFor({
      alwaysAsks: settings.alwaysAsks,
      hasReceipt: false,
      isLate: false,
      reason: request.reason,
      policy: settings.refundTo,
      refundTo,
      isCashSale: false,
      waivedPoints: 0,
    }),
    returnsSeen: 0,
  });
}

function totalsOf(lines: readonly ReturnedLine[]) {
  const parts = lines.map(({ part }) => part);
  const roundingMinor = sumOf(parts, 'roundingMinor');
  const discounts = sumOf(parts, 'lineDiscountMinor') + sumOf(parts, 'sharedDiscountMinor');
  return {
    totalMinor: sumOf(parts, 'totalMinor'),
    taxMinor: sumOf(parts, 'taxMinor'),
    discountMinor: discounts - roundingMinor,
    roundingMinor,
    pointsPaidMinor: sumOf(parts, 'paidWithPointsMinor'),
  };
}
