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
let memberId: number;
beforeEach(() => {
  shop = openPointsShop();
  manager = managerOf(shop);
  memberId = shop.member.standard;
});
afterEach(() => {
  shop.closeProved();
});

/** Two purchases of 100.00 each, in different months. */
function earnTwice(): void {
  goTo(shop, '2026-10-05');
  shop.sell(shop.basket(['cream'], { memberId }));
  goTo(shop, '2026-11-21');
  shop.sell(shop.basket(['cream'], { memberId }));
}

describe('points corrected by hand', () => {
  it('given, are a lot that counts at once and lapses as the programme says', () => {
    const { balanceAfter, expiresOn } = must(
      manager.adjust({ memberId, points: 250, reason: 'goodwill' }),
    );
    expect([balanceAfter, expiresOn]).toEqual([250, '2027-11-30']);
    expect(lotsOf(shop, memberId)).toEqual(['250 2027-11-30']);
  });

  it('given, lapse on the day that was chosen, or never', () => {
    must(
      manager.adjust({
        memberId,
        points: 10,
        reason: 'missed',
        expiry: { kind: 'day', day: '2026-12-01' },
      }),
    );
    must(manager.adjust({ memberId, points: 20, reason: 'missed', expiry: { kind: 'never' } }));
    expect(lotsOf(shop, memberId)).toEqual(['10 2026-12-01', '20 never']);
    const past = { kind: 'day', day: '2026-11-20' } as const;
    expect(manager.adjust({ memberId, points: 5, reason: 'missed', expiry: past })).toMatchObject({
      error: { code: 'points.dayPast' },
    });
  });

  it('taken, go in spend order and never below nothing', () => {
    earnTwice();
    must(manager.adjust({ memberId, points: -150, reason: 'correction' }));
    expect(lotsOf(shop, memberId)).toEqual(['50 2027-11-30']);
    expect(manager.adjust({ memberId, points: -51, reason: 'correction' })).toMatchObject({
      error: { code: 'loyalty.notEnoughPoints', params: { asked: 51, balance: 50 } },
    });
    expect(balance(shop, memberId)).toBe(50);
  });

  it('taken below nothing when that is stated, are a debt that the next earning pays', () => {
    earnTwice();
    const wish = { memberId, points: -230, reason: 'correction', allowsNegative: true } as const;
    expect(must(manager.adjust(wish)).balanceAfter).toBe(-30);
    shop.sell(shop.basket(['cream'], { memberId }));
    expect(lotsOf(shop, memberId)).toEqual(['70 2027-11-30']);
  });

  it('need a manager, a note when the reason says little, and stay within the limit', () => {
    const wish = {
      requestId: shop.store.requestId(),
      memberId,
      points: 10,
      reason: 'goodwill',
    } as const;
    expect(shop.store.call('points.adjust', wish)).toMatchObject({
      error: { code: 'points.approvalNeeded' },
    });
    const approval = { staffId: 1, name: 'Boss', role: 'manager', reason: '' } as const;
    expect(shop.store.call('points.adjust', wish, { approval })).toMatchObject({ ok: true });
    expect(manager.adjust({ memberId, points: 10, reason: 'other', note: ' ' })).toMatchObject({
      error: { code: 'points.noteMissing' },
    });
    expect(manager.adjust({ memberId, points: 100_001, reason: 'goodwill' })).toMatchObject({
      error: { code: 'points.tooMany', params: { max: 100_000 } },
    });
    expect(balance(shop, memberId)).toBe(10);
  });

  it('are done once, however often the same request comes', () => {
    const wish = {
      requestId: shop.store.requestId(),
      memberId,
      points: 10,
      reason: 'goodwill',
    } as const;
    const options = { session: MANAGER };
    const first = shop.store.call('points.adjust', wish, options);
    expect(shop.store.call('points.adjust', wish, options)).toEqual(first);
    expect(balance(shop, memberId)).toBe(10);
  });
});

