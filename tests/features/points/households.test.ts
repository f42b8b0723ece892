import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGER } from '../../support/people.ts';
import type { Shop } from '../sales/shop.ts';
import {
  balance,
  codeOf,
  freeze,
  goTo,
  lotsOf,
  managerOf,
  must,
  openPointsShop,
} from './points-shop.ts';

let shop: Shop;
let manager: ReturnType<typeof managerOf>;
/** Three of a family: the first is the head. */
let ids: { head: number; wife: number; son: number };
beforeEach(() => {
  shop = openPointsShop();
  manager = managerOf(shop);
  const { standard, gold, platinum } = shop.member;
  ids = { head: standard, wife: gold, son: platinum };
});
afterEach(() => {
  shop.closeProved();
});

function begin(dailyLimit: number | null = null): number {
  const { householdId } = must(manager.household({ headId: ids.head, name: '王家', dailyLimit }));
  for (const memberId of [ids.wife, ids.son]) must(manager.add({ householdId, memberId }));
  return householdId;
}

function give(memberId: number, points: number, day: string): void {
  must(manager.adjust({ memberId, points, reason: 'missed', expiry: { kind: 'day', day } }));
}

function pay(memberId: number, points: number) {
  const tenders = [{ kind: 'points' as const, points }];
  return shop.tryToSell(
    shop.basket(['cream', 'cream', 'cream', 'cream', 'cream', 'cream'], { memberId, tenders }),
  );
}

function bringBack(saleId: number, lineNos: readonly number[]): void {
  const lines = lineNos.map((lineNo) => ({ lineNo, quantityMilli: 1000 }));
  const wish = { goods: { kind: 'receipt', saleId, lines }, reason: 'unwanted' } as const;
  const { refundMinor: expectedRefundMinor, returnsSeen } = shop.store.value('returns.quote', wish);
  shop.store.value(
    'returns.complete',
    { ...wish, requestId: shop.store.requestId(), expectedRefundMinor, returnsSeen },
    { session: MANAGER },
  );
}

function merge(survivorId: number, mergedId: number): void {
  const version = (memberId: number) => shop.store.value('members.profile', { memberId }).version;
  shop.store.value(
    'members.merge',
    {
      requestId: shop.store.requestId(),
      survivorId,
      survivorVersion: version(survivorId),
      mergedId,
      mergedVersion: version(mergedId),
    },
    { session: MANAGER },
  );
}

describe('a household pays', () => {
  it('with the own points first, then with those of the others that lapse soonest', () => {
    begin();
    give(ids.head, 100, '2027-12-31');
    give(ids.wife, 150, '2027-06-30');
    give(ids.son, 150, '2027-03-31');
    must(pay(ids.head, 300));
    expect(lotsOf(shop, ids.head).filter((lot) => lot.endsWith('2027-12-31'))).toEqual([]);
    expect(lotsOf(shop, ids.son)).toEqual([]);
    expect(lotsOf(shop, ids.wife)).toEqual(['100 2027-06-30']);
    expect(
      shop.numbers("SELECT -points AS n FROM points_entries WHERE kind = 'redeem' ORDER BY id"),
    ).toEqual([100, 150, 50]);
    expect(
      shop.numbers("SELECT count(DISTINCT sale_id) AS n FROM points_entries WHERE kind = 'redeem'"),
    ).toEqual([1]);
  });

  it('says on the receipt what the one who pays has left of the own points', () => {
    begin();
    give(ids.wife, 300, '2027-06-30');
    const sale = must(pay(ids.head, 300));
    expect(sale.balanceAfter).toBe(sale.pointsEarned);
    expect(balance(shop, ids.head)).toBe(sale.pointsEarned);
  });

  it('gets back on a return exactly what each owner gave, into the very lots', () => {
    begin();
    give(ids.head, 100, '2027-12-31');
    give(ids.wife, 200, '2027-06-30');
    const { saleId } = must(pay(ids.head, 300));
    bringBack(saleId, [1, 2, 3, 4, 5, 6]);
    expect(lotsOf(shop, ids.head)).toEqual(['100 2027-12-31']);
    expect(lotsOf(shop, ids.wife)).toEqual(['200 2027-06-30']);
  });

  it('gets the rest back into the very lots when payer and giver became one between two returns', () => {
    begin();
    give(ids.head, 100, '2027-12-31');
    give(ids.wife, 200, '2027-06-30');
    const { saleId } = must(pay(ids.head, 300));
    bringBack(saleId, [1, 2, 3]);
    expect(lotsOf(shop, ids.wife)).toEqual(['150 2027-06-30']);
    merge(ids.head, ids.wife);
    bringBack(saleId, [4, 5, 6]);
    expect(lotsOf(shop, ids.head)).toEqual(['200 2027-06-30', '100 2027-12-31']);
  });

  it('no more than its limit of a day, told by what can be redeemed', () => {
    begin(100);
    give(ids.wife, 300, '2027-06-30');
    expect(pay(ids.head, 200)).toMatchObject({ error: { code: 'loyalty.notEnoughPoints' } });
    must(pay(ids.head, 100));
    goTo(shop, '2026-11-22');
    const quote = shop.store.value('loyalty.quoteRedemption', {
      memberId: ids.head,
      amountMinor: 100_000,
    });
    expect(quote).toMatchObject({ poolBalance: 100 });
  });

  it('never with points of somebody frozen, and a frozen member with nobody’s', () => {
    begin();
    give(ids.wife, 300, '2027-06-30');
    freeze(shop, ids.wife);
    expect(pay(ids.head, 100)).toMatchObject({ error: { code: 'loyalty.notEnoughPoints' } });
    freeze(shop, ids.head);
    expect(pay(ids.head, 100)).toMatchObject({ error: { code: 'members.frozen' } });
  });

  it('leaves what an owner owes with the owner', () => {
    begin();
    give(ids.wife, 300, '2027-06-30');
    const owing = { memberId: ids.wife, points: -500, reason: 'correction' } as const;
    must(manager.adjust({ ...owing, allowsNegative: true }));
    give(ids.son, 100, '2027-06-30');
    expect(shop.store.value('households.ofMember', { memberId: ids.head })).toMatchObject({
      pool: 100,
    });
    expect(pay(ids.head, 200)).toMatchObject({ error: { code: 'loyalty.notEnoughPoints' } });
  });
});

