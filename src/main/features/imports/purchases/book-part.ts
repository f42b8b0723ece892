import type { PurchaseMap } from '../../../../contract/imports.ts';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import type { ProductForSale } from '../../catalog/face.ts';
import {
  currentProgramme,
  earningDetailOf,
  earnPoints,
  postSalePoints,
  postUnlinkedReturn,
  type SaleToEarn,
  spendablePoints,
} from '../../loyalty/face.ts';
import { type MemberForSale, memberForSale } from '../../members/face.ts';
import {
  insertSale,
  insertSaleLine,
  insertSaleTender,
  isReceiptNoTaken,
  linesToEarn,
  saleFacts,
  type SaleLineRow,
} from '../../sales/face.ts';
import { countImported } from '../../tiers/face.ts';
import type { CommandContext } from '../../../store/context.ts';
import type { ImportRun } from '../import-run.ts';
import { KEY_BYTES } from '../row-key.ts';
import type { PlannedPart } from '../rules/plan-receipt.ts';
import { insertImportedSale } from '../tables.ts';
import type { StagedItem, StagedReceipt } from '../tables-staged.ts';
import type { Batch } from './batch.ts';

/** A row that becomes a line, with its product. */
export interface LineToBook {
  readonly item: StagedItem;
  readonly product: ProductForSale;
  readonly quantityMilli: number;
  readonly totalMinor: number;
}

interface PartToBook {
  readonly run: ImportRun;
  readonly map: PurchaseMap;
  readonly receipt: StagedReceipt;
  readonly memberId: number | null;
  readonly part: PlannedPart<LineToBook>;
  readonly batch: Batch;
}

/** What a part does to its member's points. */
interface Points {
  readonly member: MemberForSale;
  readonly earning: EarningBreakdown;
  readonly toEarn: SaleToEarn;
  /** Points that a return takes back; never more than there are. */
  readonly taken: number;
}

/** Books what was bought, or what came back, of one receipt of the other system. */
export function bookPart(parts: PartToBook): void {
  const { run, receipt, part, batch } = parts;
  // The moment of the purchase: its business day, and lots dated then.
  const then: CommandContext = {
    ...run.context,
    now: receipt.at,
    today: receipt.day,
    changed: () => undefined,
  };
  run.ensureRun();
  const sourceId = run.ensureSource();
  const points = pointsOf(parts, then);
  const head = headOf(parts, then, points);
  const saleId = insertSale(then.db, head);
  const lines = part.items.map((line, index) => lineRow({ saleId, line, index, points }));
  for (const row of lines) insertSaleLine(then.db, row);
  insertSaleTender(then.db, {
    saleId,
    tenderNo: 1,
    kind: 'external',
    amountMinor: part.totalMinor,
    handedMinor: part.totalMinor,
    points: 0,
    reference: '',
  });
  const { number, day } = receipt;
  insertImportedSale(then.db, { sourceId, number, day, saleId, rowKeys: keysOf(part) });
  if (points !== null) postPoints(then, points, { saleId, saleUid: head.uid, part });
  if (head.memberId !== null) {
    const { memberId, totalMinor, pointsPaidMinor, pointsEarned: earnedPoints } = head;
    const { today } = run.context;
    countImported({ ...then, today }, { memberId, day, totalMinor, pointsPaidMinor, earnedPoints });
  }
  batch.add(
    head,
    lines.map((row, index) => ({ ...row, productUid: part.items[index]?.product.uid ?? '' })),
  );
}

function keysOf({ items }: PlannedPart<LineToBook>): Uint8Array {
  const keys = new Uint8Array(items.length * KEY_BYTES);
  items.forEach(({ item }, index) => keys.set(item.key, index * KEY_BYTES));
  return keys;
}

function pointsOf({ map, memberId, part }: PartToBook, then: CommandContext): Points | null {
  if (map.points === 'none' || memberId === null) return null;
  const member = memberForSale(then.db, memberId);
  if (member === undefined) return null;
  const programme = currentProgramme(then.db, then.today);
  const { today: day, now: at } = then;
  const toEarn = {
    programme,
    tier: member.tier,
    day,
    lines: linesToEarn(then, programme, part.items.map(lineToEarn)),
    pointsPaidMinor: 0,
    facts: saleFacts(then, programme, { memberId: member.id, saleId: null, day, at }),
  };
  const earning = earnPoints(toEarn);
  const taken =
    part.kind === 'sale'
      ? 0
      : Math.min(earning.points, spendablePoints(then.db, member.id, then.today));
  return { member, earning, toEarn, taken };
}

