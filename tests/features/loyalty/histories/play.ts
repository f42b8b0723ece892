import { strict as assert } from 'node:assert';
import { plainLine } from '../../../../src/contract/sales.ts';
import { APPROVED, wish } from '../../returns/support.ts';
import type { Step } from './any-step.ts';
import { Books } from './books.ts';
import type { HistoryShop } from './history-shop.ts';
import { Operations } from './operations.ts';

type Of<Name extends Step['do']> = Extract<Step, { do: Name }>;

const DAY_MS = 86_400_000;
const LAST_EVENT = 'SELECT max(seq) AS n FROM event_log';

/** What has happened in all histories, so that a test sees that nothing was left out. */
export type Seen = Map<string, number>;

interface PlayedSale {
  readonly id: number;
  readonly lines: number;
}

/** How many pieces of which lines of a sale come back. */
interface Back {
  readonly lines: readonly number[];
  readonly count: number;
}

/** Plays one history with members of its own. */
export class Player {
  private readonly shop: HistoryShop;
  private readonly seen: Seen;
  private readonly books: Books;
  private readonly others: Operations;
  private readonly sales: PlayedSale[] = [];

  constructor(shop: HistoryShop, seen: Seen) {
    this.shop = shop;
    this.seen = seen;
    this.books = new Books(shop);
    this.others = new Operations(shop, shop.newMembers(), (what) => {
      this.count(what);
    });
  }

  run(step: Step): void {
    this.play(step);
    this.books.check(this.others.members);
  }

  /**
   * Everything that is still out comes back, of one sale line by line and of the next at once:
   * nothing but the history is left.
   */
  end(): void {
    this.shop.setReturns({ clawback: 'negative', days: 3660 });
    for (const [at, { id, lines }] of this.sales.entries()) {
      const all = Array.from({ length: lines }, (_, index) => index + 1);
      for (const part of at % 2 === 0 ? [all] : all.map((line) => [line])) {
        this.bringBack(id, { lines: part, count: 999 });
      }
    }
    this.books.check(this.others.members);
    this.books.checkNothingLeft(this.sales.map(({ id }) => id));
    this.count('as-of', this.books.checkPast(this.others.members));
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
      case 'rules':
        this.count('rules');
        return this.shop.publish(step.rules);
      case 'policy':
        return this.shop.setReturns({ clawback: step.clawback, days: 3660 });
      default:
        return this.others.run(step);
    }
  }

  private count(what: string, more = 1): void {
    if (more > 0) this.seen.set(what, (this.seen.get(what) ?? 0) + more);
  }

  private sell({ who, pieces, pay, isTwice }: Of<'sell'>): void {
    const { shop } = this;
    const memberId = this.others.member(who);
    const { cream, bag, cheese } = shop.product;
    const lines = [plainLine(cream, 0), plainLine(bag, 0), plainLine(cheese, 0)]
      .map((line, at) => ({ ...line, quantityMilli: (pieces[at] ?? 0) * (at === 2 ? 333 : 1000) }))
      .filter((line) => line.quantityMilli > 0);
    if (lines.length === 0) return;
    const basket = shop.basket([], { memberId, lines });
    const first = shop.quote(basket);
    const { redemption } = first;
    const step = redemption?.stepPoints ?? 1;
    const points = Math.floor(((redemption?.maximumPoints ?? 0) * pay) / 2 / step) * step;
    const isPaid = points > 0 && points >= (redemption?.minimumPoints ?? 0);
    const tenders = isPaid ? [{ kind: 'points' as const, points }] : [];
    const quote = isPaid ? shop.quote({ ...basket, tenders }) : first;
    const cash = { kind: 'cash' as const, amountMinor: quote.dueMinor };
    const request = {
      ...basket,
      tenders: quote.dueMinor > 0 ? [...tenders, cash] : tenders,
      requestId: shop.store.requestId(),
      expectedTotalMinor: quote.totalMinor,
    };
    const sold = shop.store.call('sales.complete', request);
    if (!sold.ok) throw new Error(JSON.stringify(sold.error), { cause: shop.store.bugs.at(-1) });
    assert.deepEqual(shop.ownBalance(memberId), sold.value.balanceAfter);
    this.sales.push({ id: sold.value.saleId, lines: lines.length });
    this.count(isPaid ? 'redeem' : 'sell');
    if ((quote.redemption?.fromPool ?? 0) > 0) this.count('pool');
    if (!isTwice) return;
    // The same request again is the same sale, and nothing is booked.
    const logged = shop.numbers(LAST_EVENT);
    assert.deepEqual(shop.store.call('sales.complete', request), sold);
    assert.deepEqual(shop.numbers(LAST_EVENT), logged);
    this.count('twice');
  }

  private return({ sale, line, count, isExchange }: Of<'return'>): void {
    const known = this.sales[sale % Math.max(1, this.sales.length)];
    if (known === undefined) return;
    const isBack = this.bringBack(known.id, { lines: [(line % known.lines) + 1], count });
    if (!isBack || !isExchange) return;
    this.count('exchange');
    this.sell({ do: 'sell', who: sale, pieces: [1, 2, 0], pay: 1, isTwice: false });
  }

  private bringBack(saleId: number, back: Back): boolean {
    const { shop } = this;
    const found = shop.store.value('returns.find', { by: { saleId } });
    const pieces: Record<number, number> = {};
    for (const { lineNo, leftMilli } of found.lines) {
      if (!back.lines.includes(lineNo)) continue;
      const milli = Math.min(back.count * (leftMilli % 1000 === 0 ? 1000 : 333), leftMilli);
      if (milli > 0) pieces[lineNo] = milli / 1000;
    }
    if (Object.keys(pieces).length === 0) return false;
    const request = wish(shop.goods(saleId, pieces));
    const { points, refundMinor, returnsSeen } = shop.quoteReturn(request);
    const completion = { ...request, expectedRefundMinor: refundMinor, returnsSeen };
    const done = shop.store.value(
      'returns.complete',
      { ...completion, requestId: shop.store.requestId() },
      { approval: APPROVED },
    );
    assert.deepEqual(done.points, points);
    if (done.points !== null) {
      const { balanceAfter } = done.points;
      assert.deepEqual(shop.ownBalance(this.memberOf(saleId)), balanceAfter);
    }
    this.count('return');
    return true;
  }

  private memberOf(saleId: number): number {
    const sql = 'SELECT coalesce(member_id, 0) AS n FROM sales WHERE id = :saleId';
    return this.shop.store.db.get<{ n: number }>(sql, { saleId })?.n ?? 0;
  }

  private claim({ who, pieces }: Of<'claim'>): void {
    const { shop } = this;
    const line = { ...plainLine(shop.product.cream, 1000), quantityMilli: pieces * 1000 };
    const { saleId } = shop.sell(shop.basket([], { lines: [line] }));
    const memberId = this.others.member(who);
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
}
