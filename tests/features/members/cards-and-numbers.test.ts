import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CASHIER, type TestStore } from '../../support/store.ts';
import type { Shop } from '../sales/shop.ts';
import { ask, codeOf, expectVerified, openCareShop, versionOf } from './care-support.ts';
import { hitsFor, namesFor } from './support.ts';

let shop: Shop;
let store: TestStore;
let memberId: number;
beforeEach(() => {
  shop = openCareShop();
  store = shop.store;
  memberId = shop.member.standard;
});
afterEach(() => {
  expectVerified(store);
  shop.close();
});

const OLD_CARD = '8800123450';

function replace(fields: Record<string, unknown> = {}) {
  const expectedVersion = versionOf(store, memberId);
  return ask(
    store,
    'members.replaceCard',
    { memberId, expectedVersion, reason: 'damaged', ...fields } as never,
    CASHIER,
  );
}

function scan(code: string) {
  return store.value('sales.readScan', { code });
}

function add(kind: 'card' | 'phone' | 'external', value: string, id = memberId) {
  return codeOf(store, 'members.addIdentifier', { memberId: id, kind, value }, CASHIER);
}

describe('a replaced card', () => {
  it('is refused with its day, the new card and the member; the new one finds the member', () => {
    const reply = replace({ cardNo: 'VIP-0042' });
    expect(reply).toMatchObject({ ok: true, value: { cardNo: 'VIP0042', oldCardNo: OLD_CARD } });
    expect(scan(OLD_CARD)).toMatchObject({
      kind: 'oldCard',
      state: 'replaced',
      at: store.clock.now(),
      shown: OLD_CARD,
      cardNo: 'VIP0042',
      hit: { id: memberId, name: '王小明' },
    });
    expect(scan('vip 0042')).toMatchObject({ kind: 'member', hit: { id: memberId } });
    expect(namesFor(store, OLD_CARD)).toEqual([]);
  });

  it('reported lost by phone is blocked at once: a number is issued', () => {
    const reply = replace({ reason: 'lost' });
    const cardNo = reply.ok ? (reply.value as { cardNo: string }).cardNo : '';
    expect(cardNo).toMatch(/^88\d{8}$/);
    expect(scan(OLD_CARD)).toMatchObject({ kind: 'oldCard', state: 'lost', cardNo });
    expect(scan(`GM1:${OLD_CARD}`)).toMatchObject({ kind: 'oldCard', state: 'lost' });
  });

  it('is never given to anybody again', () => {
    replace();
    const enrol = { name: 'New', phone: '', cardNo: OLD_CARD, hasConsented: true };
    expect(codeOf(store, 'members.enrol', enrol)).toBe('members.cardTaken');
    const other = { memberId: shop.member.gold, kind: 'card', value: OLD_CARD } as const;
    expect(codeOf(store, 'members.addIdentifier', other)).toBe('members.cardTaken');
  });

  it('of somebody else, of a wrong form, of a member changed meanwhile is refused', () => {
    const silver = { memberId: shop.member.silver, expectedVersion: 1, reason: 'damaged' } as const;
    expect(ask(store, 'members.replaceCard', { ...silver, cardNo: OLD_CARD })).toMatchObject({
      error: { code: 'members.cardTaken', params: { memberId } },
    });
    expect(replace({ cardNo: '8800123456' })).toMatchObject({
      error: { code: 'members.cardInvalid' },
    });
    expect(replace({ expectedVersion: 9 })).toMatchObject({
      error: { code: 'members.changedMeanwhile' },
    });
    expect(scan(OLD_CARD)).toMatchObject({ kind: 'member' });
  });
});

