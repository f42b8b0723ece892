import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/contract/index.ts';
import { clubsOf } from '../../../src/main/features/clubs/face.ts';
import { CASHIER, MANAGER } from '../../support/store.ts';
import { ask, codeOf, versionOf } from '../members/care-support.ts';
import { APPROVED, type ReturnShop } from '../returns/support.ts';
import { openRewardShop } from './support.ts';

let shop: ReturnShop;
let member: number;
beforeEach(() => {
  shop = openRewardShop();
  member = shop.member.standard;
});
afterEach(() => shop.closeVerified());

type Wish = Partial<Omit<CallInput<'clubs.save'>, 'requestId'>>;

function addClub(more: Wish = {}): number {
  const reply = ask(shop.store, 'clubs.save', { clubId: null, name: 'Beauty circle', ...more });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value.clubId;
}

const join = (clubId: number, memberId = member, session = CASHIER) =>
  codeOf(shop.store, 'clubs.join', { clubId, memberId }, session);
const leave = (clubId: number, memberId = member) =>
  codeOf(shop.store, 'clubs.leave', { clubId, memberId }, CASHIER);
const uids = (memberId = member, day?: string) => clubsOf(shop.store.db, memberId, day).length;

describe('clubs', () => {
  it('are joined and left, with the day and who saw to it, and joined again', () => {
    const clubId = addClub();
    expect([join(clubId), join(clubId)]).toEqual(['ok', 'clubs.alreadyIn']);
    expect(uids()).toBe(1);
    expect(shop.store.value('clubs.members', { clubId }).rows).toMatchObject([
      { memberId: member, joinedDay: '2026-11-21', joinedBy: CASHIER.name, leftDay: null },
    ]);
    expect([leave(clubId), leave(clubId), uids()]).toEqual(['ok', 'clubs.notIn', 0]);
    expect(join(clubId)).toBe('ok');
    const past = shop.store.value('clubs.members', { clubId, isPast: true });
    expect(past).toMatchObject({ total: 1, rows: [{ leftBy: CASHIER.name }] });
  });

  it('by invitation need a manager, who may stand beside the till', () => {
    const clubId = addClub({ isOpen: false });
    expect(join(clubId)).toBe('clubs.approvalNeeded');
    const input = { clubId, memberId: member, requestId: shop.store.requestId() };
    expect(shop.store.call('clubs.join', input, { approval: APPROVED }).ok).toBe(true);
    expect(join(clubId, shop.member.gold, MANAGER)).toBe('ok');
  });

  it('take no more than their limit, and nobody before or after their days', () => {
    const clubId = addClub({ memberLimit: 1, fromDay: '2026-11-21', toDay: '2026-11-22' });
    expect([join(clubId), join(clubId, shop.member.gold)]).toEqual(['ok', 'clubs.full']);
    expect([uids(member, '2026-11-22'), uids(member, '2026-11-23')]).toEqual([1, 0]);
    shop.store.clock.advance(2 * 86_400_000);
    expect(join(clubId, shop.member.gold)).toBe('clubs.notRunning');
    expect(shop.store.value('clubs.ofMember', { memberId: member })).toMatchObject({
      joined: [{ name: 'Beauty circle', isRunning: false }],
      joinable: [],
    });
  });

  it('closed ones count for no rule', () => {
    const clubId = addClub();
    join(clubId);
    const closed = { clubId, version: 1, name: 'Beauty circle', isActive: false };
    expect(codeOf(shop.store, 'clubs.save', closed)).toBe('ok');
    expect(codeOf(shop.store, 'clubs.save', closed)).toBe('clubs.changedMeanwhile');
    expect(uids()).toBe(0);
    expect(codeOf(shop.store, 'clubs.save', { clubId: null, name: 'beauty CIRCLE' })).toBe(
      'clubs.nameTaken',
    );
    const days = { fromDay: '2026-12-02', toDay: '2026-12-01' };
    expect(codeOf(shop.store, 'clubs.save', { clubId: null, name: 'X', ...days })).toBe(
      'clubs.daysReversed',
    );
  });

  it('of two who become one are the survivor’s, each once', () => {
    const [both, only] = [addClub(), addClub({ name: 'Wine' })];
    const other = shop.member.gold;
    for (const id of [member, other]) join(both, id);
    join(only, other);
    ask(shop.store, 'members.merge', {
      survivorId: member,
      survivorVersion: versionOf(shop.store, member),
      mergedId: other,
      mergedVersion: versionOf(shop.store, other),
    });
    expect([uids(member), uids(other)]).toEqual([2, 0]);
    expect(shop.store.value('clubs.list', {})).toMatchObject([
      { memberCount: 1 },
      { memberCount: 1 },
    ]);
  });
});
