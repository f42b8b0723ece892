import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { isLuhn } from '../../../src/contract/kernel/barcode.ts';
import type { TestStore } from '../../support/store.ts';
import { namesFor, openMembersStore } from './support.ts';

let store: TestStore;
afterEach(() => store.close());

type Enrolment = Partial<CallInput<'members.enrol'>>;

function enrol(fields: Enrolment = {}) {
  return store.call('members.enrol', {
    requestId: store.requestId(),
    name: '王小明',
    phone: '13812345678',
    hasConsented: true,
    ...fields,
  });
}

function codeOf(fields: Enrolment): string {
  const reply = enrol(fields);
  return reply.ok ? 'ok' : reply.error.code;
}

function phoneOf(memberId: number): string | null | undefined {
  return store.db.get<{ phone: string | null }>('SELECT phone FROM members WHERE id = :id', {
    id: memberId,
  })?.phone;
}

function events(type: string): { data: string }[] {
  return store.db.all('SELECT data FROM event_log WHERE type = :type ORDER BY seq', { type });
}

describe('enrolling', () => {
  it('needs a phone and a name only, issues a card and finds the member at once', () => {
    store = openMembersStore();
    const reply = enrol();
    expect(reply).toMatchObject({ ok: true, changed: ['members', 'member:1'] });
    const cardNo = reply.ok ? reply.value.cardNo : '';
    expect(cardNo).toMatch(/^88\d{8}$/);
    expect(isLuhn(cardNo)).toBe(true);
    for (const text of ['王小明', 'wxm', 'wangxiaoming', '5678', '13812345678', cardNo]) {
      expect(namesFor(store, text)).toEqual(['王小明']);
    }
  });

  it('does it once, however often the same request comes', () => {
    store = openMembersStore();
    const requestId = store.requestId();
    const first = enrol({ requestId });
    const second = enrol({ requestId });
    expect(second.ok && first.ok && second.value).toEqual(first.ok && first.value);
    expect(store.db.all('SELECT id FROM members')).toHaveLength(1);
  });

  it('keeps a given card, birthday and note, and the phone may be left out', () => {
    store = openMembersStore();
    const reply = enrol({
      phone: '',
      cardNo: ' vip-00042 ',
      birthday: '--02-29',
      note: ' allergic\nto\tnuts ',
    });
    expect(reply).toMatchObject({ ok: true, value: { cardNo: 'VIP00042' } });
    expect(store.db.all('SELECT name, phone, birthday, card_no AS cardNo FROM members')).toEqual([
      { name: '王小明', phone: null, birthday: '--02-29', cardNo: 'VIP00042' },
    ]);
    expect(store.db.all('SELECT text, staff_id AS staffId FROM member_notes')).toEqual([
      { text: 'allergic to nuts', staffId: 2 },
    ]);
  });

  it('tells the event log which fields, never what they hold', () => {
    store = openMembersStore();
    enrol({ birthday: '1990-05-01', note: 'secret note' });
    const [event] = events('member.enrolled');
    expect(JSON.parse(event?.data ?? '')).toMatchObject({
      fields: ['name', 'phone', 'birthday', 'note'],
      isCardIssued: true,
      hasConsented: true,
    });
    for (const secret of ['王', '138', '1990', 'secret', '88']) {
      expect(event?.data.replace(/"memberUid":"[^"]*"/, '')).not.toContain(secret);
    }
  });

  it.each<[string, Enrolment]>([
    ['members.nameEmpty', { name: ' \u200b\n' }],
    ['members.nameEmpty', { name: '☺ —' }],
    ['members.nameTooLong', { name: '王'.repeat(121) }],
    ['members.nameTooLong', { name: 'x'.repeat(10_000) }],
    ['members.phoneInvalid', { phone: '1381234' }],
    ['members.phoneInvalid', { phone: 'call me' }],
    ['members.phoneInvalid', { phone: '1'.repeat(10_000) }],
    ['members.cardInvalid', { cardNo: '8800123451' }],
    ['members.cardInvalid', { cardNo: '13812345678' }],
    ['members.cardInvalid', { cardNo: 'no spaces, please!' }],
    ['members.birthdayInvalid', { birthday: '2026-02-30' }],
    ['members.birthdayInvalid', { birthday: '2026-11-22' }],
    ['members.birthdayInvalid', { birthday: '1899-01-01' }],
    ['members.birthdayInvalid', { birthday: '--13-01' }],
    ['members.noteTooLong', { note: 'x'.repeat(501) }],
    ['members.consentMissing', { hasConsented: false }],
  ])('refuses with %s', (code, fields) => {
    store = openMembersStore();
    expect(codeOf(fields)).toBe(code);
    expect(store.db.all('SELECT id FROM members')).toEqual([]);
    expect(events('member.enrolled')).toEqual([]);
  });

  it('accepts a name and a note of exactly the longest length', () => {
    store = openMembersStore();
    expect(codeOf({ name: '𠮷'.repeat(120), note: '𠮷'.repeat(500) })).toBe('ok');
  });
});

describe('who is there already', () => {
  it('refuses a taken phone or card, and says whose it is', () => {
    store = openMembersStore();
    const first = enrol({ cardNo: '8800123450' });
    expect(first.ok).toBe(true);
    expect(enrol({ name: '李四', phone: '+86 138 1234 5678' })).toMatchObject({
      error: { code: 'members.phoneTaken', params: { memberId: 1 } },
    });
    expect(enrol({ name: '李四', phone: '13900000000', cardNo: '8800 1234 50' })).toMatchObject({
      error: { code: 'members.cardTaken', params: { memberId: 1 } },
    });
  });

  it('asks once about a namesake born the same day', () => {
    store = openMembersStore([{ name: 'García María', birthday: '1990-05-01' }]);
    const again = { name: 'maria garcia', birthday: '1990-05-01' };
    expect(enrol(again)).toMatchObject({
      error: { code: 'members.maybeDuplicate', params: { memberId: 1 } },
    });
    expect(codeOf({ ...again, isDuplicateAccepted: true })).toBe('ok');
    expect(codeOf({ name: 'maria garcia', phone: '13900000001', birthday: '1990-05-02' })).toBe(
      'ok',
    );
  });

  it('never accepts a taken phone, even when the duplicate is accepted', () => {
    store = openMembersStore([{ name: 'X', phone: '+8613812345678' }]);
    expect(codeOf({ isDuplicateAccepted: true })).toBe('members.phoneTaken');
  });

  it('finds likely duplicates, the surest reason first, each member once', () => {
    store = openMembersStore([
      { name: '王小明', birthday: '--05-01' },
      { name: '王小明' },
      { name: '王小明明' },
      { name: '李四', phone: '+8613812345678' },
      { name: '王小明', cardNo: '8800123450', birthday: '1990-05-01' },
    ]);
    const found = store.value('members.findDuplicates', {
      name: '王小明',
      phone: '138 1234 5678',
      cardNo: '8800123450',
      birthday: '1990-05-01',
    });
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([
      [4, 'phone'],
      [5, 'card'],
      [1, 'nameAndBirthday'],
      [2, 'name'],
    ]);
  });

  it('finds no duplicate of nothing', () => {
    store = openMembersStore([{ name: '王小明' }]);
    expect(store.value('members.findDuplicates', { name: '', phone: '' })).toEqual([]);
    expect(
      store.value('members.findDuplicates', {
        name: '王'.repeat(10_000),
        phone: '%'.repeat(10_000),
      }),
    ).toEqual([]);
  });
});

describe('phone numbers where the till stands', () => {
  const CASES: readonly (readonly [string, string, string, string | null])[] = [
    ['CNY', 'Asia/Shanghai', '138 1234 5678', '+8613812345678'],
    ['CNY', 'Asia/Shanghai', '19212345678', '+8619212345678'],
    ['CNY', 'Asia/Shanghai', '021-6234 5678', '+862162345678'],
    ['CNY', 'Asia/Shanghai', '+34 612 345 678', '+34612345678'],
    ['CNY', 'Asia/Shanghai', '1381234567', null],
    ['CNY', 'Asia/Shanghai', '12812345678', null],
    ['EUR', 'Europe/Madrid', '612 34 56 78', '+34612345678'],
    ['EUR', 'Europe/Madrid', '91 123 45 67', '+34911234567'],
    ['EUR', 'Europe/Madrid', '0086 13812345678', '+8613812345678'],
    ['EUR', 'Europe/Paris', '06 12 34 56 78', '+33612345678'],
    ['EUR', 'Europe/Madrid', '312 34 56 78', null],
    ['MXN', 'America/Mexico_City', '55 1234 5678', '+525512345678'],
    ['MXN', 'America/Mexico_City', '+52 1 55 1234 5678', '+525512345678'],
    ['USD', 'America/New_York', '(415) 555-2671', '+14155552671'],
    ['USD', 'America/New_York', '555-2671', null],
    ['TWD', 'Asia/Taipei', '0912 345 678', '+886912345678'],
    ['TWD', 'Asia/Taipei', '02-2345-6789', '+886223456789'],
    ['HKD', 'Asia/Hong_Kong', '9123 4567', '+85291234567'],
  ];

  it.each(CASES)('%s at %s: %s', (currency, timeZone, phone, expected) => {
    store = openMembersStore([], { till: { currency, timeZone } });
    const reply = enrol({ phone });
    expect(reply.ok ? phoneOf(reply.value.memberId) : null).toBe(expected);
  });
});

describe('card numbers', () => {
  it('never collide, also where the first choice is taken', () => {
    store = openMembersStore();
    const issued = new Set<string>();
    for (let turn = 0; turn < 300; turn += 1) {
      const reply = enrol({ phone: '', isDuplicateAccepted: true });
      if (reply.ok) issued.add(reply.value.cardNo);
    }
    expect(issued.size).toBe(300);
    const serials = [...issued].map((cardNo) => Number(cardNo.slice(2, 9)));
    const next = serials.filter((serial, index) => serial === (serials[index - 1] ?? 0) + 1);
    expect(next.length).toBeLessThan(5);
  });
});

describe('hostile names', () => {
  const HOSTILE = [
    '{w:*}|王|{code:1;option:qrcode}^^^',
    '\u001b@\u001bp\u0000Bob',
    "Robert'); DROP TABLE members;--",
    'line\nbreak\r\nname',
    '\u202egnaW\u202c Xiao',
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x")',
    'a\ud800b',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  ];

  it.each(HOSTILE)('keeps %j clean, finds it by itself, and breaks nothing', (name) => {
    store = openMembersStore();
    const reply = enrol({ name });
    expect(reply.ok).toBe(true);
    const [row] = store.db.all<{ name: string }>('SELECT name FROM members');
    expect(row?.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(namesFor(store, name)).toEqual([row?.name]);
    expect(store.bugs).toEqual([]);
  });

  it('takes any text at all as a name, a note and a query', () => {
    store = openMembersStore();
    const anything = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(anything, anything, anything, (name, phone, text) => {
        enrol({ name, phone, cardNo: text, note: text, isDuplicateAccepted: true });
        const found = store.value('members.search', { text, limit: 50 });
        expect(found.hits.length).toBeLessThanOrEqual(50);
        store.value('members.findDuplicates', { name: text, phone, cardNo: text });
        expect(store.bugs).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('answers the longest queries, and finds nobody by them', () => {
    store = openMembersStore([{ name: '王小明' }]);
    for (const sign of ['王', 'a ', '1', '%', '\u202e', '\ufdfa', '@', 'e\u0301', ' ']) {
      const text = sign.repeat(4096).slice(0, 4096);
      expect(store.value('members.search', { text }).hits).toEqual([]);
    }
  });
});
