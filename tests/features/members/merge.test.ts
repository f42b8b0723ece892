import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { CASHIER, MANAGER, type TestStore } from '../../support/store.ts';
import type { Shop } from '../sales/shop.ts';
import {
  ask,
  codeOf,
  expectRebuiltIndex,
  expectVerified,
  openCareShop,
  versionOf,
} from './care-support.ts';
import { namesFor } from './support.ts';

let shop: Shop;
let store: TestStore;
let one: number;
let other: number;
beforeEach(() => {
  shop = openCareShop();
  store = shop.store;
  one = shop.member.standard;
  other = shop.member.gold;
});
afterEach(() => shop.close());

type Merge = CallInput<'members.merge'>;

function merge(fields: Partial<Merge> = {}, session = MANAGER) {
  const { survivorId = one, mergedId = other } = fields;
  return ask(
    store,
    'members.merge',
    {
      survivorId,
      survivorVersion: versionOf(store, survivorId),
      mergedId,
      mergedVersion: versionOf(store, mergedId),
      ...fields,
    },
    session,
  );
}

function buy(memberId: number, times = 1): void {
  for (let turn = 0; turn < times; turn += 1) {
    shop.sell(shop.basket(['cream', 'bag'], { memberId }));
    store.clock.advance(3_600_000);
  }
}

function numbers(sql: string): number[] {
  return shop.numbers(sql);
}

/** Every table of the store that names members, with the column that does. */
function memberColumns(): { table: string; column: string }[] {
  return store.db.all(
    `SELECT t.name AS "table", f."from" AS "column"
       FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
      WHERE t.type = 'table' AND f."table" = 'members'`,
  );
}

/** Where the one who went stays on purpose: that it was merged; keys of imports lead on. */
const KEPT = [
  'member_merges.merged_id',
  'members.merged_into_id',
  'import_members.member_id',
  'referrals.member_id',
  'points_moved.from_id',
];
/** Everything else that names members goes to the survivor: a new table is added to the merge. */
const MOVED = [
  'coupon_redemptions.member_id',
  'coupons.member_id',
  'household_members.member_id',
  'households.head_id',
  'points_operations.member_id',
  'stamp_rewards.member_id',
  'stamp_entries.member_id',
  'referrals.referrer_id',
  'gift_redemptions.member_id',
  'club_members.member_id',
  'held_baskets.member_id',
  'member_consents.member_id',
  'member_contacts.member_id',
  'member_distinct.one_id',
  'member_distinct.other_id',
  'member_fields.member_id',
  'member_identifiers.member_id',
  'member_merges.survivor_id',
  'member_notes.member_id',
  'member_tags.member_id',
  'points_entries.member_id',
  'points_lots.member_id',
  'sale_claims.member_id',
  'sales.member_id',
  'member_tiers.member_id',
  'tier_changes.member_id',
];

