import { strict as assert } from 'node:assert';
import { TIERS } from '../../../../src/contract/members.ts';
import { assertNever } from '../../../../src/contract/kernel/result.ts';
import {
  adjustPoints,
  balanceOf,
  postBonus,
  postSpending,
  transferPoints,
  undoOperation,
} from '../../../../src/main/features/loyalty/face.ts';
import { plainLine } from '../../../../src/contract/sales.ts';
import { MANAGER } from '../../../support/store.ts';
import { APPROVED, wish } from '../../returns/support.ts';
import { ledgerOf } from '../../sales/shop.ts';
import type { Step } from './any-step.ts';
import type { HistoryShop } from './history-shop.ts';

type Of<Name extends Step['do']> = Extract<Step, { do: Name }>;

const DAY_MS = 86_400_000;

/** What has happened in all histories, so that a test sees that nothing was left out. */
export type Seen = Map<string, number>;

/** Plays one history with members of its own. */
export class Player {
  readonly members: number[];
  private readonly shop: HistoryShop;
  private readonly seen: Seen;
  private readonly sales: { readonly id: number; readonly lines: number }[] = [];
  private readonly operations: string[] = [];
  /** Balances as they were, with the last entry and the day of then. */
  private readonly past: { entry: number; day: string; memberId: number; balance: number }[] = [];

  constructor(shop: HistoryShop, seen: Seen) {
    this.shop = shop;
    this.seen = seen;
    this.members = shop.newMembers();
  }

  run(step: Step): void {
    this.play(step);
    this.check();
  }

  /** Everything that is still out comes back: nothing but the history is left. */
  end(): void {
    this.shop.setReturns({ clawback: 'negative', days: 3660 });
    for (const { id, lines } of this.sales) {
      for (let line = 1; line <= lines; line += 1) this.bringBack(id, { line, count: 999 });
    }
    this.check();
    this.checkNothingLeft();
    this.checkPast();
  }

  private play(step: Step): void {
    switch (step.do) {
      case 'sell':
        return this.sell(step);
      case 'return':
        return this.return(step);
      case 'claim':
        return this.claim(step);
      case 'wait':
        return this.shop.store.clock.advance(step.days * DAY_MS);
      case 'expire':
        return this.expire();
      case 'merge':
        return this.merge(step);
      case 'freeze':
        return this.freeze(step);
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
      case 'rules':
        this.count('rules');
        return this.shop.publish(step.rules);
      case 'policy':
        return this.shop.setReturns({ clawback: step.clawback, days: 3660 });
      default:
        return assertNever(step);
    }
  }

  private count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  private member(place: number): number {
    return this.members[place % this.members.length] ?? 0;
  }

  private balance(memberId: number): number {
    return balanceOf(this.shop.store.db, memberId, this.shop.today()).balance;
  }

  private sell({ who, pieces, pay, isTwice }: Of<'sell'>): void {
    const { shop } = this;
    const memberId = this.member(who);
    const { cream, bag, cheese } = shop.product;
    const lines = [plainLine(cream, 0), plainLine(bag, 0), plainLine(cheese, 0)]
      .map((line, at) => ({ ...line, quantityMilli: (pieces[at] ?? 0) * (at === 2 ? 333 : 1000) }))
      .filter((line) => line.quantityMilli > 0);
    if (lines.length === 0) return;
    const basket = shop.basket([], { memberId, lines });
    const redemption = shop.quote(basket).redemption;
    const step = redemption?.stepPoints ?? 1;
    const points = Math.floor(((redemption?.maximumPoints ?? 0) * pay) / 2 / step) * step;
    const isEnough = points >= (redemption?.minimumPoints ?? 0);
    const tenders = points > 0 && isEnough ? [{ kind: 'points' as const, points }] : [];
    const quote = shop.quote({ ...basket, tenders });
    const cash = { kind: 'cash' as const, amountMinor: quote.dueMinor };
    const request = {
      ...basket,
      tenders: quote.dueMinor > 0 ? [...tenders, cash] : tenders,
      requestId: shop.store.requestId(),
      expectedTotalMinor: quote.totalMinor,
    };
    const sold = shop.store.call('sales.complete', request);
    if (!sold.ok) throw new Error(JSON.stringify(sold.error), { cause: shop.store.bugs.at(-1) });
    assert.deepEqual(this.balance(memberId), sold.value.balanceAfter);
    this.sales.push({ id: sold.value.saleId, lines: lines.length });
    this.count(tenders.length > 0 ? 'redeem' : 'sell');
    if (!isTwice) return;
    // The same request again is the same sale, and nothing is booked.
    const logged = shop.numbers('SELECT max(seq) AS n FROM event_log');
    assert.deepEqual(shop.store.call('sales.complete', request), sold);
    assert.deepEqual(shop.numbers('SELECT max(seq) AS n FROM event_log'), logged);
    this.count('twice');
  }

