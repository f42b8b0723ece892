import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { TIERS, type Tier } from '../../../src/contract/members.ts';
import { pricesForSale } from '../../../src/main/features/catalog/face.ts';
import { PRICES_IN_FORCE } from '../../../src/main/features/catalog/tables-prices.ts';
import { AS_MANAGER, type CatalogueShop, CREAM, openCatalogue } from './shop.ts';

const TODAY = '2026-11-21';
const DAY_MS = 86_400_000;

let shop: CatalogueShop;
let productId: number;
beforeEach(() => {
  shop = openCatalogue();
  productId = shop.add();
});
afterEach(() => {
  shop.close();
});

type Plan = Omit<CallInput<'catalog.addPrice'>, 'requestId' | 'productId'>;

const plan = (price: Partial<Plan>) =>
  shop.store.call(
    'catalog.addPrice',
    {
      requestId: shop.store.requestId(),
      productId,
      kind: 'offer',
      tier: null,
      priceMinor: 20_000,
      fromDay: TODAY,
      toDay: null,
      ...price,
    },
    AS_MANAGER,
  );

const end = (priceId: number) =>
  shop.store.call('catalog.endPrice', { requestId: shop.store.requestId(), priceId }, AS_MANAGER);

const priceOn = (day: string, tier: Tier | null = null) =>
  pricesForSale(shop.store.db, { ids: [productId], tier, day }).get(productId);

const detail = () => shop.store.value('catalog.product', { productId }, AS_MANAGER);

