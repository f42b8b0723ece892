import { apportion, lineAmount, taxIncluded } from '../../src/contract/kernel/money.ts';
import { TIERS } from '../../src/contract/members.ts';
import { BASE_PROGRAMME } from '../../src/main/features/loyalty/face.ts';
import type { SampleProduct } from '../../src/main/features/system/sample-shop/catalogue.ts';
import type { Random } from '../../src/main/features/system/sample-shop/random.ts';
import { receiptNumber } from '../../src/main/features/sales/rules/receipt-number.ts';
import type { StoreConnection } from '../../src/main/store/open-database.ts';
import { BulkWriter } from './bulk.ts';
import type { EventWriter } from './event-writer.ts';
import { NOBODY, type Trade } from './plan-trade.ts';
import { PointsBook } from './points-book.ts';
import type { Progress } from './progress.ts';
import { saleEvent } from './sale-event.ts';
import type { Head, Line, Points } from './sale-parts.ts';
import type { WrittenMembers } from './write-members.ts';

/** The event log of a till keeps this many days; older ones are in segment files. */
const EVENT_DAYS = 90;
const STAFF = 2;
const STEP = BASE_PROGRAMME.redemption.stepPoints;

interface Parts {
  readonly connection: StoreConnection;
  readonly random: Random;
  readonly trade: Trade;
  readonly lineCount: number;
  readonly products: readonly SampleProduct[];
  readonly productUids: readonly string[];
  readonly members: WrittenMembers;
  readonly events: EventWriter;
  readonly newUid: (at: number) => string;
  readonly progress: Progress;
}

/** Plays the planned trade: sales with lines, tenders and points. Returns the number of lines. */
export function writeSales(parts: Parts): number {
  const writer = new SalesWriter(parts);
  const { days, member } = parts.trade;
  for (const [index, day] of days.entries()) {
    writer.beginDay(index);
    for (let sale = day.from; sale < day.until; sale += 1) writer.write(sale);
    parts.progress.tell('sales', day.until, member.length);
  }
  return writer.end();
}

class SalesWriter {
  private readonly parts: Parts;
  private readonly points: PointsBook;
  private readonly sales: BulkWriter;
  private readonly lines: BulkWriter;
  private readonly tenders: BulkWriter;
  private readonly priced = new Map<number, Line>();
  private day = 0;

  constructor(parts: Parts) {
    this.parts = parts;
    this.points = new PointsBook(parts);
    this.sales = new BulkWriter(
      parts.connection,
      'sales',
      `uid receipt_no receipt_seq kind business_day completed_at staff_id
      member_id member_tier programme_version total_minor tax_minor
      points_paid_minor points_earned points_redeemed balance_after
      change_minor line_count`,
    );
    this.lines = new BulkWriter(
      parts.connection,
      'sale_lines',
      `sale_id line_no product_id counter_id name barcode unit quantity_milli
      regular_price_minor unit_price_minor total_minor tax_rate_bp tax_minor
      paid_with_points_minor eligible_minor points_earned`,
    );
    this.tenders = new BulkWriter(
      parts.connection,
      'sale_tenders',
      `sale_id tender_no kind amount_minor handed_minor points reference`,
    );
  }

  beginDay(day: number): void {
    this.day = day;
    this.points.beginDay(day);
  }

  end(): number {
    for (const bulk of [this.sales, this.lines, this.tenders]) bulk.end();
    this.points.end((done, total) => this.parts.progress.tell('points', done, total));
    return this.lines.count;
  }

  write(sale: number): void {
    const lines = this.fillBasket();
    const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const points = this.redeemAndEarn(sale, lines, totalMinor);
    const changeMinor = this.writeTenders(sale, totalMinor - points.redeemed, points.redeemed);
    const head = this.writeHead(sale, { lines, totalMinor, changeMinor, points });
    this.writeLines(sale, lines, points);
    if (this.day >= this.parts.trade.days.length - EVENT_DAYS) {
      this.writeEvent(sale, { lines, totalMinor, changeMinor, points, head });
    }
  }

  private fillBasket(): Line[] {
    const { random, trade, lineCount } = this.parts;
    const { length: sales } = trade.member;
    const mean = lineCount / sales;
    // 1 … 2 × mean − 1 lines, evenly: the mean is right without a look at the others.
    const count = 1 + random.int(2 * Math.floor(mean) - 1) + (random.chance(mean % 1) ? 1 : 0);
    const lines: Line[] = [];
    for (let line = 0; line < count; line += 1) lines.push(this.pickLine());
    return lines;
  }