describe('two members become one', () => {
  it('with purchases, points and their expiry, numbers, notes, tags and contacts', () => {
    buy(one, 2);
    buy(other, 3);
    ask(store, 'members.addNote', { memberId: other, text: 'likes roses' });
    ask(store, 'members.setTag', { memberId: other, tag: 'VIP', isOn: true });
    ask(store, 'members.setTag', { memberId: one, tag: 'vip', isOn: true });
    ask(store, 'members.logContact', { memberId: other, kind: 'call', outcome: 'reached' });
    ask(store, 'members.addIdentifier', { memberId: other, kind: 'phone', value: '13900000009' });
    store.clock.advance(40 * 86_400_000);
    const lots = store.db.all('SELECT uid, remaining, expires_on FROM points_lots ORDER BY id');
    const before = [one, other].map((memberId) => store.value('members.card', { memberId }));
    const preview = store.value('members.mergePreview', { survivorId: one, mergedId: other });
    expect(preview).toMatchObject({ conflicts: ['name', 'phone'], filled: [], tier: 'gold' });
    const reply = merge({ take: ['phone'] });
    expect(reply).toMatchObject({ ok: true, value: { memberId: one, movedPurchases: 3 } });
    const card = store.value('members.card', { memberId: one });
    expect(card.balance).toBe((before[0]?.balance ?? 0) + (before[1]?.balance ?? 0));
    expect(card.balance).toBe(preview.balanceAfter);
    expect(store.db.all('SELECT uid, remaining, expires_on FROM points_lots ORDER BY id')).toEqual(
      lots,
    );
    expect(card).toMatchObject({
      name: '王小明',
      tier: 'gold',
      phoneMasked: '138****5676',
      tags: ['vip'],
    });
    expect(store.value('members.purchases', { memberId: one }).total).toBe(5);
    const profile = store.value('members.profile', { memberId: one });
    expect(profile.notes).toMatchObject([{ text: 'likes roses' }]);
    expect(profile.contacts).toHaveLength(1);
    expect(profile.mergedFrom).toMatchObject([{ id: other, name: 'Member gold' }]);
    expectRebuiltIndex(store);
    expectVerified(store);
  });

  it('every card and phone of both finds the survivor, and the old id, too', () => {
    ask(store, 'members.replaceCard', {
      memberId: other,
      expectedVersion: 1,
      reason: 'damaged',
      cardNo: 'NEWCARD',
    });
    merge();
    for (const code of ['8800123450', 'NEWCARD', '13812345678', '13812345676']) {
      expect([code, store.value('sales.readScan', { code })]).toMatchObject([
        code,
        { kind: 'member', hit: { id: one } },
      ]);
      expect([code, namesFor(store, code)]).toEqual([code, ['王小明']]);
    }
    expect(store.value('sales.readScan', { code: '8800123452' })).toMatchObject({
      kind: 'oldCard',
      hit: { id: one },
    });
    expect(namesFor(store, 'Member gold')).toEqual([]);
    expect(store.value('members.card', { memberId: other }).id).toBe(one);
    expect(store.value('members.profile', { memberId: other }).id).toBe(one);
    expect(codeOf(store, 'members.setTag', { memberId: other, tag: 'x', isOn: true })).toBe(
      'members.isMerged',
    );
    const enrol = { name: 'New', phone: '13812345676', hasConsented: true };
    expect(ask(store, 'members.enrol', enrol)).toMatchObject({
      error: { params: { memberId: one } },
    });
    expectVerified(store);
  });

  it('a basket with the one who went is sold to the survivor', () => {
    merge();
    const sold = shop.sell(shop.basket(['cream'], { memberId: other }));
    expect(sold).toMatchObject({ memberId: one, memberName: '王小明' });
    expectVerified(store);
  });

  it('leaves nothing in any table that names members', () => {
    buy(other);
    ask(store, 'members.setConsent', { memberId: other, purpose: 'calls', isGiven: true });
    ask(store, 'members.setTag', { memberId: other, tag: 'VIP', isOn: true });
    ask(store, 'members.keepApart', { oneId: one, otherId: other });
    merge();
    const columns = memberColumns().map(({ table, column }) => `${table}.${column}`);
    expect(columns.sort()).toEqual([...KEPT, ...MOVED].sort());
    for (const { table, column } of memberColumns()) {
      if (KEPT.includes(`${table}.${column}`)) continue;
      const left = numbers(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ${other}`);
      expect([`${table}.${column}`, left]).toEqual([`${table}.${column}`, [0]]);
    }
  });

  it('needs a manager, and both as they were shown', () => {
    expect(merge({}, CASHIER)).toMatchObject({ error: { code: 'members.approvalNeeded' } });
    expect(merge({ survivorVersion: 7 })).toMatchObject({
      error: { code: 'members.changedMeanwhile' },
    });
    expect(merge({ mergedVersion: 7 })).toMatchObject({
      error: { code: 'members.changedMeanwhile' },
    });
    expect(merge({ mergedId: one })).toMatchObject({ error: { code: 'members.mergeSelf' } });
    expect(store.db.all('SELECT merged_id FROM member_merges')).toEqual([]);
    merge();
    expect(
      codeOf(store, 'members.merge', {
        survivorId: other,
        survivorVersion: 2,
        mergedId: shop.member.silver,
        mergedVersion: 1,
      }),
    ).toBe('members.isMerged');
  });

  it('is no way out of a freeze', () => {
    ask(store, 'members.freeze', { memberId: other, reason: 'misuse' });
    merge();
    expect(store.value('members.card', { memberId: one }).frozenReason).toBe('misuse');
    expectVerified(store);
  });

  it('chains: who was merged before is found at the last one', () => {
    merge({ survivorId: other, mergedId: shop.member.silver });
    merge();
    expect(store.value('members.card', { memberId: shop.member.silver }).id).toBe(one);
    expect(store.value('sales.readScan', { code: '8800123451' })).toMatchObject({
      hit: { id: one },
    });
    expect(store.value('members.profile', { memberId: one }).mergedFrom).toHaveLength(2);
    expectVerified(store);
  });

  it('loses no point, whatever was bought, spent and merged in whatever order', () => {
    const ids = [one, other, shop.member.silver, shop.member.platinum];
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('buy' as const),
          member: fc.nat(3),
          spends: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('merge' as const),
          member: fc.nat(3),
          into: fc.nat(3),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.nat(60) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const fresh = openCareShop();
        [shop, store] = [fresh, fresh.store];
        try {
          for (const at of steps) {
            if (at.kind === 'wait') store.clock.advance(at.days * 86_400_000);
            else if (at.kind === 'buy') play(ids[at.member] ?? one, at.spends);
            else mergeSafely(ids[at.into] ?? one, ids[at.member] ?? other);
          }
          expectVerified(store);
          expectRebuiltIndex(store);
          expect(store.bugs).toEqual([]);
        } finally {
          fresh.close();
        }
      }),
      { numRuns: 20 },
    );
    shop = openCareShop();
  });
});

/** A sale that pays with points what it can, to a member who may have been merged. */
function play(memberId: number, spends: boolean): void {
  const { balance } = store.value('members.card', { memberId });
  const points = spends ? Math.floor(balance / 100) * 100 : 0;
  const tenders =
    points >= 100 ? [{ kind: 'points' as const, points: Math.min(points, 1000) }] : [];
  shop.tryToSell(shop.basket(['cream', 'cream'], { memberId, tenders }));
  store.clock.advance(60_000);
}

function ledgerSum(): number | undefined {
  return numbers('SELECT coalesce(sum(points), 0) AS n FROM points_entries')[0];
}

function mergeSafely(into: number, from: number): void {
  const survivorId = store.value('members.profile', { memberId: into }).id;
  const mergedId = store.value('members.profile', { memberId: from }).id;
  if (survivorId === mergedId) return;
  const held = () =>
    [survivorId, mergedId].map((memberId) => store.value('members.card', { memberId }).balance);
  const before = { sum: ledgerSum(), held: held().reduce((total, each) => total + each, 0) };
  expect(merge({ survivorId, mergedId })).toMatchObject({ ok: true });
  expect(ledgerSum()).toBe(before.sum);
  expect(store.value('members.card', { memberId: survivorId }).balance).toBe(before.held);
}
