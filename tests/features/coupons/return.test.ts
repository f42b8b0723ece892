import { array, assert, integer, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { MANAGER } from '../../support/store.ts';
import { type CouponShop, openCouponShop } from './coupon-shop.ts';

let shop: CouponShop;
beforeEach(() => {
  shop = openCouponShop();
});
afterEach(() => {
  shop.closeProved();
});

/** Takes so much of lines back; returns the quote that was booked. */
function takeBack(
  saleId: number,
  lines: readonly { readonly lineNo: number; readonly quantityMilli: number }[],
  reason: 'unwanted' | 'void' = 'unwanted',
) {
  const request = { goods: { kind: 'receipt' as const, saleId, lines: [...lines] }, reason };
  const quote = shop.store.value('returns.quote', request);
  shop.store.value(
    'returns.complete',
    {
      ...request,
      requestId: shop.store.requestId(),
      expectedRefundMinor: quote.refundMinor,
      returnsSeen: quote.returnsSeen,
    },
    { session: MANAGER },
  );
  return quote;
}

const uses = () => shop.numbers('SELECT uses AS n FROM coupons ORDER BY id');

describe('a coupon whose goods come back', () => {
  test('goes back with the last piece, and the money without its part', () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    const { saleId } = shop.sell(shop.basket(['cream', 'bag'], { coupons: [code] }));
    const first = takeBack(saleId, [{ lineNo: 1, quantityMilli: 1000 }]);
    expect(first).toMatchObject({ refundMinor: 8020, couponsBack: [] });
    expect(uses()).toEqual([1]);
    const last = takeBack(saleId, [{ lineNo: 2, quantityMilli: 1000 }]);
    expect(last).toMatchObject({ refundMinor: 80, couponsBack: [{ code, name: 'Autumn' }] });
    expect(uses()).toEqual([0]);
    const receipt = shop.store.value('sales.receipt', { saleId });
    expect(receipt.coupons).toMatchObject([{ code, isGivenBack: true }]);
    // It is used again, and once only.
    expect(shop.sell(shop.basket(['cream'], { coupons: [code] })).totalMinor).toBe(8000);
    expect(uses()).toEqual([1]);
  });

  test('stays used when the store says so; a void gives it back all the same', () => {
    const settings = shop.store.value('settings.read', {});
    shop.store.value(
      'settings.save',
      {
        requestId: shop.store.requestId(),
        returns: { ...settings.returns, givesCouponsBack: false },
      },
      { session: MANAGER },
    );
    const [one = '', other = ''] = shop.slips(shop.campaign().id, 2);
    const returned = shop.sell(shop.basket(['cream'], { coupons: [one] }));
    const voided = shop.sell(shop.basket(['cream'], { coupons: [other] }));
    takeBack(returned.saleId, [{ lineNo: 1, quantityMilli: 1000 }]);
    takeBack(voided.saleId, [{ lineNo: 1, quantityMilli: 1000 }], 'void');
    expect(uses()).toEqual([1, 0]);
  });

  test('stays used when it lapsed meanwhile', () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    const { saleId } = shop.sell(shop.basket(['cream'], { coupons: [code] }));
    shop.store.clock.set(Date.UTC(2026, 11, 2, 2));
    expect(takeBack(saleId, [{ lineNo: 1, quantityMilli: 1000 }])).toMatchObject({
      refundMinor: 8000,
      couponsBack: [],
    });
    expect(uses()).toEqual([1]);
  });
});

test('any split of a return gives back what the whole gives back', () => {
  const { id } = shop.campaign({
    benefit: { kind: 'percent', basisPoints: 3333, maximumMinor: null },
    stacking: 'any',
  });
  assert(
    property(
      array(integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      integer({ min: 0, max: 1_000_000 }),
      (pieces, seed) => {
        const codes = shop.slips(id, 1 + (seed % 2));
        const names = pieces.map((_, index): 'cream' | 'bag' =>
          index % 2 === 0 ? 'cream' : 'bag',
        );
        const basket = shop.basket(names, { coupons: codes });
        const lines = basket.lines.map((line, index) => ({
          ...line,
          quantityMilli: (pieces[index] ?? 1) * 1000,
        }));
        const { saleId, totalMinor } = shop.sell({ ...basket, lines });
        let back = 0;
        const left = pieces.map((count, index) => ({ lineNo: index + 1, count }));
        let turn = seed;
        while (left.some(({ count }) => count > 0)) {
          const open = left.filter(({ count }) => count > 0);
          const line = open[turn % open.length];
          if (line === undefined) break;
          const count = 1 + (turn % line.count);
          line.count -= count;
          turn = (turn * 31 + 7) % 1_000_003;
          back += takeBack(saleId, [
            { lineNo: line.lineNo, quantityMilli: count * 1000 },
          ]).refundMinor;
        }
        expect(back).toBe(totalMinor);
        expect(
          codes.map(
            (code) => shop.quote(shop.basket(['cream'], { coupons: [code] })).coupons[0]?.reason,
          ),
        ).toEqual(codes.map(() => null));
      },
    ),
    { numRuns: 25 },
  );
});

/** What verify says of coupons after `sql`, which is taken back. */
function after(sql: string): string {
  shop.store.connection.run('SAVEPOINT broken');
  try {
    shop.store.connection.run(sql);
    const check = verifyStore(shop.store.db).checks.find(({ name }) => name === 'coupons');
    return check?.wrong?.detail ?? '';
  } finally {
    shop.store.connection.run('ROLLBACK TO broken');
    shop.store.connection.run('RELEASE broken');
  }
}

describe('verify', () => {
  test('names a coupon that was changed, added or removed behind its back', () => {
    const [code = '', spare = ''] = shop.slips(shop.campaign().id, 2);
    const { saleId } = shop.sell(shop.basket(['cream'], { coupons: [code] }));
    expect(after('SELECT 1')).toBe('');
    expect(after(`UPDATE coupons SET uses = 0 WHERE code = '${code}'`)).toContain('uses');
    expect(after(`UPDATE coupons SET valid_to = '2027-01-01' WHERE code = '${spare}'`)).toContain(
      'validTo',
    );
    expect(after(`DELETE FROM coupons WHERE code = '${spare}'`)).toContain('row differs');
    expect(
      after(`UPDATE coupon_redemptions SET discount_minor = 1999 WHERE sale_id = ${saleId}`),
    ).toContain('discountMinor');
    expect(
      after(`UPDATE coupon_campaigns SET terms = json_set(terms, '$.minimumMinor', 5)`),
    ).toContain('terms minimumMinor');
    expect(
      after(
        `INSERT INTO coupons (uid, campaign_id, code, occasion, valid_from, valid_to, max_uses, issued_at)
         VALUES ('x', 1, '9900000000000002', 'forged', '2026-11-01', '2026-11-30', 1, 0)`,
      ),
    ).toContain('given out by events');
  });
});
