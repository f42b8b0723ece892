import { maskPhone } from '../../../contract/kernel/phone.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import type { Db } from '../../store/db.ts';
import type { ListMoment, ListWish } from '../../store/context.ts';
import { deferredRevenueRows, liabilityLotRows, liabilityMonthRows } from '../liability/face.ts';
import { tierDropRows, tierNearRows } from '../tiers/face.ts';
import { couponRows } from './tables-coupons.ts';
import { productRows } from './tables-goods.ts';
import { type ListRow, memberRows, type Period, pointsRows } from './tables-people.ts';
import { heldRows, receiptRows, returnRows, saleLineRows, shiftRows } from './tables-trade.ts';

/**
 * The rows of a list, one by one: any number of them. Whole phone numbers and addresses only for
 * who asked for them (TRUST, Personal data).
 */
export function listRows(db: Db, wish: ListWish, moment: ListMoment): Iterable<ListRow> {
  const period = { from: wish.from ?? '', until: wish.until ?? '9999-99-99' };
  const rows = rowsOf(db, wish, { period, moment });
  return wish.list === 'members' && !wish.showsContacts ? withoutContacts(rows) : rows;
}

function rowsOf(
  db: Db,
  wish: ListWish,
  { period, moment }: { readonly period: Period; readonly moment: ListMoment },
): Iterable<ListRow> {
  switch (wish.list) {
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
    case 'liabilityMonths':
      return liabilityMonthRows(db, wish, moment);
    case 'liabilityLots':
      return liabilityLotRows(db, wish, moment);
    case 'deferredRevenue':
      return deferredRevenueRows(db, wish, moment);
    case 'held':
      return heldRows(db);
    case 'coupons':
      return couponRows(db);
    case 'tierDrops':
      return tierDropRows(db, wish, moment);
    case 'tierNear':
      return tierNearRows(db, wish, moment);
    default:
      return assertNever(wish.list);
  }
}

function* withoutContacts(rows: Iterable<ListRow>): Generator<ListRow> {
  for (const row of rows) {
    const phone = row['phone'];
    yield { ...row, phone: typeof phone === 'string' ? maskPhone(phone) : null, email: null };
  }
}