  private pickLine(): Line {
    const { random, products } = this.parts;
    const index = Math.floor(products.length * random.next() ** 1.5);
    const product = products[index];
    if (product === undefined) throw new RangeError(`No product ${index}`);
    const pieces = random.chance(0.85) ? 1 : 2 + random.int(3);
    const quantityMilli = product.unit === 'kg' ? 100 + random.int(200) * 7 : pieces * 1000;
    const key = index * 10_000 + quantityMilli;
    const known = this.priced.get(key);
    if (known !== undefined) return known;
    const totalMinor = lineAmount(product.priceMinor, quantityMilli);
    const taxMinor = taxIncluded(totalMinor, product.taxRateBp);
    const line = { product: index, quantityMilli, totalMinor, taxMinor };
    this.priced.set(key, line);
    return line;
  }

  private redeemAndEarn(sale: number, lines: readonly Line[], totalMinor: number): Points {
    const { random, trade, members } = this.parts;
    const member = trade.member[sale] ?? NOBODY;
    if (member === NOBODY)
      return { ...NO_POINTS, paid: lines.map(zero), earnedBy: lines.map(zero) };
    const balance = this.points.balanceOf(member);
    const limit = Math.min(balance, Math.floor(totalMinor / 2));
    const redeemed = random.chance(0.16) ? Math.floor(limit / STEP) * STEP : 0;
    const paid =
      redeemed === 0
        ? lines.map(zero)
        : apportion(
            redeemed,
            lines.map((line) => line.totalMinor),
          );
    const tier = TIERS[members.tiers[member] ?? 0] ?? 'standard';
    const { ratePoints, ratePerMinor } = BASE_PROGRAMME.rates[tier];
    const earned = Math.floor(((totalMinor - redeemed) * ratePoints) / ratePerMinor);
    const eligible = lines.map((line, index) => line.totalMinor - (paid[index] ?? 0));
    const earnedBy = apportion(earned, eligible);
    if (redeemed > 0) this.points.redeem(sale, this.day, redeemed);
    if (earned > 0) this.points.earn(sale, this.day, earned);
    const balanceAfter = this.points.balanceOf(member);
    return { member, tier, redeemed, earned, paid, earnedBy, balanceAfter };
  }

  private writeHead(
    sale: number,
    facts: {
      readonly lines: readonly Line[];
      readonly totalMinor: number;
      readonly changeMinor: number;
      readonly points: Points;
    },
  ): Head {
    const { trade, newUid } = this.parts;
    const { lines, points } = facts;
    const at = trade.at[sale] ?? 0;
    const day = trade.days[this.day]?.day ?? '';
    const uid = newUid(at);
    const sequence = sale + 1;
    const receiptNo = receiptNumber({ storeCode: 'S01', tillCode: 'T03', day, sequence });
    const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
    this.sales.add(
      uid,
      receiptNo,
      sequence,
      'sale',
      day,
      at,
      STAFF,
      points.member === NOBODY ? null : points.member + 1,
      points.tier,
      points.tier === null ? null : 1,
      facts.totalMinor,
      taxMinor,
      points.redeemed,
      points.earned,
      points.redeemed,
      points.balanceAfter,
      facts.changeMinor,
      lines.length,
    );
    return { uid, receiptNo, at, day, taxMinor };
  }

  private writeLines(sale: number, lines: readonly Line[], points: Points): void {
    for (const [index, line] of lines.entries()) {
      const product = this.parts.products[line.product];
      if (product === undefined) continue;
      const paid = points.paid[index] ?? 0;
      this.lines.add(
        sale + 1,
        index + 1,
        line.product + 1,
        product.counter + 1,
        product.name,
        product.barcode,
        product.unit,
        line.quantityMilli,
        product.priceMinor,
        product.priceMinor,
        line.totalMinor,
        product.taxRateBp,
        line.taxMinor,
        paid,
        points.member === NOBODY ? 0 : line.totalMinor - paid,
        points.earnedBy[index] ?? 0,
      );
    }
  }

  /** Card or cash for what points leave over; returns the change. */
  private writeTenders(sale: number, dueMinor: number, points: number): number {
    let number = 0;
    if (points > 0) this.tenders.add(sale + 1, (number += 1), 'points', points, points, points, '');
    const isCash = this.parts.random.chance(0.25);
    const handed = isCash ? Math.ceil(dueMinor / 5000) * 5000 : dueMinor;
    const kind = isCash ? 'cash' : 'card';
    this.tenders.add(sale + 1, number + 1, kind, dueMinor, handed, 0, '');
    return handed - dueMinor;
  }

  private writeEvent(
    sale: number,
    facts: {
      readonly lines: readonly Line[];
      readonly totalMinor: number;
      readonly changeMinor: number;
      readonly points: Points;
      readonly head: Head;
    },
  ): void {
    const { products, productUids, members, events } = this.parts;
    const { at, day: businessDay } = facts.head;
    const customer = members.uids[facts.points.member] ?? null;
    const data = saleEvent({ ...facts, sequence: sale + 1, customer, products, productUids });
    events.add({ type: 'sale.completed', at, businessDay, staffId: STAFF, data });
  }
}

const NO_POINTS = { member: NOBODY, tier: null, redeemed: 0, earned: 0, balanceAfter: null };

function zero(): number {
  return 0;
}
