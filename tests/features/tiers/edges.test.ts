import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTierShop, type TierShop } from './tier-shop.ts';

let shop: TierShop;
let member: number;
beforeEach(() => {
  shop = openTierShop();
  member = shop.member.standard;
});
afterEach(() => shop.closeProved());

describe('the end of a window', () => {
  it('raises nobody: what would keep a higher tier does not reach it', () => {
    shop.buy(member, 16);
    expect(shop.tier(member)).toBe('gold');
    shop.goTo('2027-02-15');
    shop.care();
    expect(shop.progress(member)).toMatchObject({ tier: 'gold', keep: { by: '2027-12-31' } });
  });

  it('is overcome by reaching the tier anew within the days of grace', () => {
    const sale = shop.buy(member, 10);
    shop.giveBack(sale.saleId, 10);
    shop.goTo('2027-01-10');
    shop.buy(member, 8);
    expect(shop.progress(member)).toMatchObject({
      tier: 'gold',
      keep: { isInGrace: true, keepAt: 100_000, missing: 20_000, by: '2027-01-30' },
    });
    shop.buy(member, 2);
    shop.goTo('2027-01-31');
    shop.care();
    expect(shop.progress(member)).toMatchObject({ tier: 'gold', keep: { by: '2027-12-31' } });
    expect(shop.changes(member)).toEqual(['reached standard gold', 'kept gold gold']);
  });

  it('leaves who reached less in the days of grace at what they reached', () => {
    const sale = shop.buy(member, 10);
    shop.giveBack(sale.saleId, 10);
    shop.goTo('2027-01-10');
    shop.buy(member, 3);
    shop.goTo('2027-01-31');
    shop.care();
    expect(shop.tier(member)).toBe('silver');
    expect(shop.changes(member).at(-1)).toBe('notKept gold silver');
  });
});

describe('what points paid', () => {
  it('counts for no tier, and its return takes nothing off', () => {
    shop.buy(member, 2);
    const basket = shop.basket(['cream', 'cream'], { memberId: member });
    const sale = shop.sell({ ...basket, tenders: [{ kind: 'points', points: 100 }] });
    // 200.00 and 200.00, of which points paid 1.00.
    expect(shop.progress(member).value).toBe(39_900);
    const lines = [1, 2].map((lineNo) => ({ lineNo, quantityMilli: 1000 }));
    const goods = { kind: 'receipt' as const, saleId: sale.saleId, lines };
    const request = { goods, reason: 'unwanted' as const };
    const { refundMinor, returnsSeen } = shop.store.value('returns.quote', request);
    shop.store.value('returns.complete', {
      ...request,
      requestId: shop.store.requestId(),
      expectedRefundMinor: refundMinor,
      returnsSeen,
    });
    expect(shop.progress(member).value).toBe(20_000);
  });
});
