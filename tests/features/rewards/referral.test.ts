import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASHIER } from '../../support/store.ts';
import { ask, codeOf, versionOf } from '../members/care-support.ts';
import { type ReturnShop, wish } from '../returns/support.ts';
import { buy, openRewardShop } from './support.ts';

let shop: ReturnShop;
let friend: number;
beforeEach(() => {
  shop = openRewardShop();
  friend = shop.member.gold;
  ask(shop.store, 'settings.save', {
    referral: { isOn: true, memberPoints: 50, referrerPoints: 80, minimumMinor: 5000, days: 30 },
  });
});
afterEach(() => shop.closeVerified());

function enrol(referrerId: number | null, phone = '13900000001'): number {
  const wanted = { name: 'New', phone, hasConsented: true, referrerId };
  const reply = ask(shop.store, 'members.enrol', wanted, CASHIER);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value.memberId;
}

function stateOf(memberId: number): string | undefined {
  return shop.store.value('referral.ofMember', { memberId }).broughtBy?.state;
}

/** Points that bonuses came to, less what was taken back. */
function bonus(memberId: number): number | undefined {
  return shop.numbers(
    `SELECT coalesce(sum(e.points), 0) AS n FROM points_entries e WHERE e.member_id = ${memberId}
     AND e.sale_id IS NULL`,
  )[0];
}

function merge(survivorId: number, mergedId: number): void {
  const reply = ask(shop.store, 'members.merge', {
    survivorId,
    survivorVersion: versionOf(shop.store, survivorId),
    mergedId,
    mergedVersion: versionOf(shop.store, mergedId),
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
}

describe('a friend who was brought', () => {
  it('brings both their points with the first purchase that is large enough, once', () => {
    const id = enrol(friend);
    buy(shop, id, { bag: 3 });
    expect([stateOf(id), bonus(id), bonus(friend)]).toEqual(['waiting', 0, 0]);
    buy(shop, id, { cream: 1 });
    expect([stateOf(id), bonus(id), bonus(friend)]).toEqual(['rewarded', 50, 80]);
    buy(shop, id, { cream: 1 });
    expect([bonus(id), bonus(friend)]).toEqual([50, 80]);
    expect(shop.store.value('referral.figures', {})).toMatchObject({
      rewarded: 1,
      points: 130,
      best: [{ memberId: friend, count: 1, points: 80 }],
    });
  });

  it('brings nothing after the days, while it is switched off, or without a referrer', () => {
    const alone = enrol(null, '13900000002');
    buy(shop, alone, { cream: 1 });
    const id = enrol(friend);
    shop.store.clock.advance(31 * 86_400_000);
    buy(shop, id, { cream: 1 });
    expect([bonus(id), bonus(friend), bonus(alone)]).toEqual([0, 0, 0]);
    const off = { isOn: false, memberPoints: 50, referrerPoints: 80, minimumMinor: 0, days: 0 };
    ask(shop.store, 'settings.save', { referral: off });
    buy(shop, id, { cream: 1 });
    expect(stateOf(id)).toBe('waiting');
    const unknown = { name: 'X', phone: '', hasConsented: true, referrerId: 9999 };
    expect(codeOf(shop.store, 'members.enrol', unknown)).toBe('members.referrerUnknown');
  });

  it('a sale returned whole counts as none: spent points are owed, the next purchase counts', () => {
    const id = enrol(friend);
    const saleId = buy(shop, id, { cream: 2 });
    shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect(stateOf(id)).toBe('rewarded');
    shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect([stateOf(id), bonus(id), bonus(friend)]).toEqual(['waiting', 0, 0]);
    buy(shop, id, { cream: 1 });
    expect([stateOf(id), bonus(id), bonus(friend)]).toEqual(['rewarded', 50, 80]);
  });

  it('who turns out to be a member already, or the referrer, brings nothing', () => {
    const id = enrol(friend);
    merge(friend, id);
    buy(shop, friend, { cream: 1 });
    expect(bonus(friend)).toBe(0);
    const second = enrol(friend, '13900000003');
    merge(shop.member.silver, second);
    buy(shop, shop.member.silver, { cream: 1 });
    expect(bonus(friend)).toBe(0);
    const third = enrol(friend, '13900000004');
    merge(third, shop.member.platinum);
    buy(shop, third, { cream: 1 });
    expect([stateOf(third), bonus(friend)]).toEqual(['void', 0]);
    const fourth = enrol(friend, '13900000005');
    merge(fourth, friend);
    buy(shop, fourth, { cream: 1 });
    expect(bonus(fourth)).toBe(0);
  });

  it('whose referrer was merged brings the points to the survivor', () => {
    const id = enrol(friend);
    merge(shop.member.silver, friend);
    buy(shop, id, { cream: 1 });
    expect(bonus(shop.member.silver)).toBe(80);
    expect(
      shop.store.value('referral.ofMember', { memberId: shop.member.silver }).brought,
    ).toMatchObject([{ memberId: id, state: 'rewarded', points: 80 }]);
  });
});