describe('further numbers', () => {
  it('find the member by scan and search: phone whole and by its end, card, outside number', () => {
    expect(add('phone', '0755-8888 1234')).toBe('ok');
    expect(add('card', 'FAMILY1')).toBe('ok');
    expect(add('external', 'crm-00017')).toBe('ok');
    for (const text of ['075588881234', '1234', 'family1', 'CRM 00017']) {
      expect([text, hitsFor(store, text).map(({ id }) => id)]).toEqual([text, [memberId]]);
    }
    for (const code of ['FAMILY1', 'CRM-00017', '+8675588881234']) {
      expect([code, scan(code)]).toMatchObject([code, { kind: 'member', hit: { id: memberId } }]);
    }
  });

  it('belong to one member only, also against first numbers', () => {
    expect(add('phone', '13812345677')).toBe('members.phoneTaken');
    add('phone', '13900000009');
    expect(add('phone', '139 0000 0009', shop.member.gold)).toBe('members.phoneTaken');
    const edit = { memberId: shop.member.gold, expectedVersion: 1, phone: '13900000009' };
    expect(codeOf(store, 'members.edit', edit)).toBe('members.phoneTaken');
    const enrol = { name: 'New', phone: '13900000009', hasConsented: true };
    expect(ask(store, 'members.enrol', enrol)).toMatchObject({ error: { params: { memberId } } });
    expect(add('phone', '12')).toBe('members.phoneInvalid');
    expect(add('card', '!')).toBe('members.cardInvalid');
    expect(add('external', '')).toBe('members.externalInvalid');
  });

  it('removed is free again, a lost card is refused', () => {
    add('phone', '13900000009');
    add('card', 'FAMILY1');
    const { identifiers } = store.value('members.profile', { memberId });
    const [card, phone] = ['card', 'phone'].map(
      (kind) => identifiers.find((row) => row.kind === kind)?.id ?? 0,
    );
    expect(
      codeOf(store, 'members.endIdentifier', { identifierId: phone ?? 0, state: 'removed' }),
    ).toBe('ok');
    expect(add('phone', '13900000009', shop.member.gold)).toBe('ok');
    expect(codeOf(store, 'members.endIdentifier', { identifierId: card ?? 0, state: 'lost' })).toBe(
      'ok',
    );
    expect(scan('FAMILY1')).toMatchObject({ kind: 'oldCard', state: 'lost', cardNo: OLD_CARD });
    expect(codeOf(store, 'members.endIdentifier', { identifierId: 99, state: 'lost' })).toBe(
      'members.identifierUnknown',
    );
  });

  it('have a limit', () => {
    for (let n = 0; n < 20; n += 1) expect(add('card', `CARD${n}0`)).toBe('ok');
    expect(add('card', 'ONEMORE')).toBe('members.tooManyIdentifiers');
  });
});

describe('a frozen member', () => {
  it('earns and does not redeem; the sale says why; a manager lets go', () => {
    shop.sell(shop.basket(['cream', 'cream', 'cream', 'cream', 'cream'], { memberId }));
    expect(
      codeOf(store, 'members.freeze', { memberId, reason: 'misuse', note: 'three tills' }, CASHIER),
    ).toBe('ok');
    expect(codeOf(store, 'members.freeze', { memberId, reason: 'misuse' })).toBe(
      'members.alreadyFrozen',
    );
    store.clock.advance(86_400_000 * 2);
    const card = store.value('members.card', { memberId });
    expect(card).toMatchObject({
      frozenReason: 'misuse',
      notes: [{ kind: 'important', text: 'three tills' }],
    });
    const points = card.balance;
    expect(points).toBeGreaterThan(100);
    const basket = shop.basket(['cream'], { memberId, tenders: [{ kind: 'points', points: 100 }] });
    expect(shop.quote(basket).redemption).toMatchObject({ points: 0, limitedBy: 'frozen' });
    expect(shop.tryToSell(basket)).toMatchObject({ ok: false, error: { code: 'members.frozen' } });
    const sold = shop.sell(shop.basket(['cream'], { memberId }));
    expect(sold.pointsEarned).toBeGreaterThan(0);
    expect(codeOf(store, 'members.unfreeze', { memberId }, CASHIER)).toBe('members.approvalNeeded');
    const approval = { staffId: 1, name: 'Lin', role: 'manager', reason: 'cleared up' } as const;
    const input = { requestId: store.requestId(), memberId };
    expect(store.call('members.unfreeze', input, { session: CASHIER, approval })).toMatchObject({
      ok: true,
    });
    const event = store.db.get<{ data: string }>(
      `SELECT data FROM event_log WHERE type = 'member.unfrozen'`,
    );
    expect(JSON.parse(event?.data ?? '')).toMatchObject({
      approvedBy: 1,
      approvalReason: 'cleared up',
    });
    expect(shop.tryToSell(basket)).toMatchObject({ ok: true });
    expect(codeOf(store, 'members.unfreeze', { memberId })).toBe('members.notFrozen');
  });
});

describe('a further phone', () => {
  it('is shown whole to who asks, of this member only, and every look is logged', () => {
    add('phone', '13900000009');
    const [row] = store.value('members.profile', { memberId }).identifiers;
    expect(row?.shown).toBe('139****0009');
    const identifierId = row?.id ?? 0;
    const look = (id: number) =>
      store.value('members.revealPhone', { memberId: id, identifierId }).phone;
    expect(look(memberId)).toBe('+8613900000009');
    expect(look(shop.member.gold)).toBeNull();
    const looks = store.db.all(`SELECT data FROM event_log WHERE type = 'member.phoneRevealed'`);
    expect(looks).toHaveLength(2);
    expect(JSON.stringify(looks)).not.toContain('13900000009');
  });
});
