import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { MAX_AMOUNT_MINOR } from '../../../src/contract/kernel/money.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { ledgerOf, openShop, type Shop } from './shop.ts';

type Complete = CallInput<'sales.complete'>;

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.close();
});

/** Tries to complete, and checks that a refusal leaves nothing behind. */
function complete(input: Partial<Complete>) {
  const tables = ['sales', 'points_entries', 'event_log', 'print_jobs', 'requests'];
  const counts = () => tables.map((table) => shop.numbers(`SELECT count(*) AS n FROM ${table}`)[0]);
  const before = counts();
  const reply = shop.store.call('sales.complete', {
    ...shop.basket(['cream']),
    requestId: shop.store.requestId(),
    expectedTotalMinor: 10_000,
    ...input,
  });
  if (!reply.ok && counts().join() !== before.join()) throw new Error('Half saved');
  return reply;
}

const cash = (amountMinor: number) => ({ kind: 'cash', amountMinor }) as const;
const card = (amountMinor: number) => ({ kind: 'card', amountMinor, reference: '' }) as const;
const points = (count: number) => ({ kind: 'points', points: count }) as const;

describe('a sale is refused, and nothing is half saved, when', () => {
  it('the basket is empty', () => {
    expect(complete({ lines: [] })).toMatchObject({ error: { code: 'sales.empty' } });
  });

  it('a product is unknown or no longer sold', () => {
    const lines = [{ productId: 999, quantityMilli: 1000 }];
    expect(complete({ lines })).toMatchObject({ error: { code: 'sales.productUnknown' } });
    shop.store.write(({ db }) =>
      db.run('UPDATE products SET is_active = 0 WHERE sku = :sku', { sku: 'CREAM-1' }),
    );
    expect(complete({ tenders: [cash(10_000)] })).toMatchObject({
      error: { code: 'sales.productUnknown', params: { lineNo: 1, productId: shop.product.cream } },
    });
  });

  it('a piece is not whole', () => {
    const lines = [{ productId: shop.product.cream, quantityMilli: 500 }];
    expect(complete({ lines })).toMatchObject({ error: { code: 'sales.quantityNotWhole' } });
  });

  it('an amount is beyond 14 digits', () => {
    const lines = [{ productId: shop.product.diamond, quantityMilli: 99_999_000 }];
    expect(complete({ lines })).toMatchObject({ error: { code: 'sales.amountTooLarge' } });
    const tenders = [cash(MAX_AMOUNT_MINOR), cash(MAX_AMOUNT_MINOR)];
    expect(complete({ tenders })).toMatchObject({ error: { code: 'sales.amountTooLarge' } });
    expect(shop.store.call('sales.quote', shop.basket(['diamond', 'bag']))).toMatchObject({
      error: { code: 'sales.amountTooLarge' },
    });
  });

  it('a balance would be beyond what is counted exactly', () => {
    shop.close();
    const platinum = { ratePoints: 10, ratePerMinor: 1 };
    shop = openShop({ rules: { ...BASE_PROGRAMME, rates: { ...BASE_PROGRAMME.rates, platinum } } });
    const basket = shop.basket(['diamond'], { memberId: shop.member.platinum });
    expect(shop.sell(basket).balanceAfter).toBe(999_999_999_999_990);
    const refused = complete({
      ...basket,
      tenders: [card(MAX_AMOUNT_MINOR)],
      expectedTotalMinor: MAX_AMOUNT_MINOR,
    });
    expect(refused).toMatchObject({ error: { code: 'sales.amountTooLarge' } });
  });

  it('the price changed since the cashier saw it', () => {
    const { totalMinor } = shop.quote(shop.basket(['cream']));
    shop.store.write(({ db }) =>
      db.run('UPDATE products SET price_minor = 10001 WHERE sku = :sku', { sku: 'CREAM-1' }),
    );
    expect(complete({ tenders: [cash(10_001)], expectedTotalMinor: totalMinor })).toMatchObject({
      error: {
        code: 'sales.totalChanged',
        params: { totalMinor: 10_001, expectedTotalMinor: 10_000 },
      },
    });
  });

  it('is not paid, or paid too much by card', () => {
    expect(complete({ tenders: [] })).toMatchObject({
      error: { code: 'sales.notPaid', params: { dueMinor: 10_000 } },
    });
    expect(complete({ tenders: [card(9999)] })).toMatchObject({
      error: { code: 'sales.notPaid', params: { dueMinor: 1 } },
    });
    expect(complete({ tenders: [card(10_001)] })).toMatchObject({
      error: { code: 'sales.overpaid', params: { overpaidMinor: 1 } },
    });
    expect(complete({ tenders: [card(10_000), cash(1)] })).toMatchObject({
      error: { code: 'sales.overpaid' },
    });
  });

  it('the member is unknown or no longer active', () => {
    expect(complete({ memberId: 999 })).toMatchObject({ error: { code: 'members.unknown' } });
    shop.store.write(({ db }) =>
      db.run('UPDATE members SET is_active = 0 WHERE id = :id', { id: shop.member.gold }),
    );
    expect(complete({ memberId: shop.member.gold })).toMatchObject({
      error: { code: 'members.unknown' },
    });
  });

  it('points are tendered without a member', () => {
    expect(complete({ tenders: [points(100), cash(9900)] })).toMatchObject({
      error: { code: 'sales.pointsNeedMember' },
    });
  });

  it('points are more than there are, too few, no whole step, or too large a share', () => {
    const memberId = shop.member.standard;
    for (let n = 0; n < 60; n += 1) shop.sell(shop.basket(['cream'], { memberId }));
    const pay = (count: number) => complete({ memberId, tenders: [points(count), cash(10_000)] });
    expect(pay(6100)).toMatchObject({
      error: { code: 'loyalty.notEnoughPoints', params: { asked: 6100, balance: 6000 } },
    });
    expect(pay(50)).toMatchObject({
      error: { code: 'loyalty.redemptionNotAllowed', params: { limitedBy: 'step' } },
    });
    expect(pay(150)).toMatchObject({
      error: { code: 'loyalty.redemptionNotAllowed', params: { limitedBy: 'step' } },
    });
    expect(pay(5100)).toMatchObject({
      error: {
        code: 'loyalty.redemptionNotAllowed',
        params: { limitedBy: 'share', maximumPoints: 5000 },
      },
    });
    expect(pay(5000)).toMatchObject({ ok: true });
  });

  it('the same points were spent meanwhile: two quotes, one balance', () => {
    const memberId = shop.member.standard;
    for (let n = 0; n < 5; n += 1) shop.sell(shop.basket(['cream'], { memberId }));
    const basket = shop.basket(['cream'], { memberId, tenders: [points(500)] });
    expect(shop.quote(basket).redemption).toMatchObject({ points: 500, limitedBy: null });
    expect(shop.quote(basket).dueMinor).toBe(9500);
    const pay = () => complete({ ...basket, tenders: [points(500), cash(9500)] });
    expect(pay()).toMatchObject({ ok: true, value: { balanceAfter: 95 } });
    expect(pay()).toMatchObject({
      error: { code: 'loyalty.notEnoughPoints', params: { asked: 500, balance: 95 } },
    });
    expect(ledgerOf(shop, memberId)).toEqual({
      entries: 95,
      remaining: 95,
      oddLots: 0,
      oddEntries: 0,
    });
  });
});

