import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
import { hitsFor, namesFor } from './support.ts';

let shop: Shop;
let store: TestStore;
let memberId: number;
beforeEach(() => {
  shop = openCareShop();
  store = shop.store;
  memberId = shop.member.standard;
});
afterEach(() => shop.close());

function edit(fields: Record<string, unknown>, expectedVersion = versionOf(store, memberId)) {
  return ask(store, 'members.edit', { memberId, expectedVersion, ...fields });
}

function profile(id = memberId) {
  return store.value('members.profile', { memberId: id });
}

describe('editing a member', () => {
  it('changes what is named and leaves the rest, and is found by the new name and phone only', () => {
    expect(edit({ name: '欧阳娜', phone: '139 0000 1111', email: ' Na@Shop.CN ' })).toMatchObject({
      ok: true,
      value: { version: 2 },
      changed: ['members', `member:${memberId}`],
    });
    expect(profile()).toMatchObject({
      name: '欧阳娜',
      phoneMasked: '139****1111',
      email: 'na@shop.cn',
      cardNo: '8800123450',
      version: 2,
    });
    for (const text of ['欧阳娜', 'oyn', '1111', '13900001111', 'na@shop']) {
      expect([text, namesFor(store, text)]).toEqual([text, ['欧阳娜']]);
    }
    for (const text of ['王小明', 'wxm', '13812345678']) expect(namesFor(store, text)).toEqual([]);
    expectRebuiltIndex(store);
  });

  it('is refused when somebody changed the member meanwhile, and nothing is saved', () => {
    const seen = versionOf(store, memberId);
    edit({ name: '王晓明' }, seen);
    const late = edit({ birthday: '1990-01-01' }, seen);
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'members.changedMeanwhile', params: { version: 2 } },
    });
    expect(profile()).toMatchObject({ name: '王晓明', birthday: null });
  });

  it('writes nothing when nothing differs', () => {
    const before = store.db.all('SELECT seq FROM event_log').length;
    expect(edit({ name: ' 王小明 ', phone: '13812345678' })).toMatchObject({
      value: { version: 1 },
    });
    expect(store.db.all('SELECT seq FROM event_log')).toHaveLength(before);
  });

  it('tells the event log which fields, never what they hold', () => {
    edit({ name: 'Secret Name', gender: 'female', style: 'koala', isNoContact: true });
    const event = store.db.get<{ data: string }>(
      `SELECT data FROM event_log WHERE type = 'member.changed'`,
    );
    expect(JSON.parse(event?.data ?? '')).toMatchObject({
      version: 2,
      fields: ['name', 'gender', 'isNoContact', 'style'],
    });
    expect(event?.data).not.toContain('Secret');
  });

  it.each([
    [{ name: ' ' }, 'members.nameEmpty'],
    [{ name: 'x'.repeat(121) }, 'members.nameTooLong'],
    [{ phone: '12' }, 'members.phoneInvalid'],
    [{ phone: '13812345677' }, 'members.phoneTaken'],
    [{ email: 'nobody@' }, 'members.emailInvalid'],
    [{ birthday: '1990-02-30' }, 'members.birthdayInvalid'],
    [{ fields: { unheard: 'x' } }, 'members.fieldInvalid'],
  ])('refuses %j', (fields, code) => {
    const reply = edit(fields);
    expect(reply.ok ? 'ok' : reply.error.code).toBe(code);
    expect(profile().version).toBe(1);
  });

  it('takes a phone, an e-mail and a birthday away', () => {
    edit({ email: 'a@b.cn', birthday: '--02-29' });
    edit({ phone: '', email: '', birthday: null });
    expect(profile()).toMatchObject({ phoneMasked: null, email: null, birthday: null });
    expect(
      codeOf(store, 'members.edit', {
        memberId: shop.member.gold,
        expectedVersion: 1,
        phone: '13812345678',
      }),
    ).toBe('ok');
  });

  it('keeps the store’s own fields, with their options', () => {
    const members = {
      tags: ['VIP'],
      fields: [
        { key: 'size', label: 'Size', options: ['S', 'M', 'L'] },
        { key: 'shade', label: 'Shade', options: [] },
      ],
      consentVersion: '2026-11',
    };
    store.value('settings.save', { requestId: store.requestId(), members }, { session: MANAGER });
    edit({ fields: { size: 'M', shade: ' 12  rose ' } });
    expect(profile().fields).toEqual({ size: 'M', shade: '12 rose' });
    edit({ fields: { size: '' } });
    expect(profile().fields).toEqual({ shade: '12 rose' });
    expect(
      codeOf(store, 'members.edit', { memberId, expectedVersion: 1, fields: { size: 'XXL' } }),
    ).toBe('members.fieldInvalid');
  });

  it('leaves the index as a rebuild would make it, whatever is edited in whatever order', () => {
    const ids = [shop.member.standard, shop.member.gold, shop.member.platinum];
    const name = fc.constantFrom(
      '王小明',
      '单于 Anna',
      'Ana María López',
      '吕',
      'X Æ',
      '欧阳 娜 De la O',
    );
    const phone = fc.constantFrom('', '13800000001', '13800000002', '+34 600 111 222');
    const step = fc.record(
      { id: fc.constantFrom(...ids), name, phone, visits: fc.boolean() },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const { id, visits, ...fields } of steps) {
          ask(store, 'members.edit', {
            memberId: id,
            expectedVersion: versionOf(store, id),
            ...fields,
          });
          if (visits === true) {
            shop.sell(shop.basket(['bag'], { memberId: id }));
            store.clock.advance(9 * 86_400_000);
          }
        }
        while (store.idle() > 0);
        expectRebuiltIndex(store);
        expect(store.bugs).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expectVerified(store);
  });
});

