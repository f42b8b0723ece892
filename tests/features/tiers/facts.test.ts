import { afterEach, describe, expect, it } from 'vitest';
import { noteImportedTier } from '../../../src/main/features/tiers/face.ts';
import { countImported } from '../../../src/main/features/tiers/face.ts';
import { CASHIER, MANAGER } from '../../support/store.ts';
import { versionOf } from '../members/care-support.ts';
import { openTierShop, type TierShop, YEARLY } from './tier-shop.ts';

let shop: TierShop;
afterEach(() => shop.close());

function proved(): void {
  shop.closeProved();
  shop = openTierShop();
}

describe('claims and what comes late', () => {
  it('count on the day of the sale, and raise as if they had not been late', () => {
    shop = openTierShop();
    const { standard } = shop.member;
    const sale = shop.sell(shop.basket(['cream', 'cream', 'cream']));
    shop.goTo('2026-03-05');
    shop.store.value('sales.claim', {
      requestId: shop.store.requestId(),
      saleId: sale.saleId,
      memberId: standard,
    });
    expect(shop.tier(standard)).toBe('silver');
    expect(shop.changes(standard)).toEqual(['lateFacts standard silver']);
    expect(shop.store.db.all('SELECT day, spend_minor AS n FROM member_days')).toEqual([
      { day: '2026-03-01', n: 30_000 },
    ]);
    proved();
  });

  it('from the year before give the tier back that was not kept without them', () => {
    shop = openTierShop();
    const { standard } = shop.member;
    shop.buy(standard, 10);
    shop.goTo('2027-07-01');
    shop.buy(standard, 5);
    shop.goTo('2028-02-01');
    shop.care();
    expect(shop.tier(standard)).toBe('silver');
    shop.store.write((context) => {
      const fact = { totalMinor: 10_000, pointsPaidMinor: 0, earnedPoints: 0 };
      countImported(context, { memberId: standard, day: '2027-12-01', ...fact });
    });
    shop.care();
    expect(shop.progress(standard)).toMatchObject({ tier: 'gold', keep: { by: '2028-12-31' } });
    expect(shop.changes(standard).at(-1)).toBe('lateFacts silver gold');
  });
});

describe('two members who become one', () => {
  it('have bought together, keep the higher tier and both histories', () => {
    shop = openTierShop();
    const { standard, silver } = shop.member;
    shop.buy(standard, 6);
    shop.buy(silver, 5);
    shop.store.value(
      'members.merge',
      {
        requestId: shop.store.requestId(),
        survivorId: standard,
        survivorVersion: versionOf(shop.store, standard),
        mergedId: silver,
        mergedVersion: versionOf(shop.store, silver),
      },
      { session: MANAGER },
    );
    expect(shop.progress(silver)).toMatchObject({
      memberId: standard,
      tier: 'gold',
      value: 110_000,
    });
    expect(shop.changes(standard).at(-1)).toBe('merge silver gold');
    expect(shop.changes(silver)).toEqual([]);
    expect(shop.numbers('SELECT count(*) AS n FROM member_days')).toEqual([1]);
    proved();
  });

  it('keep what was set by hand, and the higher tier when tiers are by hand', () => {
    shop = openTierShop({ ...YEARLY, isAutomatic: false });
    const { standard, gold } = shop.member;
    setByHand(gold, 'platinum', null);
    shop.store.value(
      'members.merge',
      {
        requestId: shop.store.requestId(),
        survivorId: standard,
        survivorVersion: versionOf(shop.store, standard),
        mergedId: gold,
        mergedVersion: versionOf(shop.store, gold),
      },
      { session: MANAGER },
    );
    expect(shop.progress(standard)).toMatchObject({ tier: 'platinum', byHand: { until: null } });
    endByHand(standard);
    expect(shop.tier(standard)).toBe('gold');
    proved();
  });
});

function setByHand(
  memberId: number,
  tier: 'standard' | 'silver' | 'gold' | 'platinum',
  until: string | null,
  session = MANAGER,
) {
  return shop.store.call(
    'tiers.setByHand',
    {
      requestId: shop.store.requestId(),
      memberId,
      tier,
      until,
      reason: 'goodwill',
      note: 'A note',
    },
    { session },
  );
}

function endByHand(memberId: number) {
  return shop.store.value(
    'tiers.endByHand',
    { requestId: shop.store.requestId(), memberId },
    { session: MANAGER },
  );
}

