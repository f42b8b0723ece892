import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCatalogue } from '../../../src/main/store/verify/verify-catalogue.ts';
import { AS_MANAGER, type CatalogueShop, openCatalogue } from './shop.ts';

const DAY_MS = 86_400_000;

let shop: CatalogueShop;
let productId: number;
beforeEach(() => {
  shop = openCatalogue();
  productId = shop.add({ floorMinor: 20_000 });
  const plan = (kind: 'regular' | 'offer', fromDay: string) =>
    shop.store.value(
      'catalog.addPrice',
      {
        requestId: shop.store.requestId(),
        productId,
        kind,
        tier: null,
        priceMinor: 25_000,
        fromDay,
        toDay: null,
      },
      AS_MANAGER,
    );
  plan('regular', '2026-11-23');
  const { priceId } = plan('offer', '2026-11-21');
  shop.store.clock.advance(4 * DAY_MS);
  shop.store.idle();
  const requestId = shop.store.requestId();
  shop.store.value('catalog.endPrice', { requestId, priceId }, AS_MANAGER);
  shop.save({ priceMinor: 31_000, floorMinor: 20_000 }, productId);
});
afterEach(() => {
  shop.close();
});

const tamper = (sql: string) => shop.store.write(({ db }) => db.run(sql));
const check = () => verifyCatalogue(shop.store.db).wrong;

describe('the catalogue against its log', () => {
  it('adds up after planning, beginning, ending and changing', () => {
    expect(verifyCatalogue(shop.store.db)).toEqual({ rows: 5, wrong: null });
  });

  it.each([
    ['UPDATE products SET price_minor = 1', 'products 1', 'regularPriceMinor'],
    ['UPDATE products SET floor_minor = 1', 'products 1', 'floorMinor'],
    ['UPDATE products SET tax_rate_bp = 1', 'products 1', 'taxRateBp'],
    ["UPDATE product_barcodes SET barcode = '96385074'", 'products 1', 'posIdentities'],
    ["UPDATE product_prices SET price_minor = 1 WHERE kind = 'offer'", 'product_prices', 'price'],
    ["UPDATE product_prices SET tier = 'gold' WHERE kind = 'offer'", 'product_prices', 'tier'],
    ["DELETE FROM product_prices WHERE kind = 'offer'", 'product_prices', 'not there'],
    [
      `INSERT INTO product_prices (uid, product_id, kind, price_minor, from_day)
       VALUES ('x', 1, 'offer', 1, '2026-01-01')`,
      'product_prices',
      'not in the event log',
    ],
  ])('%s is found', (sql, row, detail) => {
    tamper(sql);
    expect(check()?.row).toContain(row);
    expect(check()?.detail).toContain(detail);
  });
});
