import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTierShop, type TierShop, YEARLY } from './tier-shop.ts';

let shop: TierShop;

afterEach(() => shop.closeProved());

describe('a tier of the calendar year', () => {
  beforeEach(() => {
    shop = openTierShop();
  });

  it('is reached by the sale that comes to the level, which itself earns at the old tier', () => {
    const { standard } = shop.member;
    shop.buy(standard, 2);
    expect(shop.tier(standard)).toBe('standard');
    const third = shop.buy(standard, 1);
    // 100.00 at the standard rate of 1 point a yuan, not at silver's 1.2.
    expect(third.pointsEarned).toBe(100);
    expect(shop.tier(standard)).toBe('silver');
    expect(shop.buy(standard, 1).pointsEarned).toBe(120);
    expect(shop.changes(standard)).toEqual(['reached standard silver']);
  });

  it('is reached over several levels at once', () => {
    const { standard } = shop.member;
    shop.buy(standard, 20);
    expect(shop.progress(standard)).toMatchObject({
      tier: 'platinum',
      since: '2026-03-01',
      next: null,
      keep: { missing: 0, by: '2026-12-31', fallsOn: '2027-01-31', fallsTo: 'platinum' },
    });
  });

  it('is told with what is missing to the next, and to keep it', () => {
    const { standard } = shop.member;
    shop.buy(standard, 10);
    shop.goTo('2027-02-01');
    shop.care();
    shop.buy(standard, 2);
    expect(shop.progress(standard)).toMatchObject({
      tier: 'gold',
      value: 20_000,
      next: { tier: 'platinum', missing: 180_000, by: '2027-12-31' },
      keep: { keepAt: 60_000, value: 20_000, missing: 40_000, by: '2027-12-31', fallsTo: 'silver' },
    });
  });

  it('is kept by less than reaches it, and lost after the days of grace', () => {
    const { standard } = shop.member;
    shop.buy(standard, 10);
    shop.goTo('2027-06-01');
    shop.buy(standard, 6);
    shop.goTo('2028-06-01');
    shop.buy(standard, 2);
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2029-01-30');
    shop.care();
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2029-01-31');
    shop.care();
    expect(shop.tier(standard)).toBe('silver');
    expect(shop.changes(standard)).toEqual([
      'reached standard gold',
      'kept gold gold',
      'kept gold gold',
      'notKept gold silver',
    ]);
  });

  it('that ended while the store was closed falls window by window, and sells so before any job', () => {
    const { standard } = shop.member;
    shop.buy(standard, 10);
    shop.goTo('2029-05-01');
    expect(shop.buy(standard, 1).pointsEarned).toBe(100);
    expect(shop.changes(standard)).toEqual([
      'reached standard gold',
      'kept gold gold',
      'notKept gold standard',
    ]);
    shop.care();
    expect(shop.tier(standard)).toBe('standard');
  });

  it('is not taken by a return before its window ends, and is taken then', () => {
    const { standard } = shop.member;
    const sale = shop.buy(standard, 10);
    shop.giveBack(sale.saleId, 10);
    expect(shop.progress(standard)).toMatchObject({ tier: 'gold', value: 0 });
    shop.goTo('2027-01-30');
    shop.care();
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2027-01-31');
    shop.care();
    expect(shop.tier(standard)).toBe('standard');
  });

  it('counts a return against the year of its sale', () => {
    const { standard } = shop.member;
    shop.goTo('2026-12-30');
    const sale = shop.buy(standard, 5);
    shop.goTo('2027-01-05');
    shop.buy(standard, 3);
    shop.giveBack(sale.saleId, 2);
    expect(shop.progress(standard).value).toBe(30_000);
    expect(shop.numbers('SELECT spend_minor AS n FROM member_days ORDER BY day')).toEqual([
      30_000, 30_000,
    ]);
  });
});

describe('a clock that jumped', () => {
  it('takes nobody a tier until three days of selling make it believed', () => {
    shop = openTierShop();
    const { standard } = shop.member;
    shop.buy(standard, 10);
    shop.store.internal('loyalty.expireDue', {});
    shop.goTo('2029-05-01');
    shop.care();
    expect(shop.buy(standard, 1).pointsEarned).toBe(150);
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2029-05-02');
    shop.buy(shop.member.silver, 1);
    shop.goTo('2029-05-03');
    shop.buy(shop.member.silver, 1);
    shop.care();
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2029-05-04');
    shop.care();
    expect(shop.tier(standard)).toBe('standard');
  });
});

describe('a version of the programme', () => {
  it('with automatic tiers promises what members have, and raises who reached a level', () => {
    shop = openTierShop({ ...YEARLY, isAutomatic: false });
    const { standard, platinum } = shop.member;
    shop.buy(standard, 4);
    expect(shop.tier(standard)).toBe('standard');
    shop.publish({ isAutomatic: true });
    shop.care();
    expect(shop.tier(standard)).toBe('silver');
    expect(shop.changes(standard)).toEqual(['rulesChanged standard silver']);
    expect(shop.progress(platinum)).toMatchObject({
      tier: 'platinum',
      keep: { by: '2026-12-31', missing: 150_000, fallsTo: 'standard' },
    });
    expect(shop.changes(platinum)).toEqual(['rulesChanged platinum platinum']);
  });
});