  private return({ sale, line, count, isExchange }: Of<'return'>): void {
    const known = this.sales[sale % Math.max(1, this.sales.length)];
    if (known === undefined) return;
    const isBack = this.bringBack(known.id, { line: (line % known.lines) + 1, count });
    if (!isBack || !isExchange) return;
    this.count('exchange');
    this.sell({ do: 'sell', who: sale, pieces: [1, 2, 0], pay: 1, isTwice: false });
  }

  private bringBack(saleId: number, back: { line: number; count: number }): boolean {
    const { shop } = this;
    const found = shop.store.value('returns.find', { by: { saleId } });
    const left = found.lines.find(({ lineNo }) => lineNo === back.line)?.leftMilli ?? 0;
    const milli = Math.min(back.count * (left % 1000 === 0 ? 1000 : 333), left);
    if (milli === 0) return false;
    const request = wish(shop.goods(saleId, { [back.line]: milli / 1000 }));
    const quote = shop.quoteReturn(request);
    const done = shop.takeBack(request, { approval: APPROVED });
    assert.deepEqual(done.points, quote.points);
    const memberId = shop.numbers(
      `SELECT coalesce(member_id, 0) AS n FROM sales WHERE id = ${saleId}`,
    );
    if (done.points !== null)
      assert.deepEqual(this.balance(memberId[0] ?? 0), done.points.balanceAfter);
    this.count('return');
    return true;
  }

  private claim({ who, pieces }: Of<'claim'>): void {
    const { shop } = this;
    const line = { ...plainLine(shop.product.cream, 1000), quantityMilli: pieces * 1000 };
    const { saleId } = shop.sell(shop.basket([], { lines: [line] }));
    const memberId = this.member(who);
    const requestId = shop.store.requestId();
    const claimed = shop.store.call('sales.claim', { requestId, saleId, memberId });
    if (!claimed.ok) return;
    this.sales.push({ id: saleId, lines: 1 });
    this.count('claim');
  }

  private expire(): void {
    const input = { isConfirmed: true };
    let outcome: { state: string; lots: number };
    do {
      outcome = this.shop.store.internal('loyalty.expireDue', input) as typeof outcome;
      if (outcome.lots > 0) this.count('expire');
    } while (outcome.state === 'more');
  }

  private version(memberId: number): number {
    return this.shop.numbers(`SELECT version AS n FROM members WHERE id = ${memberId}`)[0] ?? 0;
  }

  private merge({ who, other }: Of<'merge'>): void {
    const [survivorId, mergedId] = [this.member(who), this.member(other)];
    if (survivorId === mergedId || this.members.length < 2) return;
    const both = this.balance(survivorId) + this.balance(mergedId);
    const { store } = this.shop;
    const merged = store.value(
      'members.merge',
      {
        requestId: store.requestId(),
        survivorId,
        survivorVersion: this.version(survivorId),
        mergedId,
        mergedVersion: this.version(mergedId),
      },
      { session: MANAGER, approval: APPROVED },
    );
    assert.deepEqual(merged.memberId, survivorId);
    assert.deepEqual(this.balance(survivorId), both);
    this.members.splice(this.members.indexOf(mergedId), 1);
    this.count('merge');
  }

  private freeze({ who }: Of<'freeze'>): void {
    const { store } = this.shop;
    const memberId = this.member(who);
    const isFrozen = this.shop.numbers(
      `SELECT frozen_at IS NOT NULL AS n FROM members WHERE id = ${memberId}`,
    )[0];
    const options = { session: MANAGER, approval: APPROVED };
    const requestId = store.requestId();
    if (isFrozen === 1) store.value('members.unfreeze', { requestId, memberId }, options);
    else store.value('members.freeze', { requestId, memberId, reason: 'other' }, options);
    this.count('freeze');
  }

  private posted(what: string, outcome: { ok: boolean; value?: { operationUid: string } }): void {
    if (!outcome.ok || outcome.value === undefined) return;
    this.operations.push(outcome.value.operationUid);
    this.count(what);
  }

  private transfer({ who, other, part }: Of<'transfer'>): void {
    const [fromId, toId] = [this.member(who), this.member(other)];
    const points = Math.floor(this.balance(fromId) / part);
    if (fromId === toId || points <= 0) return;
    const transfer = { fromId, toId, points, reason: 'other' };
    this.posted(
      'transfer',
      this.shop.store.write((context) => transferPoints(context, transfer)),
    );
  }

  private adjust({ who, points }: Of<'adjust'>): void {
    const adjustment = {
      memberId: this.member(who),
      points,
      reason: 'other',
      allowsNegative: points % 2 === 0,
    };
    this.posted(
      'adjust',
      this.shop.store.write((context) => adjustPoints(context, adjustment)),
    );
  }