describe('taking back what was done by hand', () => {
  it('is a counter-entry that leaves the first one standing', () => {
    earnTwice();
    const given = must(manager.adjust({ memberId, points: 40, reason: 'goodwill' }));
    expect(must(manager.undo({ operationUid: given.operationUid }))).toMatchObject({
      points: -40,
      balanceAfter: 200,
    });
    const taken = must(manager.adjust({ memberId, points: -150, reason: 'correction' }));
    must(manager.undo({ operationUid: taken.operationUid }));
    expect(lotsOf(shop, memberId)).toEqual(['100 2027-10-31', '100 2027-11-30']);
    expect(
      shop.numbers("SELECT points AS n FROM points_entries WHERE kind = 'adjust' ORDER BY id"),
    ).toEqual([40, -40, -150, 150]);
  });

  it('happens once, and is final', () => {
    const { operationUid } = must(manager.adjust({ memberId, points: 40, reason: 'goodwill' }));
    const undone = must(manager.undo({ operationUid }));
    expect(manager.undo({ operationUid })).toMatchObject({
      error: { code: 'loyalty.alreadyUndone' },
    });
    expect(manager.undo({ operationUid: undone.operationUid })).toMatchObject({
      error: { code: 'loyalty.undoIsFinal' },
    });
    expect(manager.undo({ operationUid: shop.store.requestId() })).toMatchObject({
      error: { code: 'loyalty.operationUnknown' },
    });
  });

  it('is refused while the points are spent, and leaves a debt only when that is stated', () => {
    const given = must(manager.adjust({ memberId, points: 300, reason: 'goodwill' }));
    const tenders = [{ kind: 'points' as const, points: 200 }];
    shop.sell(shop.basket(['cream', 'cream', 'cream', 'cream'], { memberId, tenders }));
    must(manager.adjust({ memberId, points: -390, reason: 'correction' }));
    const { operationUid } = given;
    const refused = manager.undo({ operationUid });
    expect(refused).toMatchObject({
      error: { code: 'loyalty.pointsUsed', params: { points: 300 } },
    });
    const before = balance(shop, memberId);
    must(manager.undo({ operationUid, allowsNegative: true }));
    expect(balance(shop, memberId)).toBe(before - 300);
  });

  it('gives points that lapsed meanwhile a grace', () => {
    earnTwice();
    const taken = must(manager.adjust({ memberId, points: -150, reason: 'correction' }));
    goTo(shop, '2027-11-05');
    must(manager.undo({ operationUid: taken.operationUid }));
    expect(lotsOf(shop, memberId)).toEqual(['100 2027-11-30', '100 2027-12-05']);
  });

  it('lets a debt go as far as it is owed, and gives back what was paid of it', () => {
    const taken = must(
      manager.adjust({ memberId, points: -100, reason: 'correction', allowsNegative: true }),
    );
    must(manager.adjust({ memberId, points: 60, reason: 'goodwill' }));
    must(manager.undo({ operationUid: taken.operationUid }));
    expect(balance(shop, memberId)).toBe(60);
  });
});

