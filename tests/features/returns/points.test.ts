import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPROVED, openReturnShop, type ReturnShop, wish } from './support.ts';

const DAY_MS = 86_400_000;

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop();
});
afterEach(() => {
  shop.closeVerified();
});

const lots = () =>
  shop.store.db.all<{ remaining: number; expiresOn: string | null }>(
    'SELECT remaining, expires_on AS expiresOn FROM points_lots ORDER BY id',
  );

/** 300 points are earned and spent; what the second sale earned (597) comes back with it. */
function spent(memberId: number): { first: number; second: number } {
  const first = shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId })).saleId;
  const six = shop.basket(['cream', 'cream', 'cream', 'cream', 'cream', 'cream'], {
    memberId,
    tenders: [{ kind: 'points', points: 300 }],
  });
  return { first, second: shop.sell(six).saleId };
}

describe('points to take back', () => {
  it('come from the lots of the sale first, then from others', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    const second = shop.sell(shop.basket(['cream'], { memberId }));
    shop.takeBack(wish(shop.goods(second.saleId, { 1: 1 })));
    expect(lots().map((lot) => lot.remaining)).toEqual([300, 0]);
    const { first } = spent(memberId);
    // 300 of the first lot paid for the second sale there: 300 + 597 are left, 300 owed.
    const back = shop.takeBack(wish(shop.goods(first, { 1: 1, 2: 1, 3: 1 })));
    expect(back.points).toMatchObject({ owed: 300, taken: 300, debt: 0, deducted: 0 });
    expect(lots().map((lot) => lot.remaining)).toEqual([0, 0, 0, 597]);
  });
});

/** A sale whose 300 points are spent; what that other sale earned is gone, too. */
function buySpend(memberId: number): number {
  const sale = shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
  const paid = shop.sell(
    shop.basket(['cream', 'cream', 'cream', 'cream', 'cream', 'cream'], {
      memberId,
      tenders: [{ kind: 'points', points: 300 }],
    }),
  );
  shop.store.write(({ db }) => {
    // What the second sale earned lapses: only the debt of the first is left to see.
    db.run(`UPDATE points_lots SET expires_on = '2026-11-20' WHERE remaining = 597`);
  });
  shop.store.internal('loyalty.expireDue', { isConfirmed: true });
  expect(paid.pointsEarned).toBe(597);
  expect(shop.balance(memberId)).toBe(0);
  return sale.saleId;
}

describe('by the policy of the store', () => {
  it('deduct: their worth is taken off the refund, also over several returns', () => {
    const saleId = buySpend(shop.member.standard);
    const first = shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect(first).toMatchObject({ totalMinor: 10_000, refundMinor: 9900 });
    expect(first.points).toMatchObject({ owed: 100, taken: 0, deducted: 100, deductedMinor: 100 });
    expect(first.refunds).toEqual([
      { kind: 'points', amountMinor: 100, reference: 'clawback', points: 100 },
      { kind: 'cash', amountMinor: 9900, reference: '', points: 0 },
    ]);
    const rest = shop.takeBack(wish(shop.goods(saleId, { 2: 1, 3: 1 })));
    expect(rest).toMatchObject({ totalMinor: 20_000, refundMinor: 19_800 });
    expect(shop.balance(shop.member.standard)).toBe(0);
  });

  it('negative: a debt, in the balance everywhere, which the next earning pays', () => {
    shop.setReturns({ clawback: 'negative' });
    const memberId = shop.member.standard;
    const saleId = buySpend(memberId);
    const back = shop.takeBack(wish(shop.goods(saleId, { 1: 1, 2: 1 })));
    expect(back).toMatchObject({ totalMinor: 20_000, refundMinor: 20_000 });
    expect(back.points).toMatchObject({ owed: 200, debt: 200, balanceAfter: -200 });
    const basket = shop.basket(['cream'], { memberId });
    const quote = shop.quote(basket);
    expect(quote).toMatchObject({ balanceBefore: -200, balanceAfter: -100 });
    expect(quote.redemption).toMatchObject({ maximumPoints: 0, limitedBy: 'noBalance' });
    expect(shop.sell(basket).balanceAfter).toBe(-100);
    expect(shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId })).balanceAfter).toBe(
      200,
    );
    expect(shop.numbers('SELECT count(*) AS n FROM points_lots WHERE remaining < 0')).toEqual([0]);
    // The first 100 earned are gone; 200 of the 300 after are still theirs, with their expiry.
    expect(lots().slice(-2)).toEqual([
      { remaining: 0, expiresOn: '2027-11-30' },
      { remaining: 200, expiresOn: '2027-11-30' },
    ]);
  });

  it('waive: given up, if somebody else agrees', () => {
    shop.setReturns({ clawback: 'waive' });
    const saleId = buySpend(shop.member.standard);
    const request = wish(shop.goods(saleId, { 1: 1 }));
    const refused = shop.tryReturn(request);
    expect(refused.ok ? 'ok' : refused.error).toMatchObject({
      code: 'returns.approvalNeeded',
      params: { why: 'waivedPoints' },
    });
    const back = shop.takeBack(request, { approval: APPROVED });
    expect(back).toMatchObject({ refundMinor: 10_000, points: { waived: 100, taken: 0, debt: 0 } });
    expect(shop.balance(shop.member.standard)).toBe(0);
  });
});

