import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { balanceOf } from '../../../src/main/features/loyalty/face.ts';
import { insertEntry, insertLot } from '../../../src/main/features/loyalty/tables.ts';
import { loyaltyJobs } from '../../../src/main/features/loyalty/index.ts';
import { ledgerOf, openShop, type Shop } from '../sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  // 2026-11-21; the base programme ends points on 2027-11-30.
  shop = openShop({ store: { features: [{ jobs: loyaltyJobs }] } });
});
afterEach(() => {
  shop.close();
});

function goTo(day: string): void {
  shop.store.clock.set(Date.parse(`${day}T12:00:00+08:00`));
}

function expire(input: object = {}) {
  return shop.store.internal('loyalty.expireDue', input, { session: null });
}

function balance(day: string): number {
  return balanceOf(shop.store.db, shop.member.standard, day).balance;
}

describe('expiring what lapsed', () => {
  beforeEach(() => {
    shop.sell(shop.basket(['cream', 'cream'], { memberId: shop.member.standard }));
    expire();
  });

  it('leaves points until the end of their last day, then posts it once', () => {
    goTo('2027-11-30');
    expect(expire({ isConfirmed: true })).toMatchObject({ state: 'done', lots: 0 });
    expect(balance('2027-11-30')).toBe(200);
    expect(balance('2027-12-01')).toBe(0);
    goTo('2027-12-01');
    expect(expire()).toEqual({ state: 'done', lots: 1, points: 200, expiredThrough: '2027-12-01' });
    expect(expire()).toMatchObject({ state: 'done', lots: 0, points: 0 });
    expect(ledgerOf(shop, shop.member.standard)).toEqual({
      entries: 0,
      remaining: 0,
      oddLots: 0,
      oddEntries: 0,
    });
    const last = shop.store.db.all<{ data: string }>(
      'SELECT data FROM event_log ORDER BY seq DESC LIMIT 1',
    );
    expect(JSON.parse(last[0]?.data ?? '{}')).toMatchObject({
      day: '2027-12-01',
      entries: [{ kind: 'expire', points: -200 }],
    });
  });

  it('is final: a clock set back brings nothing back, and expires nothing again', () => {
    goTo('2027-12-01');
    expire({ isConfirmed: true });
    goTo('2027-10-01');
    expect(expire()).toEqual({ state: 'done', lots: 0, points: 0, expiredThrough: '2027-12-01' });
    expect(balance('2027-10-01')).toBe(0);
    goTo('2027-12-01');
    expect(expire()).toMatchObject({ state: 'done', lots: 0 });
    expect(shop.numbers("SELECT count(*) AS n FROM points_entries WHERE kind = 'expire'")).toEqual([
      1,
    ]);
  });

  it('asks before it believes a clock that jumped ten years, and then loses nothing', () => {
    goTo('2036-11-21');
    expect(expire()).toEqual({ state: 'asks', lots: 0, points: 0, expiredThrough: '2026-11-21' });
    expect(balance('2036-11-21')).toBe(0);
    goTo('2026-11-22');
    expect(expire()).toMatchObject({ state: 'done', lots: 0, expiredThrough: '2026-11-22' });
    expect(balance('2026-11-22')).toBe(200);
  });

  it('believes a till that was away for long after it sold on three days', () => {
    const states: unknown[] = [];
    for (const day of ['2028-03-01', '2028-03-02', '2028-03-03', '2028-03-04']) {
      goTo(day);
      states.push(expire());
      shop.sell(shop.basket(['cream'], { memberId: shop.member.gold }));
    }
    expect(states).toMatchObject([
      { state: 'asks' },
      { state: 'asks' },
      { state: 'asks' },
      { state: 'done', lots: 1, points: 200, expiredThrough: '2028-03-04' },
    ]);
  });

  it('believes three days of selling to people who are no members, too', () => {
    for (const day of ['2028-03-01', '2028-03-02', '2028-03-03']) {
      goTo(day);
      shop.sell(shop.basket(['cream']));
    }
    goTo('2028-03-04');
    expect(expire()).toMatchObject({ state: 'done', lots: 1 });
  });

  it('does not doubt in the middle of a long posting what it believed at its start', () => {
    for (const day of ['2028-03-01', '2028-03-02', '2028-03-03']) {
      goTo(day);
      shop.sell(shop.basket(['cream'], { memberId: shop.member.gold }));
    }
    goTo('2028-03-04');
    shop.store.write(({ db }) =>
      db.run(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
         INSERT INTO points_entries (uid, member_id, kind, points, at, business_day)
         SELECT 'lapsed ' || i, :memberId, 'expire', -1, 1, '2028-03-04' FROM n`,
        { memberId: shop.member.gold },
      ),
    );
    expect(expire()).toMatchObject({ state: 'done', lots: 1 });
  });

  it('does not spend lapsed points, posted or not', () => {
    goTo('2027-12-05');
    const tenders = [{ kind: 'points' as const, points: 100 }];
    const reply = shop.tryToSell(
      shop.basket(['cream'], { memberId: shop.member.standard, tenders }),
    );
    expect(reply).toMatchObject({
      error: { code: 'loyalty.notEnoughPoints', params: { balance: 0 } },
    });
  });
});

/** 130 lots of three members that lapsed at the end of October. */
function openLapsed(): void {
  shop.store.write((context) => {
    for (let n = 0; n < 130; n += 1) {
      const memberId = [shop.member.gold, shop.member.silver, shop.member.standard][n % 3] ?? 0;
      const common = { memberId, programmeVersion: 1 };
      const entryId = insertEntry(context.db, {
        ...common,
        uid: context.newUid(),
        kind: 'bonus',
        points: 10,
        at: context.now,
        businessDay: context.today,
        saleId: null,
        staffId: null,
        reason: null,
      });
      const days = { activeFrom: '2026-01-01', expiresOn: '2026-10-31' };
      const lot = { ...common, ...days, uid: context.newUid(), entryId, amount: 10, earnedAt: n };
      insertLot(context.db, lot);
    }
  });
}

describe('the night’s run', () => {
  it('posts everything in slices, an event for each, and says how much', () => {
    openLapsed();
    expect(shop.store.job('loyalty.expire', {})).toEqual({
      state: 'done',
      lots: 130,
      points: 1300,
      expiredThrough: '2026-11-21',
    });
    const events = "SELECT count(*) AS n FROM event_log WHERE type = 'points.expired'";
    expect(shop.numbers(events)).toEqual([3]);
    expect(shop.numbers('SELECT count(*) AS n FROM points_lots WHERE remaining > 0')).toEqual([0]);
    expect(shop.store.job('loyalty.expire', {})).toMatchObject({ state: 'done', lots: 0 });
  });

  it('goes on where it was when the till was closed in the middle, on a later day too', () => {
    openLapsed();
    shop.store.job('loyalty.expire', {}, { steps: 2 });
    const left = () =>
      shop.numbers('SELECT count(*) AS n FROM points_lots WHERE remaining > 0')[0] ?? 0;
    expect(left()).toBe(130 - 2 * 48);
    expect(shop.store.db.get('SELECT expired_through FROM loyalty_state')).toBeUndefined();
    goTo('2026-11-25');
    expect(shop.store.job('loyalty.expire', {})).toMatchObject({ lots: 34 });
    expect(left()).toBe(0);
    const { entries, remaining } = ledgerOf(shop, shop.member.gold);
    expect([entries, remaining]).toEqual([0, 0]);
  });

  it('asks before it believes a clock that jumped, and posts nothing', () => {
    shop.store.job('loyalty.expire', {});
    goTo('2036-11-21');
    expect(shop.store.job('loyalty.expire', {})).toMatchObject({ state: 'asks', lots: 0 });
  });
});

it('works through many lots in short steps, an entry per member and last day', () => {
  const memberId = shop.member.gold;
  shop.store.write((context) => {
    for (let n = 0; n < 450; n += 1) {
      const common = { uid: context.newUid(), memberId, programmeVersion: 1 };
      const entryId = insertEntry(context.db, {
        ...common,
        kind: 'earn',
        points: 10,
        at: context.now,
        businessDay: context.today,
        saleId: null,
        staffId: null,
        reason: null,
      });
      const expiresOn = addDays('2026-10-01', n % 3);
      insertLot(context.db, {
        ...common,
        entryId,
        amount: 10,
        earnedAt: n,
        activeFrom: '2026-01-01',
        expiresOn,
      });
    }
  });
  const states: unknown[] = [];
  for (let n = 0; n < 4; n += 1) states.push(expire());
  expect(states).toMatchObject([
    { state: 'more', lots: 200 },
    { state: 'more', lots: 200 },
    { state: 'done', lots: 50, points: 500 },
    { state: 'done', lots: 0 },
  ]);
  expect(ledgerOf(shop, memberId)).toEqual({ entries: 0, remaining: 0, oddLots: 0, oddEntries: 0 });
  expect(shop.numbers("SELECT count(*) AS n FROM points_entries WHERE kind = 'expire'")).toEqual([
    5,
  ]);
});
