import type { Session } from '../../../../contract/staff.ts';
import type { CommandContext } from '../../../store/context.ts';
import { currentProgramme, earnPoints, postClawback } from '../../loyalty/face.ts';
import {
  insertSale,
  insertSaleLine,
  insertSaleTender,
  receiptNumber,
  type SaleLineRow,
  type SaleRow,
  takeReceiptSeq,
} from '../../sales/face.ts';

/** A sale of which something comes back. */
export interface ReturnedSale {
  readonly saleId: number;
  readonly head: Pick<SaleRow, 'uid' | 'memberId' | 'memberTier' | 'businessDay'>;
  readonly memberUid: string | null;
  readonly tier: 'standard' | 'silver' | 'gold' | 'platinum' | null;
  readonly lines: readonly SaleLineRow[];
  readonly pointsEarned: number;
  readonly tenderKind: 'cash' | 'card';
}

/** The points that go back with a line: what the sale earned less what the kept lines would. */
function pointsToTakeBack(context: CommandContext, sale: ReturnedSale, lineNo: number): number {
  if (sale.tier === null) return 0;
  const kept = earnPoints({
    programme: currentProgramme(context.db, sale.head.businessDay),
    tier: sale.tier,
    day: sale.head.businessDay,
    lines: sale.lines.filter((line) => line.lineNo !== lineNo),
    pointsPaidMinor: 0,
  });
  return sale.pointsEarned - kept.points;
}

function bookHead(
  context: CommandContext,
  sale: ReturnedSale,
  back: { readonly session: Session; readonly line: SaleLineRow; readonly points: number },
): SaleRow {
  const receiptSeq = takeReceiptSeq(context.db);
  return {
    uid: context.newUid(),
    receiptNo: receiptNumber({ ...context.till, day: context.today, sequence: receiptSeq }),
    receiptSeq,
    kind: 'return',
    originalSaleId: sale.saleId,
    businessDay: context.today,
    completedAt: context.now,
    staffId: back.session.staffId,
    memberId: sale.head.memberId,
    memberTier: sale.head.memberTier,
    programmeVersion: null,
    totalMinor: -back.line.totalMinor,
    taxMinor: -back.line.taxMinor,
    discountMinor: 0,
    discountReason: '',
    roundingMinor: 0,
    taxMode: 'line',
    note: '',
    shiftId: null,
    pointsPaidMinor: 0,
    pointsEarned: -back.points,
    pointsRedeemed: 0,
    balanceAfter: null,
    changeMinor: 0,
    lineCount: 1,
  };
}

/** Books the return of one whole line of a sale that was not paid with points. */
export function takeBack(
  context: CommandContext,
  sale: ReturnedSale,
  back: { readonly session: Session; readonly lineNo: number },
): void {
  const line = sale.lines.find((candidate) => candidate.lineNo === back.lineNo);
  if (line === undefined) throw new RangeError(`No line ${back.lineNo}`);
  const points = pointsToTakeBack(context, sale, back.lineNo);
  const head = bookHead(context, sale, { session: back.session, line, points });
  const saleId = insertSale(context.db, head);
  insertSaleLine(context.db, {
    ...line,
    saleId,
    lineNo: 1,
    originalLineNo: back.lineNo,
    quantityMilli: -line.quantityMilli,
    totalMinor: -line.totalMinor,
    taxMinor: -line.taxMinor,
    eligibleMinor: -line.eligibleMinor,
    pointsEarned: -points,
  });
  insertSaleTender(context.db, {
    saleId,
    tenderNo: 1,
    kind: sale.tenderKind,
    amountMinor: -line.totalMinor,
    handedMinor: -line.totalMinor,
    points: 0,
    reference: '',
  });
  context.log('sale.returned', {
    transaction: head.uid,
    receiptNumber: head.receiptNo,
    sequenceNumber: head.receiptSeq,
    businessDayDate: head.businessDay,
    endDateTime: head.completedAt,
    originalTransaction: sale.head.uid,
    customer: sale.memberUid,
    lineItems: [{ originalSequenceNumber: back.lineNo, extendedAmountMinor: -line.totalMinor }],
    totals: { grossMinor: head.totalMinor, taxMinor: head.taxMinor, pointsEarned: -points },
  });
  if (points > 0 && sale.head.memberId !== null && sale.memberUid !== null) {
    const { memberId } = sale.head;
    const taken = postClawback(context, {
      memberId,
      memberUid: sale.memberUid,
      saleId,
      saleUid: head.uid,
      originalSaleId: sale.saleId,
      points,
    });
    if (taken !== points) throw new Error('A sample return would leave a debt of points');
  }
}
