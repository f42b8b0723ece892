import { type UtcMs, wallClock } from '../../../contract/kernel/time.ts';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import type { ReportContext } from '../../store/context.ts';
import { clubsOf } from '../clubs/face.ts';
import {
  type Asks,
  asksOf,
  birthdayMatches,
  isSpecialOffer,
  type LineRecords,
  type LineToEarn,
  NO_FACTS,
  type SaleFacts,
} from '../loyalty/face.ts';
import {
  type CounterRow,
  hadBoughtBefore,
  selectProduct,
  type SaleHead,
  type SoldLine,
} from './tables.ts';

/** What is known of a member's purchases before. */
const HAS_BOUGHT = 1;

/**
 * The facts that a draft asks of past sales, as far as the books know them. What products are in
 * is kept by the product's key; what the draft does not ask for is not looked up.
 */
export class PastFacts {
  readonly asks: Asks;
  private readonly context: Pick<ReportContext, 'db' | 'till'>;
  private readonly products = new Map<number, LineRecords>();
  private readonly counters: ReadonlyMap<number, CounterRow>;
  private readonly bought: Uint8Array;
  private knownQuarter = Number.NaN;
  private minuteOfQuarter = 0;

  constructor(
    context: Pick<ReportContext, 'db' | 'till'>,
    rules: ProgrammeRules,
    known: { readonly counters: readonly CounterRow[]; readonly lastMember: number },
  ) {
    this.context = context;
    this.asks = asksOf(rules);
    this.counters = new Map(known.counters.map((counter) => [counter.id, counter]));
    this.bought = new Uint8Array(known.lastMember + 1);
  }

  lines(sold: readonly SoldLine[]): LineToEarn[] {
    return sold.map((line) => {
      const { lineNo, totalMinor, taxMinor, quantityMilli } = line;
      const offer = this.asks.specialOffers && isSpecialOffer(line);
      const amounts = { lineNo, totalMinor, taxMinor, quantityMilli, isSpecialOffer: offer };
      return this.asks.records ? { ...amounts, records: this.recordsOf(line) } : amounts;
    });
  }

  /** `earnedToday`: what the replay gave the member on that day so far. */
  of(head: SaleHead, earnedToday: number): SaleFacts {
    const { asks } = this;
    const { db } = this.context;
    const { memberId, day } = head;
    return {
      ...NO_FACTS,
      channel: 'counter',
      minute: asks.minute ? this.minuteAt(head.at) : null,
      birthday: asks.birthday ? birthdayMatches(head.birthday, day) : [],
      isFirstPurchase: asks.firstPurchase && !this.hadBought(head),
      clubs: asks.clubs ? clubsOf(db, memberId, day) : [],
      earnedToday: asks.earnedToday ? earnedToday : 0,
    };
  }

  /** Something of the member's came back: what was a purchase may be none any more. */
  forgetPurchases(memberId: number): void {
    this.bought[memberId] = 0;
  }

  private hadBought(head: SaleHead): boolean {
    const { memberId, id: saleId, at } = head;
    if (this.bought[memberId] === HAS_BOUGHT) return true;
    if (!hadBoughtBefore(this.context.db, { memberId, saleId, at })) return false;
    this.bought[memberId] = HAS_BOUGHT;
    return true;
  }

  /** Calendars are slow, and no zone's clock is moved within a quarter of an hour. */
  private minuteAt(at: UtcMs): number {
    const minute = Math.floor(at / 60_000);
    const quarter = minute - (((minute % 15) + 15) % 15);
    if (quarter !== this.knownQuarter) {
      const wall = wallClock(quarter * 60_000, this.context.till.timeZone);
      this.knownQuarter = quarter;
      this.minuteOfQuarter = wall.hour * 60 + wall.minute;
    }
    return (this.minuteOfQuarter + minute - quarter) % 1440;
  }

  /** The counter is the one that sold the line; the rest is the product's now. */
  private recordsOf(line: SoldLine): LineRecords {
    const counter = this.counters.get(line.counterId);
    let product = this.products.get(line.productId);
    if (product === undefined) {
      const row = selectProduct(this.context.db, line.productId);
      product = {
        product: row?.product ?? null,
        category: row?.category ?? null,
        brand: row?.brand ?? null,
        supplier: counter?.supplierUid ?? null,
        counter: counter?.uid ?? null,
      };
      this.products.set(line.productId, product);
    }
    if (counter === undefined || product.counter === counter.uid) return product;
    return { ...product, counter: counter.uid, supplier: counter.supplierUid };
  }
}
