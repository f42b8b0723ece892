import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyStore } from '../../src/main/store/verify/verify-store.ts';
import { ask, openCareShop, versionOf } from '../features/members/care-support.ts';
import type { Shop } from '../features/sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openCareShop();
  const { store, member } = shop;
  shop.sell(shop.basket(['cream'], { memberId: member.gold }));
  ask(store, 'members.edit', { memberId: member.silver, expectedVersion: 1, name: 'Ana' });
  ask(store, 'members.freeze', { memberId: member.silver, reason: 'dispute' });
  ask(store, 'members.addIdentifier', { memberId: member.silver, kind: 'card', value: 'MORE1' });
  ask(store, 'members.merge', {
    survivorId: member.standard,
    survivorVersion: versionOf(store, member.standard),
    mergedId: member.gold,
    mergedVersion: versionOf(store, member.gold),
  });
});
afterEach(() => shop.close());

function wrong(): string | null {
  const check = verifyStore(shop.store.db).checks.find(({ name }) => name === 'members');
  return check?.wrong?.detail ?? null;
}

test('members as they were changed, frozen and merged are what was logged', () => {
  expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
});

test.each([
  [
    'a row changed behind the log',
    `UPDATE members SET version = 9 WHERE name = 'Ana'`,
    'version 9, 3 was logged',
  ],
  [
    'a freeze taken away',
    `UPDATE members SET frozen_at = NULL, frozen_reason = NULL`,
    'frozen otherwise',
  ],
  [
    'a freeze put on',
    `UPDATE members SET frozen_at = 1, frozen_reason = 'other' WHERE name = '王小明'`,
    'frozen otherwise',
  ],
  ['a merge undone', 'UPDATE members SET merged_into_id = NULL, is_active = 1', 'merged otherwise'],
  [
    'a merge that nobody made',
    `UPDATE members SET is_active = 0, merged_into_id = 1 WHERE name = 'Member platinum'`,
    'merged otherwise',
  ],
  [
    'a purchase given back to the one who went',
    `UPDATE sales SET member_id = (SELECT merged_id FROM member_merges)`,
    'still owns rows of sales',
  ],
  [
    'a lost card in use again',
    `UPDATE member_identifiers SET state = 'removed', until = 1 WHERE value = 'MORE1'`,
    'is removed, active was logged',
  ],
  ['a number taken out', `DELETE FROM member_identifiers WHERE value = 'MORE1'`, 'is not there'],
])('%s shows', (_name, sql, detail) => {
  shop.store.write(({ db }) => db.run(sql));
  expect(wrong()).toContain(detail);
});

test('a sale given to somebody else shows, also after a merge', () => {
  shop.store.write(({ db }) =>
    db.run(`UPDATE sales SET member_id = :id`, { id: shop.member.platinum }),
  );
  const check = verifyStore(shop.store.db).checks.find(({ name }) => name === 'logged');
  expect(check?.wrong?.detail).toContain('customer differs');
});
