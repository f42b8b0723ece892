import { strict as assert } from 'node:assert';
import { assertNever } from '../../../../src/contract/kernel/result.ts';
import { TIERS } from '../../../../src/contract/members.ts';
import {
  adjustPoints,
  postBonus,
  postSpending,
  transferPoints,
  undoOperation,
} from '../../../../src/main/features/loyalty/face.ts';
import { MANAGER } from '../../../support/store.ts';
import { APPROVED } from '../../returns/support.ts';
import type { Operation } from './any-step.ts';
import type { HistoryShop } from './history-shop.ts';

type Of<Name extends Operation['do']> = Extract<Operation, { do: Name }>;

const AS_MANAGER = { session: MANAGER, approval: APPROVED };

/** Plays everything that moves points, or who may spend them, beside sales and returns. */
export class Operations {
  /** Ids of the members that are left; a merge takes one away. */
  readonly members: number[];
  private readonly shop: HistoryShop;
  private readonly count: (what: string) => void;
  private readonly posted: string[] = [];

  constructor(shop: HistoryShop, members: readonly number[], count: (what: string) => void) {
    this.shop = shop;
    this.members = [...members];
    this.count = count;
  }

  member(place: number): number {
    return this.members[place % this.members.length] ?? 0;
  }

  run(step: Operation): void {
    switch (step.do) {
      case 'merge':
        return this.merge(step);
      case 'freeze':
        return this.freeze(step);
      case 'household':
        return this.household(step);
      case 'transfer':
        return this.transfer(step);
      case 'adjust':
        return this.adjust(step);
      case 'bonus':
        return this.bonus(step);
      case 'gift':
        return this.gift(step);
      case 'undo':
        return this.undo(step);
      case 'tier':
        return this.changeTier(step);
      default:
        return assertNever(step);
    }
  }

  private balance(memberId: number): number {
    return this.shop.ownBalance(memberId);
  }

  /** A whole number that a member's row holds. */
  private of(memberId: number, column: 'version' | 'household_id' | 'frozen_at'): number {
    const sql = `SELECT coalesce(${column}, 0) AS n FROM members WHERE id = :memberId`;
    return this.shop.store.db.get<{ n: number }>(sql, { memberId })?.n ?? 0;
  }

  private merge({ who, other }: Of<'merge'>): void {
    const [survivorId, mergedId] = [this.member(who), this.member(other)];
    if (survivorId === mergedId || this.members.length < 2) return;
    const both = this.balance(survivorId) + this.balance(mergedId);
    const { store } = this.shop;
    const request = {
      requestId: store.requestId(),
      survivorId,
      survivorVersion: this.of(survivorId, 'version'),
      mergedId,
      mergedVersion: this.of(mergedId, 'version'),
    };
    const merged = store.value('members.merge', request, AS_MANAGER);
    assert.deepEqual(merged.memberId, survivorId);
    assert.deepEqual(this.balance(survivorId), both);
    this.members.splice(this.members.indexOf(mergedId), 1);
    this.count('merge');
  }

  private freeze({ who }: Of<'freeze'>): void {
    const { store } = this.shop;
    const memberId = this.member(who);
    const requestId = store.requestId();
    if (this.of(memberId, 'frozen_at') === 0) {
      store.value('members.freeze', { requestId, memberId, reason: 'other' }, AS_MANAGER);
    } else {
      store.value('members.unfreeze', { requestId, memberId }, AS_MANAGER);
    }
    this.count('freeze');
  }

  /** Two begin a household, a third joins it, and who is in one already ends it. */
  private household({ who, other, dailyLimit }: Of<'household'>): void {
    const { store } = this.shop;
    const [headId, memberId] = [this.member(who), this.member(other)];
    const call = () => ({ requestId: store.requestId() });
    const [own, others] = [headId, memberId].map((id) => this.of(id, 'household_id'));
    let householdId = own ?? 0;
    if (headId === memberId) return;
    if (householdId !== 0 && others !== 0) {
      store.value('households.dissolve', { ...call(), householdId }, AS_MANAGER);
      this.count('dissolve');
      return;
    }
    if (householdId === 0) {
      const begin = { ...call(), headId, name: 'Household', dailyLimit };
      householdId = store.value('households.create', begin, AS_MANAGER).householdId;
    }
    const joined = store.call('households.add', { ...call(), householdId, memberId }, AS_MANAGER);
    if (joined.ok) this.count('household');
  }

  private keep(what: string, outcome: { ok: boolean; value?: { operationUid: string } }): void {
    if (!outcome.ok || outcome.value === undefined) return;
    this.posted.push(outcome.value.operationUid);
    this.count(what);
  }

  private transfer({ who, other, part }: Of<'transfer'>): void {
    const [fromId, toId] = [this.member(who), this.member(other)];
    const points = Math.floor(this.balance(fromId) / part);
    if (fromId === toId || points <= 0) return;
    const transfer = { fromId, toId, points, reason: 'other' };
    this.keep(
      'transfer',
      this.shop.store.write((context) => transferPoints(context, transfer)),
    );
  }

  private adjust({ who, points }: Of<'adjust'>): void {
    const memberId = this.member(who);
    const adjustment = { memberId, points, reason: 'other', allowsNegative: points % 2 === 0 };
    this.keep(
      'adjust',
      this.shop.store.write((context) => adjustPoints(context, adjustment)),
    );
  }

  private bonus({ who, points }: Of<'bonus'>): void {
    const memberId = this.member(who);
    const value = this.shop.store.write((context) =>
      postBonus(context, { memberId, points, source: { kind: 'referral', uid: context.newUid() } }),
    );
    this.keep('bonus', { ok: true, value });
  }

  /** A gift costs the own points, or, from an even place, those of the household as well. */
  private gift({ who, part }: Of<'gift'>): void {
    const { store } = this.shop;
    const memberId = this.member(who);
    const asked = { memberId, amountMinor: 1_000_000 };
    const pool = store.value('loyalty.quoteRedemption', asked).poolBalance;
    const all = this.balance(memberId) + (who % 2 === 0 ? pool : 0);
    const points = Math.floor(all / part);
    if (points <= 0) return;
    const spending = { memberId, points, kind: 'gift' as const };
    this.keep(
      'gift',
      store.write((context) => postSpending(context, spending)),
    );
  }

  private undo({ operation }: Of<'undo'>): void {
    const operationUid = this.posted[operation % Math.max(1, this.posted.length)];
    if (operationUid === undefined) return;
    const undo = { operationUid, graceDays: 30, allowsNegative: operation % 2 === 0 };
    const outcome = this.shop.store.write((context) => undoOperation(context, undo));
    if (outcome.ok) this.count('undo');
  }

  private changeTier({ who, tier }: Of<'tier'>): void {
    const { store } = this.shop;
    const change = {
      requestId: store.requestId(),
      memberId: this.member(who),
      tier: TIERS[tier] ?? 'standard',
      until: null,
      reason: 'other' as const,
    };
    if (store.call('tiers.setByHand', change, AS_MANAGER).ok) this.count('tier');
  }
}
