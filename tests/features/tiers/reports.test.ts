import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { MANAGER } from '../../support/store.ts';
import { openTierShop, type TierShop, YEARLY } from './tier-shop.ts';

let shop: TierShop;
afterEach(() => shop.close());

function forecast(kind: 'drops' | 'near', more: object = {}) {
  return shop.store.value('tiers.forecast', { kind, ...more }, { session: MANAGER });
}

describe('what managers see', () => {
  beforeEach(() => {
    shop = openTierShop();
  });

  it('counts members by tier, and who came and went in a period', () => {
    const { standard, gold } = shop.member;
    shop.buy(standard, 4);
    shop.store.value(
      'tiers.setByHand',
      {
        requestId: shop.store.requestId(),
        memberId: gold,
        tier: 'platinum',
        until: null,
        reason: 'partner',
      },
      { session: MANAGER },
    );
    const overview = shop.store.value(
      'tiers.overview',
      { fromDay: '2026-03-01', toDay: '2026-03-31' },
      { session: MANAGER },
    );
    expect(overview).toMatchObject({ isAutomatic: true, metric: 'spend', reviewing: null });
    expect(overview.tiers).toEqual([
      { tier: 'standard', members: 0, byHand: 0, risenTo: 0, fallenTo: 0, left: 1 },
      { tier: 'silver', members: 2, byHand: 0, risenTo: 1, fallenTo: 0, left: 0 },
      { tier: 'gold', members: 0, byHand: 0, risenTo: 0, fallenTo: 0, left: 1 },
      { tier: 'platinum', members: 2, byHand: 1, risenTo: 1, fallenTo: 0, left: 0 },
    ]);
  });

  it('forecast who will drop, how much is missing, and to which tier', () => {
    const { gold, silver } = shop.member;
    shop.buy(silver, 2);
    shop.buy(gold, 3);
    expect(forecast('drops')).toMatchObject({ total: 0, rows: [] });
    shop.goTo('2026-11-01');
    expect(forecast('drops').rows).toMatchObject([
      { tier: 'gold', to: 'silver', value: 30_000, missing: 30_000, by: '2026-12-31' },
      { tier: 'platinum', to: 'standard', value: 0, missing: 150_000 },
    ]);
    expect(forecast('drops', { limit: 1 })).toMatchObject({ total: 2, rows: [{ tier: 'gold' }] });
  });

  it.each(['calendarYear', 'anniversary', 'rolling'] as const)(
    'find who is close to the next tier: %s',
    (kind) => {
      const window = kind === 'rolling' ? { kind, months: 12 } : { kind };
      shop.publish({ window, levels: { ...YEARLY.levels, gold: { reachAt: 50_000, keepAt: 1 } } });
      shop.care();
      shop.buy(shop.member.standard, 2);
      shop.buy(shop.member.silver, 4);
      expect(forecast('near', { withinPercent: 40 })).toMatchObject({
        total: 2,
        rows: [
          { tier: 'silver', to: 'gold', value: 40_000, missing: 10_000 },
          { tier: 'standard', to: 'silver', value: 20_000, missing: 10_000 },
        ],
      });
      expect(forecast('near', { withinPercent: 20 }).total).toBe(1);
    },
  );

  it('explain a tier by the receipts that count, a return on the day of its sale', () => {
    const { standard } = shop.member;
    const sale = shop.buy(standard, 5);
    shop.goTo('2026-03-20');
    shop.giveBack(sale.saleId, 1);
    const why = shop.store.value('tiers.explain', { memberId: standard });
    expect(why.receipts).toMatchObject([
      { kind: 'return', businessDay: '2026-03-20', countsOn: '2026-03-01', value: -10_000 },
      { kind: 'sale', countsOn: '2026-03-01', value: 50_000 },
    ]);
    const sum = why.receipts.reduce((total, { value }) => total + value, 0);
    expect(sum).toBe(why.progress.value);
    expect(why.lastChange).toMatchObject({
      reason: 'reached',
      value: 50_000,
      threshold: 30_000,
      windowFrom: '2026-01-01',
      receiptNo: sale.receiptNo,
    });
    expect(why.levels[1]).toEqual({ tier: 'gold', reachAt: 100_000, keepAt: 60_000 });
  });
});

describe('a new version of the programme', () => {
  it('with other levels raises who reaches them, and keeps what was promised', () => {
    shop = openTierShop();
    const { standard } = shop.member;
    shop.buy(standard, 4);
    shop.publish({ levels: { ...YEARLY.levels, gold: { reachAt: 40_000, keepAt: 40_000 } } });
    shop.care();
    expect(shop.changes(standard).at(-1)).toBe('rulesChanged silver gold');
    shop.publish({});
    shop.care();
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2027-01-31');
    shop.care();
    expect(shop.changes(standard).at(-1)).toBe('notKept gold silver');
  });

  it('with the same levels asks nobody again', () => {
    shop = openTierShop();
    const before = shop.numbers('SELECT count(*) AS n FROM tier_changes');
    shop.publish({}, { activeAfterDays: 0 });
    shop.care();
    expect(shop.numbers('SELECT count(*) AS n FROM tier_changes')).toEqual(before);
    expect(shop.numbers('SELECT version AS n FROM tier_state')).toEqual([2]);
  });
});

function wrong() {
  return verifyStore(shop.store.db).checks.find(({ name }) => name === 'tiers')?.wrong ?? null;
}

describe('verify', () => {
  it.each([
    ['UPDATE member_days SET spend_minor = spend_minor + 1', /member_days/],
    ["UPDATE member_days SET day = '2026-02-01'", /member_days/],
    ['DELETE FROM member_days', /member_days/],
    ['UPDATE tier_changes SET value = 1', /event_log/],
    ['DELETE FROM tier_changes', /event_log/],
    ["UPDATE members SET tier = 'platinum'", /member_tiers/],
    ["UPDATE member_tiers SET valid_until = '2030-12-31'", /member_tiers/],
    ["UPDATE member_tiers SET hand_tier = 'gold'", /member_tiers/],
  ])('sees that something was changed behind its back: %s', (sql, where) => {
    shop = openTierShop();
    shop.buy(shop.member.standard, 4);
    expect(wrong()).toBeNull();
    shop.store.connection.run(sql);
    expect(wrong()?.row).toMatch(where);
  });
});
