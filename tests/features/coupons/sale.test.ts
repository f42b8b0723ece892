import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MANAGER } from '../../support/store.ts';
import { type CouponShop, openCouponShop } from './coupon-shop.ts';

let shop: CouponShop;
beforeEach(() => {
  shop = openCouponShop();
});
afterEach(() => {
  shop.closeProved();
});

describe('a coupon at the counter', () => {
  test('is its own line in the quote, lowers the lines, tax and points, and is booked once', () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    const basket = shop.basket(['cream', 'bag'], {
      memberId: shop.member.standard,
      coupons: [code],
    });
    const quote = shop.quote(basket);
    expect(quote).toMatchObject({
      subtotalMinor: 10_100,
      couponMinor: 2000,
      discountMinor: 2000,
      totalMinor: 8100,
      coupons: [{ code, name: 'Autumn', discountMinor: 2000, reason: null }],
    });
    // 2000 over 10000 and 100: 1980.2 and 19.8 by largest remainder.
    expect(quote.lines.map((line) => line.sharedDiscountMinor)).toEqual([1980, 20]);
    expect(quote.earning?.eligibleMinor).toBe(8100);
    const sale = shop.sell(basket);
    expect(sale.totalMinor).toBe(8100);
    const receipt = shop.store.value('sales.receipt', { saleId: sale.saleId });
    expect(receipt).toMatchObject({
      subtotalMinor: 10_100,
      basketDiscountMinor: 0,
      totalMinor: 8100,
      coupons: [{ code, discountMinor: 2000, isGivenBack: false }],
    });
    expect(shop.numbers('SELECT uses AS n FROM coupons')).toEqual([1]);
  });

  test('used from two drafts: the second is refused with its reason and posts nothing', () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    const basket = shop.basket(['cream'], { coupons: [code] });
    const seen = shop.quote(basket).totalMinor;
    const first = shop.sell(basket);
    const counts = () =>
      shop.numbers(
        'SELECT (SELECT count(*) FROM sales) * 1000 + (SELECT count(*) FROM event_log) AS n',
      );
    const before = counts();
    const second = shop.store.call('sales.complete', {
      ...basket,
      tenders: [{ kind: 'cash', amountMinor: seen }],
      requestId: shop.store.requestId(),
      expectedTotalMinor: seen,
    });
    expect(second).toMatchObject({
      ok: false,
      error: {
        code: 'coupons.notTaken',
        params: { code, reason: 'used', receiptNo: first.receiptNo },
      },
    });
    expect(counts()).toEqual(before);
    // Seen again, the coupon says why, and the sale costs the whole price.
    expect(shop.quote(basket)).toMatchObject({
      totalMinor: 10_000,
      coupons: [{ discountMinor: 0, reason: 'used' }],
    });
  });

  test('comes with the draft and the basket that waits', () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    const draft = { ...shop.basket(['cream'], { coupons: [code] }), paymentRequestId: null };
    const held = shop.store.value('sales.hold', { requestId: shop.store.requestId(), draft });
    expect(held.totalMinor).toBe(8000);
    const back = shop.store.value('sales.resume', {
      requestId: shop.store.requestId(),
      heldId: held.heldId,
    });
    expect(back.coupons).toEqual([code]);
  });

  test("is read from a scan; another till's and a mistyped one say so", () => {
    const [code = ''] = shop.slips(shop.campaign().id);
    expect(shop.store.value('sales.readScan', { code })).toEqual({
      kind: 'coupon',
      code,
      name: 'Autumn',
    });
    expect(
      shop.store.value('sales.readScan', { code: code.replace(/(.{4})(?=.)/g, '$1 ') }),
    ).toMatchObject({ kind: 'coupon', code });
    const last = Number(code.at(-1));
    const wrong = `${code.slice(0, -1)}${(last + 1) % 10}`;
    expect(shop.store.value('sales.readScan', { code: wrong })).toMatchObject({
      kind: 'unknown',
      reason: 'wrongCheckDigit',
      expectedDigit: last,
    });
    expect(shop.store.value('sales.readScan', { code: '9900000000000002' })).toMatchObject({
      kind: 'unknown',
      reason: 'couponElsewhere',
    });
  });

  test('below the floor price a manager must agree, unless the campaign says otherwise', () => {
    shop.store.write(({ db }) =>
      db.run('UPDATE products SET floor_minor = 9000 WHERE id = :id', { id: shop.product.cream }),
    );
    const [held = ''] = shop.slips(shop.campaign().id);
    const [free = ''] = shop.slips(shop.campaign({ mayGoBelowFloor: true }, 'Free').id);
    const reply = shop.tryToSell(shop.basket(['cream'], { coupons: [held] }));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'sales.approvalNeeded', params: { kind: 'belowFloor', lineNo: 1 } },
    });
    expect(shop.numbers('SELECT uses AS n FROM coupons')).toEqual([0, 0]);
    shop.sell(shop.basket(['cream'], { coupons: [free] }));
  });

  test('the receipt tells a member of new coupons once', () => {
    const { id } = shop.campaign({ codes: 'personal', receiptText: 'Not on gift cards' });
    const code = shop.give(id, shop.member.gold);
    const told = () =>
      shop.store.db
        .all<{ document: string }>(
          `SELECT document FROM print_jobs WHERE kind = 'receipt' ORDER BY id`,
        )
        .map(({ document }) => (JSON.parse(document) as { newCoupons?: unknown }).newCoupons);
    shop.sell(shop.basket(['bag'], { memberId: shop.member.gold }));
    shop.sell(shop.basket(['bag'], { memberId: shop.member.gold }));
    expect(told()).toEqual([
      [{ name: 'Autumn', code, validTo: '2026-11-30', text: 'Not on gift cards' }],
      undefined,
    ]);
  });

  test('ended: codes stay good until their day, or not when they are voided', () => {
    const end = (campaignId: number, voidsCodes: boolean) =>
      shop.store.value(
        'coupons.end',
        { requestId: shop.store.requestId(), campaignId, voidsCodes },
        { session: MANAGER },
      );
    const kept = shop.campaign({}, 'Kept');
    const voided = shop.campaign({}, 'Voided');
    const open = shop.campaign({ codes: 'public' }, 'Public');
    const [keptCode = ''] = shop.slips(kept.id);
    const [voidCode = ''] = shop.slips(voided.id);
    end(kept.id, false);
    end(voided.id, true);
    end(open.id, false);
    const reasons = (codes: string[]) =>
      shop.quote(shop.basket(['cream'], { coupons: codes })).coupons.map(({ reason }) => reason);
    expect(reasons([keptCode])).toEqual([null]);
    expect(reasons([voidCode])).toEqual(['ended']);
    expect(reasons([open.publicCode])).toEqual(['ended']);
  });
});
