import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Logged {
  readonly data: string;
}

/** A product as its last `product.saved` tells it, with prices that began after. */
interface ProductFacts {
  regularPriceMinor: number;
  readonly floorMinor: number | null;
  readonly taxRateBp: number;
  readonly unitOfMeasure: string;
  readonly itemId: string;
  readonly counter: string;
  readonly isActive: boolean;
  readonly posIdentities: readonly { readonly barcode: string; readonly pieces: number }[];
}

/** A price as the log's last word on it tells it. */
interface PriceFacts {
  readonly item: string;
  readonly kind: string;
  readonly tier: string | null;
  readonly priceMinor: number;
  readonly fromDay: string;
  readonly toDay: string | null;
}

interface PriceEvent extends PriceFacts {
  readonly price: string;
  readonly deed: 'set' | 'changed' | 'begun' | 'ended' | 'takenBack';
}

/**
 * Per product that the log tells of, and per planned price: the tables say the same as the log's
 * last word. Products of before the first `product.saved` are not compared; prices are, all of
 * them, since nothing but logged commands writes them.
 */
export function verifyCatalogue(db: Db): CheckResult {
  const products = new Map<string, ProductFacts>();
  const prices = new Map<string, PriceFacts>();
  for (const { type, data } of db.iterate<Logged & { readonly type: string }>(
    `SELECT type, data FROM event_log WHERE type IN ('product.saved', 'price.changed') ORDER BY seq`,
  )) {
    const told = parsed(data);
    if (told === undefined) continue;
    if (type === 'product.saved') addProduct(products, told);
    else addPrice(prices, products, told);
  }
  const product = wrongProduct(db, products);
  if (product.wrong !== null) return product;
  const price = wrongPrice(db, prices);
  return { rows: product.rows + price.rows, wrong: price.wrong };
}

/** What an event tells; undefined for bytes that are no JSON any more, which the chain names. */
function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function addProduct(products: Map<string, ProductFacts>, told: unknown): void {
  // Written by `product.saved` only (features/catalog, log-product).
  const { item, ...facts } = told as ProductFacts & { readonly item: string };
  products.set(item, { ...facts });
}

function addPrice(
  prices: Map<string, PriceFacts>,
  products: ReadonlyMap<string, ProductFacts>,
  told: unknown,
): void {
  // Written by `price.changed` only (features/catalog, regular-price).
  const { price, deed, ...facts } = told as PriceEvent;
  if (deed === 'takenBack') prices.delete(price);
  else prices.set(price, facts);
  const product = products.get(facts.item);
  if (deed !== 'begun') return;
  if (product !== undefined) product.regularPriceMinor = facts.priceMinor;
  // The regular prices before it that were open end with the day before.
  for (const [uid, other] of prices) {
    const isBefore =
      other.item === facts.item && other.kind === 'regular' && other.fromDay < facts.fromDay;
    if (isBefore && other.toDay === null)
      prices.set(uid, { ...other, toDay: dayBefore(facts.fromDay) });
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function wrongProduct(db: Db, products: ReadonlyMap<string, ProductFacts>): CheckResult {
  let rows = 0;
  for (const [item, logged] of products) {
    rows += 1;
    const stored = db.get<{ readonly id: number; readonly isActive: number }>(
      `SELECT p.id, p.sku AS itemId, p.unit AS unitOfMeasure, p.price_minor AS regularPriceMinor,
              p.floor_minor AS floorMinor, p.tax_rate_bp AS taxRateBp, p.is_active AS isActive,
              c.uid AS counter
         FROM products p JOIN counters c ON c.id = p.counter_id WHERE p.uid = :item`,
      { item },
    );
    if (stored === undefined) return wrong(rows, `products ${item}`, 'is logged but not there');
    const { id, ...facts } = stored;
    const posIdentities = db.all(
      'SELECT barcode, pieces FROM product_barcodes WHERE product_id = :id ORDER BY barcode',
      { id },
    );
    const differing = firstDifference(logged, {
      ...facts,
      isActive: stored.isActive === 1,
      posIdentities,
    });
    if (differing !== null) {
      return wrong(rows, `products ${id}`, `${differing} differs from what was logged`);
    }
  }
  return { rows, wrong: null };
}

function wrongPrice(db: Db, prices: Map<string, PriceFacts>): CheckResult {
  let rows = 0;
  const stored = db.iterate<PriceFacts & { readonly id: number; readonly uid: string }>(
    `SELECT r.id, r.uid, p.uid AS item, r.kind, r.tier, r.price_minor AS priceMinor,
            r.from_day AS fromDay, r.to_day AS toDay
       FROM product_prices r JOIN products p ON p.id = r.product_id ORDER BY r.id`,
  );
  for (const { id, uid, ...facts } of stored) {
    rows += 1;
    const logged = prices.get(uid);
    if (logged === undefined) return wrong(rows, `product_prices ${id}`, 'is not in the event log');
    const differing = firstDifference(logged, facts);
    if (differing !== null) {
      return wrong(rows, `product_prices ${id}`, `${differing} differs from what was logged`);
    }
    prices.delete(uid);
  }
  const [missing] = prices.keys();
  return missing === undefined
    ? { rows, wrong: null }
    : wrong(rows, `product_prices ${missing}`, 'is logged but not there');
}

/** The first fact that both tell, and tell differently. */
function firstDifference(logged: object, stored: object): string | null {
  const told = new Map(Object.entries(logged));
  for (const [name, fact] of Object.entries(stored)) {
    if (told.has(name) && JSON.stringify(told.get(name)) !== JSON.stringify(fact)) return name;
  }
  return null;
}

function wrong(rows: number, row: string, detail: string): CheckResult {
  return { rows, wrong: { row, detail } };
}
