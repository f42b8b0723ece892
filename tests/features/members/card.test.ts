import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName, CallParsed } from '../../../src/contract/index.ts';
import { CALLS } from '../../../src/contract/index.ts';
import { membersQueries } from '../../../src/main/features/members/index.ts';
import { openShop, type Shop } from '../sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => shop.close());

type Asked = keyof typeof membersQueries & CallName;

/** A members' query on the shop's store, its answer checked against the contract. */
function ask<Name extends Asked>(name: Name, input: CallParsed<Name>) {
  const reply = shop.store.read((context) => membersQueries[name](context, input as never));
  if (!reply.ok) return reply;
  return { ok: true as const, value: CALLS[name].output.parse(reply.value) };
}

function cardOf(memberId: number) {
  const reply = ask('members.card', { memberId });
  if (!reply.ok) throw new Error('No card');
  return CALLS['members.card'].output.parse(reply.value);
}

function buy(memberId: number, times = 1): void {
  for (let turn = 0; turn < times; turn += 1) {
    shop.sell(shop.basket(['cream'], { memberId }));
    shop.store.clock.advance(60_000);
  }
}

function pagesOf(name: 'members.purchases' | 'members.pointsHistory', limit: number): number[] {
  const ids: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const reply = ask(name, { memberId: shop.member.standard, cursor, limit });
    if (!reply.ok) throw new Error('No page');
    const { rows, nextCursor, total } = CALLS[name].output.parse(reply.value);
    expect(total).toBe(5);
    expect(rows.length).toBeLessThanOrEqual(limit);
    ids.push(...rows.map((row) => ('saleId' in row ? row.saleId : row.id)));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return ids;
}

function placeOf(memberId: number) {
  return shop.store.db.all(
    `SELECT m.last_visit_at AS at, m.last_visit_day AS day, m.visit_rank AS rank,
            (SELECT count(*) FROM member_grams g WHERE g.member_id = m.id) AS grams,
            (SELECT count(*) FROM member_grams g
              WHERE g.member_id = m.id AND g.visit_rank = m.visit_rank) AS inPlace
       FROM members m
      WHERE m.id = :memberId`,
    { memberId },
  )[0] as { at: number | null; day: string | null; rank: number; grams: number; inPlace: number };
}

describe('the member card', () => {
  it('shows who it is with the phone masked, and zeros before the first purchase', () => {
    expect(cardOf(shop.member.standard)).toEqual({
      id: shop.member.standard,
      name: '王小明',
      phoneMasked: '138****5678',
      cardNo: '8800123450',
      birthday: null,
      tier: 'standard',
      joinedDay: '2026-01-01',
      balance: 0,
      balanceWorthMinor: 0,
      pendingPoints: 0,
      expiring: [],
      spentThisYearMinor: 0,
      visitsThisYear: 0,
      lastPurchases: [],
      notes: [],
      tags: [],
      frozenReason: null,
      isNoContact: false,
      style: null,
      locale: null,
      tasks: [],
    });
  });

  it('shows points, worth, this year, and the five last purchases', () => {
    const id = shop.member.gold;
    buy(id, 6);
    const card = cardOf(id);
    expect(card).toMatchObject({
      balance: 900,
      balanceWorthMinor: 900,
      spentThisYearMinor: 60_000,
      visitsThisYear: 1,
    });
    expect(card.lastPurchases).toHaveLength(5);
    const times = card.lastPurchases.map((purchase) => purchase.completedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(card.lastPurchases[0]).toMatchObject({ totalMinor: 10_000, firstLine: 'cream' });
  });

  it('lists every day on which points lapse within 90 days', () => {
    const id = shop.member.standard;
    buy(id);
    shop.store.clock.set(Date.UTC(2026, 11, 5, 4));
    buy(id);
    shop.store.clock.set(Date.UTC(2027, 10, 1, 4));
    expect(cardOf(id).expiring).toEqual([
      { points: 100, expiresOn: '2027-11-30' },
      { points: 100, expiresOn: '2027-12-31' },
    ]);
  });

  it('does not know a member who is not there', () => {
    for (const name of ['members.card', 'members.purchases', 'members.pointsHistory'] as const) {
      const reply = ask(name, { memberId: 999, limit: 50 });
      expect(reply).toMatchObject({ ok: false, error: { code: 'members.unknown' } });
    }
  });
});

describe('histories', () => {
  it.each(['members.purchases', 'members.pointsHistory'] as const)(
    'gives %s newest first, each row once, whatever the page',
    (name) => {
      buy(shop.member.standard, 5);
      buy(shop.member.gold, 2);
      const all = pagesOf(name, 200);
      expect(all).toHaveLength(5);
      expect(all).toEqual([...all].sort((a, b) => b - a));
      for (const limit of [1, 2, 3, 5]) expect(pagesOf(name, limit)).toEqual(all);
    },
  );

  it('starts from the top for a cursor that is not ours', () => {
    buy(shop.member.standard);
    for (const cursor of ['', 'x', "1' OR 1=1", '9'.repeat(100)]) {
      const reply = ask('members.purchases', { memberId: shop.member.standard, cursor, limit: 5 });
      expect(reply).toMatchObject({ ok: true, value: { total: 1, nextCursor: null } });
    }
  });
});

describe('visits', () => {
  it('move the member to the front of every list, when the month is a new one', () => {
    const id = shop.member.standard;
    const before = placeOf(id);
    buy(id);
    expect(placeOf(id)).toEqual({ ...before, at: expect.any(Number), day: '2026-11-21' });
    expect(shop.store.idle()).toBe(1);
    const after = placeOf(id);
    expect(after).toMatchObject({ day: '2026-11-21', rank: -(2026 * 12 + 11) });
    expect(after.inPlace).toBe(before.grams);
    buy(id);
    expect(shop.store.idle()).toBe(0);
    shop.store.clock.set(Date.UTC(2026, 11, 1, 4));
    buy(id);
    expect(shop.store.idle()).toBe(1);
    const moved = placeOf(id);
    expect(moved).toMatchObject({ day: '2026-12-01', rank: -(2026 * 12 + 12) });
    expect(moved.inPlace).toBe(before.grams);
    expect(moved.grams).toBe(before.grams);
  });

  it('stay where they are when the clock went backwards', () => {
    const id = shop.member.standard;
    buy(id);
    const before = placeOf(id);
    shop.store.clock.set(Date.UTC(2026, 8, 1, 4));
    buy(id);
    expect(placeOf(id)).toEqual(before);
  });
});