/** A row of the other system as rules see it: what it took off makes a special offer. */
function lineToEarn({ item, product, quantityMilli, totalMinor }: LineToBook, index: number) {
  return {
    lineNo: index + 1,
    productId: product.id,
    priceSource: 'regular' as const,
    regularPriceMinor: item.unitPriceMinor,
    unitPriceMinor: item.unitPriceMinor,
    lineDiscountMinor: item.discountMinor,
    quantityMilli: Math.abs(quantityMilli),
    totalMinor: Math.abs(totalMinor),
    taxMinor: 0,
  };
}

function headOf(
  { run, memberId, part, receipt }: PartToBook,
  then: CommandContext,
  points: Points | null,
) {
  const earned = part.kind === 'sale' ? (points?.earning.points ?? 0) : -(points?.taken ?? 0);
  return {
    uid: then.newUid(),
    receiptNo: receiptNoOf(run, receipt, part.kind),
    receiptSeq: null,
    kind: part.kind,
    originalSaleId: null,
    businessDay: receipt.day,
    completedAt: receipt.at,
    staffId: null,
    memberId,
    memberTier: points?.member.tier ?? null,
    programmeVersion: points?.earning.programmeVersion ?? null,
    totalMinor: part.totalMinor,
    taxMinor: 0,
    discountMinor: discountOf(part),
    discountReason: '',
    roundingMinor: 0,
    taxMode: 'line',
    note: '',
    shiftId: null,
    pointsPaidMinor: 0,
    pointsEarned: earned === 0 ? 0 : earned,
    pointsRedeemed: 0,
    balanceAfter: null,
    changeMinor: 0,
    lineCount: part.items.length,
  } as const;
}

/** Of a return as of a sale: below zero when it comes back. */
function discountOf({ kind, items }: PlannedPart<LineToBook>): number {
  const discount = items.reduce((sum, { item }) => sum + item.discountMinor, 0);
  return kind === 'return' && discount !== 0 ? -discount : discount;
}

/** The other system's number, marked with its source; told apart when it is there already. */
function receiptNoOf(run: ImportRun, receipt: StagedReceipt, kind: 'sale' | 'return'): string {
  const { db } = run.context;
  const base = `I${run.ensureSource()}-${receipt.number}`;
  if (!isReceiptNoTaken(db, base)) return base;
  const marked = kind === 'return' ? `${base}-R` : `${base}-${receipt.day}`;
  let receiptNo = marked;
  for (let turn = 2; isReceiptNoTaken(db, receiptNo); turn += 1) receiptNo = `${marked}-${turn}`;
  return receiptNo;
}

function lineRow(parts: {
  readonly saleId: number;
  readonly line: LineToBook;
  readonly index: number;
  readonly points: Points | null;
}): SaleLineRow {
  const { saleId, line, index, points } = parts;
  const { item, product } = line;
  const isBack = line.quantityMilli < 0;
  const earned = isBack ? undefined : points?.earning.lines[index];
  return {
    saleId,
    lineNo: index + 1,
    productId: product.id,
    counterId: product.counterId,
    name: item.name === '' ? product.name : item.name,
    barcode: null,
    unit: product.unit,
    quantityMilli: line.quantityMilli,
    regularPriceMinor: item.unitPriceMinor,
    unitPriceMinor: item.unitPriceMinor,
    priceSource: 'regular',
    priceReason: '',
    lineDiscountMinor:
      isBack && item.discountMinor !== 0 ? -item.discountMinor : item.discountMinor,
    discountReason: '',
    sharedDiscountMinor: 0,
    totalMinor: line.totalMinor,
    taxRateBp: 0,
    taxMinor: 0,
    paidWithPointsMinor: 0,
    eligibleMinor: earned?.eligibleMinor ?? 0,
    pointsEarned: earned?.points ?? 0,
    note: '',
    originalLineNo: null,
  };
}

function postPoints(
  then: CommandContext,
  points: Points,
  sale: {
    readonly saleId: number;
    readonly saleUid: string;
    readonly part: PlannedPart<LineToBook>;
  },
): void {
  const { saleId, saleUid, part } = sale;
  const subject = { memberId: points.member.id, memberUid: points.member.uid, saleId, saleUid };
  if (part.kind === 'return') {
    postUnlinkedReturn(then, { ...subject, points: points.taken });
    return;
  }
  const { earning, toEarn } = points;
  postSalePoints(then, {
    ...subject,
    amountMinor: part.totalMinor,
    redeemPoints: 0,
    earning,
    earningDetail: earningDetailOf(toEarn, earning),
    programme: toEarn.programme,
  });
}
