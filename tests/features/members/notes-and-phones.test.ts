import { afterEach, describe, expect, it } from 'vitest';
import { findMemberByScan, memberForSale } from '../../../src/main/features/members/face.ts';
import type { TestStore } from '../../support/store.ts';
import { openMembersStore } from './support.ts';

let store: TestStore;
afterEach(() => store.close());

function addNote(text: string, memberId = 1) {
  return store.call('members.addNote', { requestId: store.requestId(), memberId, text });
}

function eventsOf(type: string): unknown[] {
  return store.db
    .all<{ data: string }>('SELECT data FROM event_log WHERE type = :type', { type })
    .map((row) => JSON.parse(row.data) as unknown);
}

describe('notes', () => {
  it('are kept clean, with who wrote them and when', () => {
    store = openMembersStore([{ name: '王小明' }]);
    expect(addNote(' likes\u001b tea\u202e ')).toMatchObject({
      ok: true,
      value: { text: 'likes tea', staffName: 'Ana Cashier', at: store.clock.now() },
      changed: ['member:1'],
    });
    expect(eventsOf('member.noteAdded')).toHaveLength(1);
    expect(JSON.stringify(eventsOf('member.noteAdded'))).not.toContain('tea');
  });

  it('are refused when empty, too long or of nobody', () => {
    store = openMembersStore([{ name: '王小明' }]);
    expect(addNote(' \n')).toMatchObject({ error: { code: 'members.noteEmpty' } });
    expect(addNote('x'.repeat(501))).toMatchObject({
      error: { code: 'members.noteTooLong', params: { max: 500 } },
    });
    expect(addNote('x', 99)).toMatchObject({ error: { code: 'members.unknown' } });
    expect(store.db.all('SELECT id FROM member_notes')).toEqual([]);
  });
});

describe('revealing a phone number', () => {
  it('gives the whole number and writes down that it was given, not what it is', () => {
    store = openMembersStore([{ name: '王小明', phone: '+8613812345678' }, { name: '李四' }]);
    const reveal = (memberId: number) => store.call('members.revealPhone', { memberId });
    expect(reveal(1)).toMatchObject({ ok: true, value: { phone: '+8613812345678' } });
    expect(reveal(2)).toMatchObject({ ok: true, value: { phone: null } });
    expect(reveal(9)).toMatchObject({ error: { code: 'members.unknown' } });
    expect(eventsOf('member.phoneRevealed')).toHaveLength(2);
    expect(JSON.stringify(eventsOf('member.phoneRevealed'))).not.toContain('138');
    // Replies to requests are kept for 30 days; a phone number must not be among them.
    expect(store.db.all('SELECT reply FROM requests')).toEqual([]);
  });
});

function found(code: string) {
  return findMemberByScan(store.db, code);
}

describe('a scanned member', () => {
  const PEOPLE = [
    { name: '王小明', phone: '+8613812345678', cardNo: '8800123450' },
    { name: 'Ana', phone: '+34612345678' },
    { name: '陳大文', phone: '+886912345678' },
    { name: 'Gone', cardNo: 'GONE1234' },
  ];
  it('is known by the whole card or the whole phone number', () => {
    store = openMembersStore(PEOPLE);
    expect(found('8800123450')).toMatchObject({ name: '王小明', matchedBy: 'card' });
    for (const code of ['13812345678', '+8613812345678', '008613812345678']) {
      expect(found(code)).toMatchObject({ name: '王小明', matchedBy: 'phone' });
    }
    expect(found('612345678')).toMatchObject({ name: 'Ana' });
    expect(found('0912345678')).toMatchObject({ name: '陳大文' });
  });

  it('is not known by a part, by another text, or when no longer a member', () => {
    store = openMembersStore(PEOPLE);
    store.write((context) =>
      context.db.run(`UPDATE members SET is_active = 0 WHERE name = 'Gone'`),
    );
    for (const code of [
      '5678',
      '3812345678',
      '880012345',
      '王小明',
      '',
      'GONE1234',
      '4006381333931',
    ]) {
      expect(found(code)).toBeUndefined();
    }
  });

  it('is not guessed when two numbers would do', () => {
    store = openMembersStore([
      { name: 'Spain', phone: '+34612345678' },
      { name: 'Elsewhere', phone: '+48612345678' },
    ]);
    expect(found('612345678')).toBeUndefined();
    expect(found('34612345678')).toMatchObject({ name: 'Spain' });
  });
});

describe('memberForSale', () => {
  it('gives what a sale needs, also of who is no longer active', () => {
    store = openMembersStore([{ name: '王小明', tier: 'gold', cardNo: '8800123450' }]);
    store.write((context) => context.db.run('UPDATE members SET is_active = 0'));
    expect(memberForSale(store.db, 1)).toMatchObject({
      id: 1,
      name: '王小明',
      tier: 'gold',
      cardNo: '8800123450',
      isActive: false,
    });
    expect(memberForSale(store.db, 2)).toBeUndefined();
  });
});
