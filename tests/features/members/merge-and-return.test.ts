import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { openReturnShop, type ReturnShop, wish } from '../returns/support.ts';
import { ask, versionOf } from './care-support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop({
    features: [{ queries: membersQueries, commands: membersCommands }],
  });
});
afterEach(() => shop.closeVerified());

function mergeInto(survivorId: number, mergedId: number): void {
  const reply = ask(shop.store, 'members.merge', {
    survivorId,
    survivorVersion: versionOf(shop.store, survivorId),
    mergedId,
    mergedVersion: versionOf(shop.store, mergedId),
  });
  expect(reply).toMatchObject({ ok: true });
}

describe('goods of one who was merged come back', () => {
  it('points are taken back from the lots of that sale, which are the survivor’s now', () => {
    const { standard, gold } = shop.member;
    shop.sell(shop.basket(['cream'], { memberId: standard }));
    const before = shop.balance(standard);
    const { saleId, pointsEarned } = shop.sell(shop.basket(['cream'], { memberId: gold }));
    expect(pointsEarned).toBeGreaterThan(0);
    mergeInto(standard, gold);
    expect(shop.balance(standard)).toBe(before + pointsEarned);
    shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect(shop.balance(standard)).toBe(before);
  });

  it('points that paid go back to the lots they came from, with their expiry', () => {
    const { standard, gold } = shop.member;
    shop.sell(shop.basket(['cream', 'cream', 'cream', 'cream'], { memberId: gold }));
    shop.store.clock.advance(86_400_000);
    const lots = () =>
      shop.store.db.all(
        `SELECT uid, remaining, expires_on AS expiresOn FROM points_lots
          WHERE member_id IN (:standard, :gold) AND remaining > 0 ORDER BY uid`,
        { standard, gold },
      );
    const before = lots();
    const tenders = [{ kind: 'points' as const, points: 200 }];
    const { saleId } = shop.sell(shop.basket(['cream'], { memberId: gold, tenders }));
    expect(lots()).not.toEqual(before);
    mergeInto(standard, gold);
    shop.takeBack(wish(shop.goods(saleId, { 1: 1 })));
    expect(lots()).toEqual(before);
  });
});