describe('the price of a sale', () => {
  it('is the regular one, or a lower offer between its days, the last included', () => {
    plan({ priceMinor: 20_000, fromDay: '2026-12-01', toDay: '2026-12-24' });
    expect(priceOn('2026-11-30')).toEqual({
      regularMinor: 26_800,
      priceMinor: 26_800,
      source: 'regular',
    });
    for (const day of ['2026-12-01', '2026-12-24']) {
      expect(priceOn(day)).toEqual({
        regularMinor: 26_800,
        priceMinor: 20_000,
        source: 'dated',
      });
    }
    expect(priceOn('2026-12-25')).toMatchObject({ source: 'regular' });
  });

  it('of a tier is for its members and those above, and an offer that is dearer counts for nobody', () => {
    plan({ tier: 'gold', priceMinor: 24_000 });
    plan({ tier: null, priceMinor: 99_000 });
    for (const tier of [null, 'standard', 'silver'] as const) {
      expect(priceOn(TODAY, tier)).toMatchObject({ priceMinor: 26_800, source: 'regular' });
    }
    for (const tier of ['gold', 'platinum'] as const) {
      expect(priceOn(TODAY, tier)).toMatchObject({ priceMinor: 24_000, source: 'tier' });
    }
  });

  it('of the same amount is the one for everybody', () => {
    plan({ tier: 'standard' });
    plan({ tier: null });
    expect(priceOn(TODAY, 'gold')).toMatchObject({ source: 'dated' });
  });

  it('leaves out ids nobody has, and takes all of a basket at once', () => {
    const other = shop.add({ sku: 'B', priceMinor: 500, barcodes: [] });
    const prices = pricesForSale(shop.store.db, {
      ids: [other, productId, other, 999],
      tier: null,
      day: TODAY,
    });
    expect(prices.size).toBe(2);
    expect(prices.get(productId)?.priceMinor).toBe(26_800);
    expect(prices.get(other)?.priceMinor).toBe(500);
  });

  it('walks along the index of one product, not the table', () => {
    const steps = shop.store.db
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${PRICES_IN_FORCE}`, {
        ids: '[1]',
        tiers: '',
        day: TODAY,
      })
      .map((step) => step.detail);
    expect(steps.filter((step) => /SCAN (p|r)\b/.test(step))).toEqual([]);
    expect(steps.join()).toContain('product_prices_product');
  });

  it('is the lowest that holds, whatever was planned', () => {
    const offer = fc.record({
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.option(fc.integer({ min: 0, max: 20 })),
      tier: fc.constantFrom(null, ...TIERS),
      priceMinor: fc.integer({ min: 0, max: 40_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(offer, { maxLength: 8 }),
        fc.integer({ min: 0, max: 45 }),
        fc.constantFrom(null, ...TIERS),
        (offers, day, tier) => {
          const id = shop.add({ sku: shop.store.requestId(), barcodes: [] });
          for (const { from, length, ...price } of offers) {
            const fromDay = addDays(TODAY, from);
            const toDay = length === null ? null : addDays(fromDay, length);
            const input = { kind: 'offer', productId: id, ...price, fromDay, toDay } as const;
            const requestId = shop.store.requestId();
            shop.store.value('catalog.addPrice', { requestId, ...input }, AS_MANAGER);
          }
          const rank = tier === null ? -1 : TIERS.indexOf(tier);
          const holding = offers.filter(
            ({ from, length, tier: of }) =>
              from <= day &&
              (length === null || day <= from + length) &&
              (of === null || TIERS.indexOf(of) <= rank),
          );
          const asked = { ids: [id], tier, day: addDays(TODAY, day) };
          expect(pricesForSale(shop.store.db, asked).get(id)?.priceMinor).toBe(
            Math.min(CREAM.priceMinor, ...holding.map(({ priceMinor }) => priceMinor)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a regular price', () => {
  it('that is planned counts from its day on, and then stands at the product', () => {
    expect(plan({ kind: 'regular', priceMinor: 29_900, fromDay: '2026-11-23' }).ok).toBe(true);
    expect(priceOn('2026-11-22')).toMatchObject({ regularMinor: 26_800 });
    expect(priceOn('2026-11-23')).toMatchObject({ regularMinor: 29_900, priceMinor: 29_900 });
    shop.store.idle();
    expect(detail().priceMinor).toBe(26_800);
    shop.store.clock.advance(2 * DAY_MS);
    expect(shop.store.idle()).toBeGreaterThan(0);
    expect(detail()).toMatchObject({
      priceMinor: 29_900,
      prices: [
        { priceMinor: 29_900, state: 'current', fromDay: '2026-11-23', toDay: null },
        { priceMinor: 26_800, state: 'past', fromDay: TODAY, toDay: '2026-11-22' },
      ],
    });
    expect(shop.store.idle()).toBe(0);
  });

  it('changed twice a day keeps one place in the list, and the last amount', () => {
    expect(shop.save({ priceMinor: 100 }, productId).ok).toBe(true);
    expect(shop.save({ priceMinor: 200 }, productId).ok).toBe(true);
    expect(detail()).toMatchObject({ priceMinor: 200, prices: [{ priceMinor: 200 }] });
    expect(detail().prices).toHaveLength(1);
  });

  it('cannot begin twice on a day, nor be taken back once it has begun', () => {
    const day = '2026-12-01';
    const planned = plan({ kind: 'regular', fromDay: day });
    expect(plan({ kind: 'regular', fromDay: day })).toMatchObject({
      error: { code: 'catalog.priceDayTaken', params: { day } },
    });
    const [current] = detail().prices.filter(({ state }) => state === 'current');
    expect(end(current?.id ?? 0)).toMatchObject({ error: { code: 'catalog.priceFixed' } });
    expect(end(planned.ok ? planned.value.priceId : 0).ok).toBe(true);
    expect(priceOn(day)).toMatchObject({ regularMinor: 26_800 });
  });
});

describe('planning and ending', () => {
  it('refuses days in the past, and a last day before the first', () => {
    expect(plan({ fromDay: '2026-11-20' })).toMatchObject({
      error: { code: 'catalog.priceInPast' },
    });
    expect(plan({ fromDay: '2026-12-02', toDay: '2026-12-01' })).toMatchObject({
      error: { code: 'catalog.priceDaysWrong' },
    });
  });

  it('ends an offer with yesterday and keeps it on record; one of today goes', () => {
    const planned = plan({});
    const priceId = planned.ok ? planned.value.priceId : 0;
    shop.store.clock.advance(3 * DAY_MS);
    expect(end(priceId).ok).toBe(true);
    expect(detail().prices).toContainEqual(
      expect.objectContaining({ id: priceId, state: 'past', toDay: '2026-11-23' }),
    );
    expect(end(priceId)).toMatchObject({ error: { code: 'catalog.priceFixed' } });
    const today = plan({ fromDay: '2026-11-24' });
    expect(end(today.ok ? today.value.priceId : 0).ok).toBe(true);
    expect(priceOn('2026-11-24')).toMatchObject({ source: 'regular' });
    expect(end(999)).toMatchObject({ error: { code: 'catalog.priceUnknown' } });
  });
});