describe('tags, consents, contacts', () => {
  it('are kept, shown at the counter and counted', () => {
    expect(codeOf(store, 'members.setTag', { memberId, tag: ' #VIP ', isOn: true }, CASHIER)).toBe(
      'ok',
    );
    expect(codeOf(store, 'members.setTag', { memberId, tag: 'vip', isOn: true }, CASHIER)).toBe(
      'ok',
    );
    expect(codeOf(store, 'members.setTag', { memberId, tag: 'a,b', isOn: true })).toBe(
      'members.tagInvalid',
    );
    expect(store.value('members.card', { memberId }).tags).toEqual(['VIP']);
    expect(store.value('members.tags', {})).toEqual([{ tag: 'VIP', members: 1, isDefined: false }]);
    expect(store.value('members.list', { tag: 'vip' }).rows.map(({ id }) => id)).toEqual([
      memberId,
    ]);
    ask(store, 'members.setTag', { memberId, tag: 'VIP', isOn: false });
    expect(profile().tags).toEqual([]);
  });

  it('keep every consent with its text and who wrote it down; silence is none', () => {
    expect(profile().consents.map(({ isGiven }) => isGiven)).toEqual([false, false, false, false]);
    ask(store, 'members.setConsent', { memberId, purpose: 'messages', isGiven: true }, CASHIER);
    store.clock.advance(1000);
    ask(store, 'members.setConsent', { memberId, purpose: 'messages', isGiven: false }, MANAGER);
    const said = profile().consents.find(({ purpose }) => purpose === 'messages');
    expect(said).toMatchObject({ isGiven: false, textVersion: '1', staffName: MANAGER.name });
    expect(store.db.all('SELECT id FROM member_consents')).toHaveLength(2);
  });

  it('a contact with a next day is a task from that day on, until it is answered', () => {
    const call = {
      memberId,
      kind: 'call',
      outcome: 'callBack',
      text: ' about the repair ',
    } as const;
    expect(codeOf(store, 'members.logContact', { ...call, nextDay: '2026-11-20' })).toBe(
      'members.nextDayPast',
    );
    ask(store, 'members.logContact', { ...call, nextDay: '2026-11-22' });
    expect(store.value('members.tasks', {}).total).toBe(0);
    store.clock.advance(86_400_000);
    const [task] = store.value('members.tasks', {}).rows;
    expect(task).toMatchObject({ memberName: '王小明', text: 'about the repair' });
    expect(store.value('members.card', { memberId }).tasks).toMatchObject([{ id: task?.id }]);
    const answer = {
      memberId,
      kind: 'call',
      outcome: 'reached',
      doneContactId: task?.id ?? 0,
    } as const;
    ask(store, 'members.logContact', answer);
    expect(store.value('members.card', { memberId }).tasks).toEqual([]);
    expect(codeOf(store, 'members.finishTask', { contactId: task?.id ?? 0 })).toBe(
      'members.taskUnknown',
    );
  });

  it('an important note stands first', () => {
    ask(store, 'members.addNote', { memberId, text: 'allergic to nuts', kind: 'important' });
    store.clock.advance(1000);
    ask(store, 'members.addNote', { memberId, text: 'likes tea' });
    expect(store.value('members.card', { memberId }).notes.map(({ text }) => text)).toEqual([
      'allergic to nuts',
      'likes tea',
    ]);
    expect(hitsFor(store, '王小明')).toHaveLength(1);
  });
});
