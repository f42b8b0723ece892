import type { BusinessDay } from '../../src/contract/kernel/time.ts';
import { lotDays } from '../../src/main/features/loyalty/rules/expiry.ts';
import { BASE_PROGRAMME } from '../../src/main/features/loyalty/face.ts';
import type { StoreConnection } from '../../src/main/store/open-database.ts';
import { BulkWriter } from './bulk.ts';
import type { Trade } from './plan-trade.ts';

const NONE = -1;
const STAFF = 2;
const VERSION = 1;

/**
 * Keeps the points of all members while the sales are played in order, as the loyalty feature
 * would: a lot per earning sale, soonest expiry spent first, lapsed lots expired on the next day.
 * Entries and movements are written at once, the lots at the end, when it is known what is left.
 */
export class PointsBook {
  private readonly trade: Trade;
  private readonly newUid: (at: number) => string;
  private readonly connection: StoreConnection;
  private readonly entries: BulkWriter;
  private readonly movements: BulkWriter;
  private readonly expiresOn: readonly BusinessDay[];
  /** Per lot (id = index + 1), in the order of earning, which is the order of expiry. */
  private readonly lotSale: Int32Array;
  private readonly lotEntry: Int32Array;
  private readonly lotAmount: Int32Array;
  private readonly lotLeft: Int32Array;
  private readonly lotDay: Int16Array;
  private readonly lotNext: Int32Array;
  private lots = 0;
  private expired = 0;
  /** Per member: the oldest lot with points, and the newest lot. */
  private readonly firstLot: Int32Array;
  private readonly lastLot: Int32Array;
  private readonly balance: Int32Array;

  constructor(parts: {
    readonly connection: StoreConnection;
    readonly trade: Trade;
    readonly newUid: (at: number) => string;
  }) {
    this.trade = parts.trade;
    this.newUid = parts.newUid;
    this.connection = parts.connection;
    this.entries = new BulkWriter(
      parts.connection,
      'points_entries',
      `uid member_id kind points at business_day sale_id staff_id
      programme_version`,
    );
    this.movements = new BulkWriter(parts.connection, 'points_movements', `entry_id lot_id points`);
    const { length: sales } = parts.trade.member;
    const { length: members } = parts.trade.lastDay;
    this.expiresOn = parts.trade.days.map(
      ({ day }) => lotDays(BASE_PROGRAMME, day).expiresOn ?? '9999-12-31',
    );
    this.lotSale = new Int32Array(sales);
    this.lotEntry = new Int32Array(sales);
    this.lotAmount = new Int32Array(sales);
    this.lotLeft = new Int32Array(sales);
    this.lotDay = new Int16Array(sales);
    this.lotNext = new Int32Array(sales).fill(NONE);
    this.firstLot = new Int32Array(members).fill(NONE);
    this.lastLot = new Int32Array(members).fill(NONE);
    this.balance = new Int32Array(members);
  }

  /** What a member can spend. */
  balanceOf(member: number): number {
    return this.balance[member] ?? 0;
  }

  /** Posts the expiry of everything whose last day was before this one. */
  beginDay(day: number): void {
    const { opensAt, day: today } = this.trade.days[day] ?? { opensAt: 0, day: '' };
    for (; this.expired < this.lots; this.expired += 1) {
      const lot = this.expired;
      if ((this.expiresOn[this.lotDay[lot] ?? 0] ?? '') >= today) return;
      const left = this.lotLeft[lot] ?? 0;
      if (left === 0) continue;
      const member = this.memberOf(lot);
      const entry = this.post({ kind: 'expire', member, points: -left, at: opensAt, day });
      this.move(entry, lot, -left);
    }
  }

  /** Takes points for a sale, soonest expiry first. */
  redeem(sale: number, day: number, points: number): void {
    const member = this.trade.member[sale] ?? 0;
    const at = this.trade.at[sale] ?? 0;
    const entry = this.post({ kind: 'redeem', member, points: -points, at, day, sale });
    let missing = points;
    for (let lot = this.firstLot[member] ?? NONE; missing > 0; lot = this.lotNext[lot] ?? NONE) {
      if (lot === NONE) throw new Error('More points redeemed than there are');
      const left = this.lotLeft[lot] ?? 0;
      const taken = Math.min(left, missing);
      if (taken > 0) this.move(entry, lot, -taken);
      missing -= taken;
      if (taken === left) this.firstLot[member] = this.lotNext[lot] ?? NONE;
    }
  }

  /** Opens a lot for what a sale earned. */
  earn(sale: number, day: number, points: number): void {
    const member = this.trade.member[sale] ?? 0;
    const at = this.trade.at[sale] ?? 0;
    const lot = this.lots;
    this.lots += 1;
    this.lotSale[lot] = sale;
    this.lotAmount[lot] = points;
    this.lotDay[lot] = day;
    const before = this.lastLot[member] ?? NONE;
    if (before !== NONE) this.lotNext[before] = lot;
    if ((this.firstLot[member] ?? NONE) === NONE) this.firstLot[member] = lot;
    this.lastLot[member] = lot;
    this.lotEntry[lot] = this.post({ kind: 'earn', member, points, at, day, sale });
    this.move(this.lotEntry[lot] ?? 0, lot, points);
  }

  /** Writes the lots. */
  end(onLot: (done: number, total: number) => void): void {
    this.entries.end();
    this.movements.end();
    const bulk = new BulkWriter(
      this.connection,
      'points_lots',
      `uid member_id entry_id amount remaining earned_at active_from
      expires_on programme_version`,
    );
    for (let lot = 0; lot < this.lots; lot += 1) {
      const day = this.lotDay[lot] ?? 0;
      const at = this.trade.at[this.lotSale[lot] ?? 0] ?? 0;
      bulk.add(
        this.newUid(at),
        this.memberOf(lot) + 1,
        this.lotEntry[lot] ?? 0,
        this.lotAmount[lot] ?? 0,
        this.lotLeft[lot] ?? 0,
        at,
        this.trade.days[day]?.day ?? '',
        this.expiresOn[day] ?? '',
        VERSION,
      );
      if (lot % 10_000 === 0) onLot(lot, this.lots);
    }
    bulk.end();
  }

  private memberOf(lot: number): number {
    return this.trade.member[this.lotSale[lot] ?? 0] ?? 0;
  }

  private post(entry: {
    readonly kind: 'earn' | 'redeem' | 'expire';
    readonly member: number;
    readonly points: number;
    readonly at: number;
    readonly day: number;
    readonly sale?: number;
  }): number {
    this.entries.add(
      this.newUid(entry.at),
      entry.member + 1,
      entry.kind,
      entry.points,
      entry.at,
      this.trade.days[entry.day]?.day ?? '',
      entry.sale === undefined ? null : entry.sale + 1,
      entry.kind === 'expire' ? null : STAFF,
      VERSION,
    );
    return this.entries.count;
  }

  private move(entry: number, lot: number, points: number): void {
    const member = this.memberOf(lot);
    this.lotLeft[lot] = (this.lotLeft[lot] ?? 0) + points;
    this.balance[member] = (this.balance[member] ?? 0) + points;
    this.movements.add(entry, lot + 1, points);
  }
}