describe('a tier set by hand', () => {
  it('is a floor to its last day, and needs a manager', () => {
    shop = openTierShop();
    const { standard } = shop.member;
    const refused = setByHand(standard, 'gold', '2026-06-30', CASHIER);
    expect(refused).toMatchObject({ ok: false, error: { code: 'tiers.approvalNeeded' } });
    expect(setByHand(standard, 'gold', '2026-02-28')).toMatchObject({
      error: { code: 'tiers.untilPast' },
    });
    expect(setByHand(standard, 'gold', '2026-06-30')).toMatchObject({
      ok: true,
      value: { tier: 'gold', byHand: { until: '2026-06-30', isFixed: false } },
    });
    shop.buy(standard, 3);
    expect(shop.tier(standard)).toBe('gold');
    shop.goTo('2026-06-30');
    expect(shop.buy(standard, 1).pointsEarned).toBe(150);
    shop.goTo('2026-07-01');
    // The programme went on beneath it: 400.00 are silver.
    expect(shop.buy(standard, 1).pointsEarned).toBe(120);
    shop.care();
    expect(shop.changes(standard).at(-1)).toBe('handEnded gold silver');
    proved();
  });

  it('does not keep anybody from rising, unless it lies below what was reached', () => {
    shop = openTierShop();
    const { standard, silver } = shop.member;
    setByHand(standard, 'silver', null);
    shop.buy(standard, 20);
    expect(shop.tier(standard)).toBe('platinum');
    setByHand(silver, 'standard', '2026-12-31');
    shop.buy(silver, 20);
    expect(shop.progress(silver)).toMatchObject({ tier: 'standard', byHand: { isFixed: true } });
    expect(endByHand(silver)).toMatchObject({ tier: 'platinum', byHand: null });
    proved();
  });

  it('ends on its day when tiers are by hand, and the one before is back', () => {
    shop = openTierShop({ ...YEARLY, isAutomatic: false });
    const { silver } = shop.member;
    setByHand(silver, 'gold', '2026-04-30');
    shop.goTo('2026-05-01');
    expect(shop.tier(silver)).toBe('silver');
    shop.care();
    expect(shop.changes(silver)).toEqual(['byHand silver gold', 'handEnded gold silver']);
    proved();
  });
});

describe('a tier that is brought over', () => {
  it('is promised to the end of the window of the day', () => {
    shop = openTierShop();
    const { gold } = shop.member;
    shop.store.write((context) => {
      noteImportedTier(context, { memberId: gold, from: 'standard', to: 'gold' });
    });
    expect(shop.progress(gold)).toMatchObject({
      tier: 'gold',
      since: null,
      keep: { by: '2026-12-31', missing: 60_000 },
    });
    expect(shop.changes(gold)).toEqual(['rulesChanged gold gold', 'imported standard gold']);
    proved();
  });
});

describe('other measures', () => {
  it('of points leave out those that cannot be spent yet, and count them on their day', () => {
    const levels = {
      silver: { reachAt: 300, keepAt: 200 },
      gold: { reachAt: 1000, keepAt: 600 },
      platinum: { reachAt: 2000, keepAt: 1500 },
    };
    shop = openTierShop({ ...YEARLY, metric: 'points', levels }, { more: { activeAfterDays: 7 } });
    const { standard } = shop.member;
    const sale = shop.buy(standard, 4);
    expect(shop.progress(standard)).toMatchObject({ tier: 'standard', value: 0 });
    shop.goTo('2026-03-07');
    shop.care();
    expect(shop.tier(standard)).toBe('standard');
    shop.goTo('2026-03-08');
    shop.care();
    expect(shop.progress(standard)).toMatchObject({ tier: 'silver', value: 400 });
    shop.giveBack(sale.saleId, 1);
    expect(shop.progress(standard).value).toBe(300);
    shop.giveBack(sale.saleId, 3);
    expect(shop.progress(standard).value).toBe(0);
    proved();
  });

  it('of visits count days, not receipts, and no day of which everything came back', () => {
    const levels = {
      silver: { reachAt: 2, keepAt: 1 },
      gold: { reachAt: 3, keepAt: 2 },
      platinum: { reachAt: 9, keepAt: 9 },
    };
    shop = openTierShop({ ...YEARLY, metric: 'visits', levels });
    const { standard } = shop.member;
    shop.buy(standard, 1);
    shop.buy(standard, 1);
    expect(shop.tier(standard)).toBe('standard');
    shop.goTo('2026-03-02');
    const sale = shop.buy(standard, 1);
    expect(shop.tier(standard)).toBe('silver');
    shop.giveBack(sale.saleId, 1);
    expect(shop.progress(standard).value).toBe(1);
    proved();
  });
});

describe('rolling months', () => {
  it('promise a tier so many months, kept by what follows', () => {
    shop = openTierShop(
      { ...YEARLY, window: { kind: 'rolling', months: 3 }, graceDays: 0 },
      { day: '2025-11-30' },
    );
    const { standard } = shop.member;
    shop.buy(standard, 10);
    expect(shop.progress(standard)).toMatchObject({
      keep: { from: '2025-12-01', by: '2026-02-28', missing: 60_000, fallsOn: '2026-03-01' },
    });
    shop.goTo('2026-02-28');
    shop.buy(standard, 6);
    shop.goTo('2026-03-01');
    shop.care();
    expect(shop.progress(standard)).toMatchObject({ tier: 'gold', keep: { by: '2026-05-30' } });
    shop.goTo('2026-05-31');
    shop.care();
    expect(shop.tier(standard)).toBe('standard');
    proved();
  });
});