  private bonus({ who, points }: Of<'bonus'>): void {
    const memberId = this.member(who);
    const value = this.shop.store.write((context) =>
      postBonus(context, { memberId, points, source: { kind: 'referral', uid: context.newUid() } }),
    );
    this.posted('bonus', { ok: true, value });
  }

  private gift({ who, part }: Of<'gift'>): void {
    const memberId = this.member(who);
    const points = Math.floor(this.balance(memberId) / part);
    if (points <= 0) return;
    const spending = { memberId, points, kind: 'gift' as const };
    this.posted(
      'gift',
      this.shop.store.write((context) => postSpending(context, spending)),
    );
  }

  private undo({ operation }: Of<'undo'>): void {
    const operationUid = this.operations[operation % Math.max(1, this.operations.length)];
    if (operationUid === undefined) return;
    const undo = { operationUid, graceDays: 30, allowsNegative: operation % 2 === 0 };
    const outcome = this.shop.store.write((context) => undoOperation(context, undo));
    if (outcome.ok) this.count('undo');
  }

  private changeTier({ who, tier }: Of<'tier'>): void {
    const { store } = this.shop;
    const outcome = store.call(
      'tiers.setByHand',
      {
        requestId: store.requestId(),
        memberId: this.member(who),
        tier: TIERS[tier] ?? 'standard',
        until: null,
        reason: 'other',
      },
      { session: MANAGER, approval: APPROVED },
    );
    if (outcome.ok) this.count('tier');
  }

  /** The invariants of DOMAIN.md that hold after every step. */
  private check(): void {
    const { shop } = this;
    const day = shop.today();
    const entry = shop.numbers('SELECT coalesce(max(id), 0) AS n FROM points_entries')[0] ?? 0;
    for (const memberId of this.members) {
      const { entries, remaining, oddLots, oddEntries } = ledgerOf(shop, memberId);
      assert.deepEqual(
        { entries, oddLots, oddEntries },
        {
          entries: remaining,
          oddLots: 0,
          oddEntries: 0,
        },
      );
      this.past.push({ entry, day, memberId, balance: this.balance(memberId) });
    }
    const outside = `remaining NOT BETWEEN min(amount, 0) AND max(amount, 0)`;
    assert.deepEqual(shop.numbers(`SELECT count(*) AS n FROM points_lots WHERE ${outside}`), [0]);
  }

  /** Sale + full return = nothing but history: what was earned was taken or settled in money. */
  private checkNothingLeft(): void {
    const ids = this.sales.map(({ id }) => id).join(', ');
    if (ids === '') return;
    const one = (sql: string) => this.shop.numbers(sql)[0] ?? 0;
    const ofSales = `sale_id IN (SELECT id FROM sales WHERE id IN (${ids}) OR original_sale_id IN (${ids}))`;
    const sum = (kind: string) =>
      one(
        `SELECT coalesce(sum(points), 0) AS n FROM points_entries WHERE kind = '${kind}' AND ${ofSales}`,
      );
    const settled = one(
      `SELECT coalesce(sum(points_deducted + points_waived), 0) AS n FROM returns WHERE ${ofSales}`,
    );
    assert.deepEqual(sum('earn') + sum('clawback'), settled);
    assert.deepEqual(sum('redeem') + sum('restore'), 0);
    const money = `SELECT coalesce(sum(total_minor), 0) AS n FROM sales WHERE id IN (${ids}) OR original_sale_id IN (${ids})`;
    assert.deepEqual(one(money), 0);
  }

  /** As-of: the ledger up to an entry gives the lots, and so the balance, of that moment. */
  private checkPast(): void {
    const idle = this.shop.numbers(
      'SELECT count(*) AS n FROM points_lots WHERE idle_months IS NOT NULL',
    );
    const merged = this.members.length < 3;
    // Lots that move on, and lots of merged members, are somebody else's or later today.
    if ((idle[0] ?? 0) > 0 || merged) return;
    for (const { entry, day, memberId, balance } of this.past) {
      const then = this.shop.numbers(
        `SELECT coalesce(sum(held), 0) AS n FROM (
           SELECT sum(moved.points) AS held, lot.active_from, lot.expires_on
           FROM points_lots AS lot JOIN points_movements AS moved ON moved.lot_id = lot.id
           WHERE lot.member_id = ${memberId} AND moved.entry_id <= ${entry} GROUP BY lot.id)
         WHERE held < 0 OR (active_from <= '${day}' AND (expires_on IS NULL OR expires_on >= '${day}'))`,
      );
      assert.deepEqual(then, [balance]);
      this.count('as-of');
    }
  }
}
