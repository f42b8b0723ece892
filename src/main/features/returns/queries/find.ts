import { foldWidth } from '../../../../contract/kernel/text.ts';
import { assertNever, type Failure, fail, ok } from '../../../../contract/kernel/result.ts';
import type { CallError, CallParsed } from '../../../../contract/index.ts';
import type { ReturnableSale } from '../../../../contract/returns.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { lastReturnDay } from '../rules/approvals.ts';
import { readForeignReceipt } from '../rules/foreign-receipt.ts';
import { leftOfLine } from '../rules/part-of-line.ts';
import {
  selectIdByNumber,
  selectIdBySequence,
  selectIdOfImported,
  selectReturnsOf,
  selectSold,
  selectSoldLines,
  selectTenders,
  type SoldLineRow,
  type SoldRow,
} from '../tables.ts';
import { isVoidable } from '../voidable.ts';

type Refusal = { readonly ok: false; readonly error: Failure<CallError<'returns.find'>> };

function unknown(context: QueryContext, by: CallParsed<'returns.find'>['by']): Refusal {
  if ('saleId' in by) return fail('returns.unknown');
  const receipt = readForeignReceipt(foldWidth(by.code).trim(), context.till);
  switch (receipt.from) {
    case 'otherStore':
      return fail('returns.otherStore', { storeCode: receipt.storeCode });
    case 'otherTill':
      return fail('returns.otherTill', { tillCode: receipt.tillCode });
    case 'here':
      return fail('returns.unknown');
    default:
      return assertNever(receipt);
  }
}

function lineOf(line: SoldLineRow): ReturnableSale['lines'][number] {
  const { lineNo, productId, name, barcode, counterName, unit } = line;
  const { quantityMilli, returnedMilli, totalMinor } = line;
  return {
    lineNo,
    productId,
    name,
    barcode,
    counterName,
    unit,
    quantityMilli,
    returnedMilli,
    leftMilli: quantityMilli - returnedMilli,
    totalMinor,
    leftMinor: leftOfLine(line),
  };
}

function returnableOf(context: QueryContext, sale: SoldRow): ReturnableSale {
  const { db, today } = context;
  const returns = selectReturnsOf(db, sale.id);
  const member = sale.memberId === null ? undefined : memberForSale(db, sale.memberId);
  const lastDay = lastReturnDay(sale.businessDay, readSettings(db).returns.days);
  return {
    saleId: sale.id,
    receiptNo: sale.receiptNo,
    completedAt: sale.completedAt,
    staffName: sale.staffName,
    member: member === undefined ? null : { id: member.id, name: member.name },
    totalMinor: sale.totalMinor,
    returnedMinor: returns.reduce((sum, row) => sum - row.totalMinor, 0),
    lines: selectSoldLines(db, sale.id).map(lineOf),
    tenders: selectTenders(db, sale.id),
    returns: returns.map(({ saleId, receiptNo, completedAt, totalMinor }) => ({
      saleId,
      receiptNo,
      completedAt,
      totalMinor: -totalMinor,
    })),
    lastDay,
    isLate: today > lastDay,
    isVoidable: isVoidable(context, sale, returns.length),
  };
}

/** Whose number a code is: a receipt's, a running number alone, or one of another system. */
function idByCode({ db }: QueryContext, code: string): number | undefined {
  const whole = selectIdByNumber(db, code);
  if (whole !== undefined) return whole;
  const ofTill = /^\d{1,9}$/.test(code) ? selectIdBySequence(db, Number(code)) : undefined;
  return ofTill ?? selectIdOfImported(db, code);
}

/** A sale by its receipt, with what can still come back of it. */
export const find: Query<'returns.find'> = (context, { by }) => {
  const id = 'saleId' in by ? by.saleId : idByCode(context, foldWidth(by.code).trim());
  const sale = id === undefined ? undefined : selectSold(context.db, id);
  if (sale === undefined) return unknown(context, by);
  if (sale.kind === 'return') return fail('returns.isReturn', { receiptNo: sale.receiptNo });
  return ok(returnableOf(context, sale));
};