describe('points between members', () => {
  it('between two who became one cannot come back: it is a movement within one', () => {
    earnTwice();
    const toId = shop.member.silver;
    const wish = { fromId: memberId, toId, points: 150, reason: 'present' } as const;
    const { operationUid } = must(manager.transfer(wish));
    const version = (id: number) => shop.store.value('members.profile', { memberId: id }).version;
    shop.store.value(
      'members.merge',
      {
        requestId: shop.store.requestId(),
        survivorId: toId,
        survivorVersion: version(toId),
        mergedId: memberId,
        mergedVersion: version(memberId),
      },
      { session: MANAGER },
    );
    const before = balance(shop, toId);
    expect(codeOf(manager.undo({ operationUid }))).toBe('loyalty.oneOwner');
    expect(balance(shop, toId)).toBe(before);
  });

  it('move with their expiry and their place in the spend order, on both sides at once', () => {
    earnTwice();
    const toId = shop.member.gold;
    const moved = must(
      manager.transfer({ fromId: memberId, toId, points: 150, reason: 'present' }),
    );
    expect([moved.balanceAfter, moved.receiverBalanceAfter]).toEqual([50, 150]);
    expect(lotsOf(shop, toId)).toEqual(['100 2027-10-31', '50 2027-11-30']);
    expect(lotsOf(shop, memberId)).toEqual(['50 2027-11-30']);
    expect(
      shop.numbers("SELECT sum(points) AS n FROM points_entries WHERE kind = 'transfer'"),
    ).toEqual([0]);
  });

  it('are refused to oneself, by frozen members, beyond the balance, and where the store says no', () => {
    earnTwice();
    const toId = shop.member.gold;
    const wish = { fromId: memberId, toId, points: 50, reason: 'present' } as const;
    expect(codeOf(manager.transfer({ ...wish, toId: memberId }))).toBe('points.sameMember');
    expect(codeOf(manager.transfer({ ...wish, points: 201 }))).toBe('loyalty.notEnoughPoints');
    freeze(shop, toId);
    expect(codeOf(manager.transfer(wish))).toBe('members.frozen');
    expect(codeOf(manager.transfer({ ...wish, fromId: toId, toId: memberId }))).toBe(
      'members.frozen',
    );
    const { points } = shop.store.value('settings.read', {});
    const requestId = shop.store.requestId();
    shop.store.value(
      'settings.save',
      { requestId, points: { ...points, allowsTransfers: false } },
      { session: MANAGER },
    );
    expect(codeOf(manager.transfer({ ...wish, toId: shop.member.silver }))).toBe(
      'points.transfersOff',
    );
    expect(balance(shop, memberId)).toBe(200);
  });

  it('come back to the very lots, while the receiver still holds all of them', () => {
    earnTwice();
    const toId = shop.member.gold;
    const first = must(
      manager.transfer({ fromId: memberId, toId, points: 150, reason: 'present' }),
    );
    must(manager.undo({ operationUid: first.operationUid }));
    expect(lotsOf(shop, memberId)).toEqual(['100 2027-10-31', '100 2027-11-30']);
    expect(lotsOf(shop, toId)).toEqual([]);
    const second = must(
      manager.transfer({ fromId: memberId, toId, points: 150, reason: 'present' }),
    );
    must(manager.adjust({ memberId: toId, points: -1, reason: 'correction' }));
    expect(manager.undo({ operationUid: second.operationUid })).toMatchObject({
      error: { code: 'loyalty.pointsUsed', params: { points: 150, left: 149 } },
    });
  });

  it('pay first what the receiver owes', () => {
    earnTwice();
    const toId = shop.member.gold;
    const owing = {
      memberId: toId,
      points: -80,
      reason: 'correction',
      allowsNegative: true,
    } as const;
    must(manager.adjust(owing));
    must(manager.transfer({ fromId: memberId, toId, points: 100, reason: 'family' }));
    expect(lotsOf(shop, toId)).toEqual(['20 2027-10-31']);
  });
});

it('lists what was done, with who it was and whether it can be taken back', () => {
  const given = must(
    manager.adjust({ memberId, points: 40, reason: 'goodwill', note: 'Birthday' }),
  );
  must(
    manager.transfer({ fromId: memberId, toId: shop.member.gold, points: 10, reason: 'family' }),
  );
  must(manager.undo({ operationUid: given.operationUid, allowsNegative: true }));
  const { rows, total } = shop.store.value('points.operations', { memberId });
  expect(total).toBe(3);
  expect(rows).toMatchObject([
    { kind: 'undo', points: -40, canUndo: false },
    { kind: 'transfer', points: -10, otherName: 'Member gold', canUndo: true },
    { kind: 'adjust', points: 40, note: 'Birthday', canUndo: false },
  ]);
  expect(shop.store.value('points.operations', { memberId: shop.member.gold }).rows).toMatchObject([
    { kind: 'transfer', points: 10, otherName: '王小明' },
  ]);
});
