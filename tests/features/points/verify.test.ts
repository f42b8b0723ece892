import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import type { Shop } from '../sales/shop.ts';
import { managerOf, must, openPointsShop } from './points-shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openPointsShop();
  const manager = managerOf(shop);
  const { standard: memberId, gold } = shop.member;
  const { operationUid } = must(manager.adjust({ memberId, points: 300, reason: 'goodwill' }));
  must(manager.transfer({ fromId: memberId, toId: gold, points: 100, reason: 'family' }));
  must(manager.adjust({ memberId, points: -50, reason: 'correction' }));
  must(manager.undo({ operationUid, allowsNegative: true }));
  const { householdId } = must(manager.household({ headId: memberId, name: 'H' }));
  must(manager.add({ householdId, memberId: gold }));
});
afterEach(() => {
  shop.close();
});

function found(): string {
  const check = verifyStore(shop.store.db).checks.find(({ name }) => name === 'operations');
  return check?.wrong?.detail ?? 'nothing';
}

it('finds nothing in what was done by hand', () => {
  expect(found()).toBe('nothing');
});

it.each([
  ["UPDATE points_operations SET reason = 'other' WHERE kind = 'transfer'", 'was logged'],
  [
    `DELETE FROM points_operation_entries WHERE operation_id IN
       (SELECT id FROM points_operations WHERE kind = 'transfer')`,
    'entries',
  ],
  [
    `DELETE FROM points_operation_entries WHERE entry_id =
       (SELECT max(entry_id) FROM points_operation_entries)`,
    'entries',
  ],
  [
    `INSERT INTO points_operations (uid, kind, member_id, at, business_day)
     VALUES ('made-up', 'adjust', 1, 1, '2026-11-21')`,
    'entries',
  ],
  ['UPDATE members SET household_id = NULL WHERE household_id IS NOT NULL', 'its list says'],
  ['UPDATE households SET head_id = (SELECT max(id) FROM members)', 'without its head'],
  ['UPDATE households SET dissolved_at = 1', 'dissolved'],
])('finds %s', (sql, detail) => {
  shop.store.write(({ db }) => db.run(sql));
  expect(found()).toContain(detail);
});

it('finds somebody in a household that nobody logged', () => {
  shop.store.write(({ db }) => {
    const memberId = shop.member.silver;
    db.run(
      'INSERT INTO household_members (household_id, member_id, joined_at) VALUES (1, :memberId, 1)',
      {
        memberId,
      },
    );
    db.run('UPDATE members SET household_id = 1 WHERE id = :memberId', { memberId });
  });
  expect(found()).toContain('never logged');
});
