import type { ExportList } from '../../../contract/exports.ts';
import { maskPhone } from '../../../contract/kernel/phone.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import type { Db } from '../../store/db.ts';
import type { ListWish } from '../../store/context.ts';
import { productRows } from './tables-goods.ts';
import { type ListRow, memberRows, type Period, pointsRows } from './tables-people.ts';
import { heldRows, receiptRows, returnRows, saleLineRows, shiftRows } from './tables-trade.ts';

/**
 * The rows of a list, one by one: any number of them. Whole phone numbers and addresses only for
 * who asked for them (TRUST, Personal data).
 */
export function listRows(db: Db, wish: ListWish): Iterable<ListRow> {
  const period = { from: wish.from ?? '', until: wish.until ?? '9999-99-99' };
  const rows = rowsOf(db, wish.list, period);
  return wish.list === 'members' && !wish.showsContacts ? withoutContacts(rows) : rows;
}

function rowsOf(db: Db, list: ExportList, period: Period): IterableIterator<ListRow> {
  switch (list) {
    case 'members':
      return memberRows(db);
    case 'products':
      return productRows(db);
    case 'receipts':
      return receiptRows(db, period);
    case 'saleLines':
      return saleLineRows(db, period);
    case 'points':
      return pointsRows(db, period);
    case 'shifts':
      return shiftRows(db, period);
    case 'returns':
      return returnRows(db, period);
    case 'held':
      return heldRows(db);
    default:
      return assertNever(list);
  }
}

function* withoutContacts(rows: Iterable<ListRow>): Generator<ListRow> {
  for (const row of rows) {
    const phone = row['phone'];
    yield { ...row, phone: typeof phone === 'string' ? maskPhone(phone) : null, email: null };
  }
}
