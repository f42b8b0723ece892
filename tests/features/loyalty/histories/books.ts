import { strict as assert } from 'node:assert';
import type { HistoryShop } from './history-shop.ts';

/** A balance as it was, with the last entry and the day of then. */
interface Past {
  readonly entry: number;
  readonly day: string;
  readonly memberId: number;
  readonly balance: number;
}

interface MemberBooks {
  readonly entries: number;
  readonly remaining: number;
  readonly oddLots: number;
  readonly oddEntries: number;
}

const LAST_ENTRY = 'SELECT coalesce(max(id), 0) AS n FROM points_entries';

/** Σ entries, Σ lots, and how much of a member does not agree with its movements or its amount. */
const OF_MEMBER = `
  SELECT
    (SELECT coalesce(sum(points), 0) FROM points_entries WHERE member_id = :memberId) AS entries,
    (SELECT coalesce(sum(remaining), 0) FROM points_lots WHERE member_id = :memberId) AS remaining,
    (SELECT count(*) FROM points_lots AS lot WHERE member_id = :memberId
       AND (remaining NOT BETWEEN min(amount, 0) AND max(amount, 0) OR remaining <>
         (SELECT coalesce(sum(points), 0) FROM points_movements WHERE lot_id = lot.id))) AS oddLots,
    (SELECT count(*) FROM points_entries AS entry WHERE member_id = :memberId
       AND (points <> (SELECT coalesce(sum(points), 0) FROM points_movements
                       WHERE entry_id = entry.id)
         OR EXISTS (SELECT 1 FROM points_movements AS moved
                    JOIN points_lots AS lot ON lot.id = moved.lot_id
                    WHERE moved.entry_id = entry.id AND lot.member_id <> :memberId))) AS oddEntries`;

/** The lots up to an entry, as they counted on a day. */
const AS_OF = `
  SELECT coalesce(sum(held), 0) AS n FROM (
    SELECT sum(moved.points) AS held, lot.active_from, lot.expires_on
    FROM points_lots AS lot JOIN points_movements AS moved ON moved.lot_id = lot.id
    WHERE lot.member_id = :memberId AND moved.entry_id <= :entry GROUP BY lot.id)
  WHERE held < 0 OR (active_from <= :day AND (expires_on IS NULL OR expires_on >= :day))`;

/** The books of a history's members: what must hold after every step, and what must in the end. */
export class Books {
  private readonly shop: HistoryShop;
  private readonly past: Past[] = [];

  constructor(shop: HistoryShop) {
    this.shop = shop;
  }

  private one(sql: string, params: Readonly<Record<string, string | number>> = {}): number {
    return this.shop.store.db.get<{ n: number }>(sql, params)?.n ?? 0;
  }

  /** The invariants of DOMAIN.md that hold after every step. */
  check(members: readonly number[]): void {
    const { shop } = this;
    const day = shop.today();
    const entry = this.one(LAST_ENTRY);
    for (const memberId of members) {
      const found = shop.store.db.get<MemberBooks>(OF_MEMBER, { memberId });
      const entries = found?.entries ?? 0;
      const right: MemberBooks = { entries, remaining: entries, oddLots: 0, oddEntries: 0 };
      assert.deepEqual({ ...found }, right);
      const before = this.past.at(-members.length);
      const isKnown = before?.memberId === memberId && before.entry === entry && before.day === day;
      if (!isKnown) this.past.push({ entry, day, memberId, balance: shop.ownBalance(memberId) });
    }
  }

  /** Sale + full return = nothing but history: what was earned was taken or settled in money. */
  checkNothingLeft(saleIds: readonly number[]): void {
    const sales = { ids: JSON.stringify(saleIds) };
    const ofSales = `sale_id IN (SELECT id FROM sales
      WHERE id IN (SELECT value FROM json_each(:ids))
        OR original_sale_id IN (SELECT value FROM json_each(:ids)))`;
    const sum = (...kinds: readonly string[]) =>
      this.one(
        `SELECT coalesce(sum(points), 0) AS n FROM points_entries
         WHERE kind IN (SELECT value FROM json_each(:kinds)) AND ${ofSales}`,
        { ...sales, kinds: JSON.stringify(kinds) },
      );
    const settled = this.one(
      `SELECT coalesce(sum(points_deducted + points_waived), 0) AS n FROM returns WHERE ${ofSales}`,
      sales,
    );
    assert.deepEqual(sum('earn', 'clawback'), settled);
    assert.deepEqual(sum('redeem', 'restore'), 0);
    const money = `SELECT coalesce(sum(total_minor), 0) AS n FROM sales
      WHERE id IN (SELECT value FROM json_each(:ids))
        OR original_sale_id IN (SELECT value FROM json_each(:ids))`;
    assert.deepEqual(this.one(money, sales), 0);
  }

  /**
   * As-of: the ledger up to an entry gives the lots, and so the balance, of that moment. Returns
   * how many moments it looked at.
   */
  checkPast(members: readonly number[]): number {
    const ofThese = { ids: JSON.stringify(members) };
    const idle = this.one(
      `SELECT count(*) AS n FROM points_lots
       WHERE idle_months IS NOT NULL AND member_id IN (SELECT value FROM json_each(:ids))`,
      ofThese,
    );
    // Lots that move on, and lots of merged members, are somebody else's or later today.
    if (idle > 0 || this.past.some(({ memberId }) => !members.includes(memberId))) return 0;
    for (const { balance, ...then } of this.past) {
      assert.deepEqual(this.one(AS_OF, { ...then }), balance);
    }
    return this.past.length;
  }
}
