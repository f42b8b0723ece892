import type { Minor } from '../../../contract/kernel/money.ts';
import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import {
  closeRegularsBefore,
  insertPrice,
  markBegun,
  type PriceRow,
  regularFrom,
  selectPrice,
  setPriceAmount,
} from './tables-prices.ts';
import { setRegularPrice } from './tables-products.ts';

/** What happened to a price. `begun`: a planned one stands at its product from now on. */
type PriceDeed = 'set' | 'changed' | 'begun' | 'ended' | 'takenBack';

/** Logs a deed on a price, with all of it, so that `verify` can replay the table. */
export function logPrice(context: CommandContext, price: PriceRow, deed: PriceDeed): void {
  context.log('price.changed', {
    price: price.uid,
    item: price.productUid,
    deed,
    kind: price.kind,
    tier: price.tier,
    priceMinor: price.priceMinor,
    fromDay: price.fromDay,
    toDay: price.toDay,
  });
}

/** Writes a price and logs it; returns its id. */
export function writePrice(
  context: CommandContext,
  price: Omit<PriceRow, 'id' | 'uid' | 'productUid'>,
): number {
  const { db } = context;
  const id = insertPrice(db, { ...price, uid: context.newUid(), isBegun: false });
  logPrice(context, priceById(context, id), 'set');
  return id;
}

/** Makes `priceMinor` a product's regular price from today on, and keeps it on record. */
export function changeRegularPrice(
  context: CommandContext,
  productId: number,
  priceMinor: Minor,
): number {
  const { db, today } = context;
  const known = regularFrom(db, productId, today);
  if (known === undefined) {
    const price = { productId, kind: 'regular' as const, tier: null, toDay: null };
    const id = writePrice(context, { ...price, priceMinor, fromDay: today });
    beginPrice(context, priceById(context, id));
    return id;
  }
  setPriceAmount(db, known.id, priceMinor);
  logPrice(context, { ...known, priceMinor }, 'changed');
  beginPrice(context, { ...known, priceMinor });
  return known.id;
}

/** Puts a regular price whose day has come to its product, and ends those before it. */
export function beginPrice(context: CommandContext, price: PriceRow): void {
  const { db } = context;
  setRegularPrice(db, price.productId, price.priceMinor);
  markBegun(db, price.id);
  closeRegularsBefore(db, {
    productId: price.productId,
    fromDay: price.fromDay,
    toDay: dayBefore(price.fromDay),
  });
  logPrice(context, price, 'begun');
}

/** The day before, up to which the price before holds. */
export function dayBefore(day: BusinessDay): BusinessDay {
  return addDays(day, -1);
}

function priceById(context: CommandContext, id: number): PriceRow {
  const price = selectPrice(context.db, id);
  if (price === undefined) throw new Error('A price that was just written is not there');
  return price;
}