describe('a quote', () => {
  it('brings points to what is allowed and says why', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    const quote = shop.quote(shop.basket(['cream'], { memberId, tenders: [points(900)] }));
    expect(quote.redemption).toMatchObject({ points: 200, worthMinor: 200, limitedBy: 'balance' });
    expect(quote).toMatchObject({ pointsPaidMinor: 200, paidMinor: 200, dueMinor: 9800 });
    expect(shop.quote(shop.basket(['cream'], { tenders: [points(900)] }))).toMatchObject({
      redemption: null,
      pointsPaidMinor: 0,
      dueMinor: 10_000,
    });
  });

  it('shows change, and cash amounts for what is still due', () => {
    const tenders = [card(5640), cash(2000)];
    expect(shop.quote(shop.basket(['cream'], { tenders }))).toMatchObject({
      dueMinor: 2360,
      changeMinor: 0,
      cashSuggestionsMinor: [2360, 2400, 2500, 3000, 10_000],
    });
    expect(shop.quote(shop.basket(['cream'], { tenders: [cash(20_000)] }))).toMatchObject({
      dueMinor: 0,
      changeMinor: 10_000,
      cashSuggestionsMinor: [],
    });
  });

  it('of an empty basket is nothing', () => {
    expect(shop.quote(shop.basket([]))).toMatchObject({
      lines: [],
      totalMinor: 0,
      dueMinor: 0,
      itemCount: 0,
    });
  });
});