describe('redeemed points', () => {
  it('go back to the lots they came from, the last spent first, with the expiry those have', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    shop.store.clock.advance(40 * DAY_MS);
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    const before = lots();
    const sale = shop.sell(
      shop.basket(['cream', 'cream', 'cream', 'cream', 'cream', 'cream'], {
        memberId,
        tenders: [{ kind: 'points', points: 300 }],
      }),
    );
    expect(lots().map((lot) => lot.remaining)).toEqual([0, 100, 597]);
    const half = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1, 2: 1, 3: 1 })));
    expect(half).toMatchObject({ totalMinor: 30_000, refundMinor: 29_850 });
    expect(half.points?.restoredLots).toEqual([
      { points: 100, expiresOn: before[1]?.expiresOn, isGrace: false },
      { points: 50, expiresOn: before[0]?.expiresOn, isGrace: false },
    ]);
    expect(lots().map((lot) => lot.remaining)).toEqual([50, 200, 298]);
    shop.takeBack(wish(shop.goods(sale.saleId, { 4: 1, 5: 1, 6: 1 })));
    expect(lots().slice(0, 2)).toEqual(before);
    expect(lots()[2]?.remaining).toBe(0);
  });

  it('count again for the days of grace when they lapsed meanwhile', () => {
    shop.setReturns({ graceDays: 10, days: 400 });
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    shop.store.clock.advance(300 * DAY_MS);
    const sale = shop.sell(
      shop.basket(['cream', 'cream', 'cream', 'cream'], {
        memberId,
        tenders: [{ kind: 'points', points: 200 }],
      }),
    );
    expect(lots()[0]).toEqual({ remaining: 0, expiresOn: '2027-11-30' });
    shop.store.clock.advance(90 * DAY_MS);
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1, 2: 1, 3: 1, 4: 1 })));
    expect(back.points?.restoredLots).toEqual([
      { points: 200, expiresOn: '2027-12-26', isGrace: true },
    ]);
    expect(back.points?.balanceAfter).toBe(200);
    shop.store.clock.advance(11 * DAY_MS);
    shop.store.internal('loyalty.expireDue', { isConfirmed: true });
    expect(shop.balance(memberId)).toBe(0);
  });
});

describe('no member', () => {
  it('a sale without a member comes back without points', () => {
    const sale = shop.sell(shop.basket(['cream']));
    expect(shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 }))).points).toBeNull();
  });

  it('a sale that was claimed later gives back what the claim earned', () => {
    const memberId = shop.member.gold;
    const sale = shop.sell(shop.basket(['cream', 'cream']));
    const { store } = shop;
    const claimed = store.value('sales.claim', {
      requestId: store.requestId(),
      saleId: sale.saleId,
      memberId,
    });
    expect(claimed.pointsEarned).toBe(300);
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    expect(back.points).toMatchObject({ owed: 150, taken: 150, balanceAfter: 150 });
    shop.takeBack(wish(shop.goods(sale.saleId, { 2: 1 })));
    expect(shop.balance(memberId)).toBe(0);
  });
});