describe('who is in a household', () => {
  it('is one at a time, not frozen, and no more than the store allows', () => {
    const householdId = begin();
    expect(codeOf(manager.add({ householdId, memberId: ids.wife }))).toBe(
      'households.alreadyInOne',
    );
    expect(codeOf(manager.household({ headId: ids.son, name: 'X' }))).toBe(
      'households.alreadyInOne',
    );
    const { points } = shop.store.value('settings.read', {});
    shop.store.value(
      'settings.save',
      { requestId: shop.store.requestId(), points: { ...points, householdMembers: 3 } },
      { session: MANAGER },
    );
    expect(codeOf(manager.add({ householdId, memberId: shop.member.silver }))).toBe(
      'households.full',
    );
  });

  it('leaves with the own points; the head names another first; dissolving lets all go', () => {
    const householdId = begin();
    give(ids.wife, 300, '2027-06-30');
    expect(codeOf(manager.leave({ householdId, memberId: ids.head }))).toBe('households.headStays');
    must(manager.change({ householdId, headId: ids.son }));
    must(manager.leave({ householdId, memberId: ids.head }));
    expect(codeOf(pay(ids.head, 100))).toBe('loyalty.notEnoughPoints');
    expect(balance(shop, ids.wife)).toBe(300);
    must(manager.dissolve({ householdId }));
    expect(codeOf(pay(ids.son, 100))).toBe('loyalty.notEnoughPoints');
    expect(shop.store.value('households.ofMember', { memberId: ids.son })).toBeNull();
    expect(codeOf(manager.add({ householdId, memberId: ids.son }))).toBe('households.unknown');
  });

  it('goes on as the survivor when two members become one', () => {
    begin();
    give(ids.wife, 300, '2027-06-30');
    const survivorId = shop.member.silver;
    merge(survivorId, ids.head);
    const household = shop.store.value('households.ofMember', { memberId: survivorId });
    expect(household?.headId).toBe(survivorId);
    expect(household?.members.map((one) => one.memberId)).toContain(ids.wife);
    must(pay(survivorId, 300));
    expect(lotsOf(shop, ids.wife)).toEqual([]);
  });
});

it('tells what somebody who was merged later held before, and the survivor without it', () => {
  give(ids.head, 70, '2027-06-30');
  give(ids.wife, 30, '2027-06-30');
  const before = shop.store.clock.now();
  shop.store.clock.advance(60_000);
  merge(ids.wife, ids.head);
  shop.store.clock.advance(60_000);
  const asOf = (memberId: number, at: number) =>
    shop.store.value('points.asOf', { memberId, at }).holdings.balance;
  expect([asOf(ids.head, before), asOf(ids.wife, before)]).toEqual([70, 30]);
  const now = shop.store.clock.now();
  expect([asOf(ids.head, now), asOf(ids.wife, now)]).toEqual([0, 100]);
  expect(
    shop.store.value('points.asOf', { memberId: ids.wife, at: before }).mergedLater,
  ).toMatchObject([{ name: '王小明' }]);
});
