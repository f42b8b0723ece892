import { apportion } from '../../../contract/kernel/money.ts';
import { dayParts } from '../../../contract/kernel/time.ts';
import type { EarningBreakdown } from '../../../contract/loyalty.ts';
import type { Tier } from '../../../contract/members.ts';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import { earnKept, earnPoints, type Programme, type SaleFacts } from '../loyalty/face.ts';
import type { BookedSale } from './read-sales.ts';
import type { MemberSums } from './rules/member-sums.ts';
import { Tallies } from './rules/tally.ts';
import type { PastFacts } from './sale-facts.ts';
import type { SaleHead, SoldLine } from './tables.ts';

/** A replayed sale of which something comes back later. */
interface ReplayedSale {
  readonly head: SaleHead;
  readonly tier: Tier;
  readonly lines: readonly SoldLine[];
  readonly toEarn: ReturnType<PastFacts['lines']>;
  readonly facts: SaleFacts;
  readonly earning: EarningBreakdown;
  readonly returnedMilli: Map<number, number>;
  takenBack: number;
}

/** What one part of the draft gave: the base, a rule, the caps, what returns took back. */
export interface PartSum {
  sales: number;
  points: number;
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  const { year, month, day: date } = dayParts(day);
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/**
 * Replays past sales under a draft, in the order they were booked, and adds up what was posted
 * beside what the draft gives. Returns take back what they would have: what the sale earned less
 * what its kept lines earn (DOMAIN, Points: partial return).
 */
export class Replay {
  replayed = 0;
  touched = 0;
  returns = 0;
  salesMinor = 0;
  claimed = 0;
  imported = 0;
  oldReturns = 0;
  readonly total = { sales: 0, posted: 0, simulated: 0 };
  readonly tiers = new Tallies<Tier>();
  readonly counters = new Tallies<number>();
  readonly months = new Tallies<string>();
  readonly base: PartSum = { sales: 0, points: 0 };
  readonly caps: PartSum = { sales: 0, points: 0 };
  readonly takenBack: PartSum = { sales: 0, points: 0 };
  readonly rules = new Map<string, PartSum>();
  private readonly programme: Programme;
  private readonly facts: PastFacts;
  private readonly members: MemberSums;
  /** Sales of which something came back in the period; replayed ones wait here for it. */
  private readonly returned: ReadonlySet<number>;
  private readonly waiting = new Map<number, ReplayedSale>();
  private knownDay = '';
  private knownDayNumber = 0;

  constructor(parts: {
    readonly rules: ProgrammeRules;
    readonly facts: PastFacts;
    readonly members: MemberSums;
    readonly returned: readonly number[];
  }) {
    this.programme = { version: 1, effectiveFrom: '0001-01-01', rules: parts.rules };
    this.facts = parts.facts;
    this.members = parts.members;
    this.returned = new Set(parts.returned);
    for (const { id } of parts.rules.rules) this.rules.set(id, { sales: 0, points: 0 });
  }

  add({ head, lines }: BookedSale): void {
    if (head.kind === 'sale') this.addSale(head, lines);
    else this.addReturn(head, lines);
  }

  private addSale(head: SaleHead, lines: readonly SoldLine[]): void {
    const { tier, memberId } = head;
    if (tier === null || head.programmeVersion === null) {
      this.imported += 1;
      return;
    }
    if (head.isClaimed === 1) this.claimed += 1;
    const day = this.dayNumber(head.day);
    const facts = this.facts.of(head, this.members.earnedOn(memberId, day));
    const toEarn = this.facts.lines(lines);
    const earning = earnPoints({
      programme: this.programme,
      tier,
      day: head.day,
      lines: toEarn,
      pointsPaidMinor: head.pointsPaidMinor,
      facts,
    });
    if (this.facts.asks.earnedToday) this.members.addOn(memberId, day, earning.points);
    this.replayed += 1;
    this.salesMinor += head.totalMinor;
    if (earning.points !== head.pointsEarned) this.touched += 1;
    this.tally(head, tier, { sales: 1, posted: head.pointsEarned, simulated: earning.points });
    lines.forEach((line, at) => {
      const counter = this.counters.of(line.counterId);
      // A sale of several counters is counted where its first line was sold.
      if (at === 0) counter.sales += 1;
      counter.posted += line.pointsEarned;
      counter.simulated += earning.lines[at]?.points ?? 0;
    });
    this.addParts(earning);
    if (!this.returned.has(head.id)) return;
    const sale = { head, tier, lines, toEarn, facts, earning };
    this.waiting.set(head.id, { ...sale, returnedMilli: new Map(), takenBack: 0 });
  }

  private addParts(earning: EarningBreakdown): void {
    if (earning.basePoints > 0) {
      this.base.sales += 1;
      this.base.points += earning.basePoints;
    }
    for (const { ruleId, points } of earning.steps) {
      const rule = this.rules.get(ruleId);
      if (rule === undefined) continue;
      rule.sales += 1;
      rule.points += points;
    }
    if (earning.cuts.length > 0) this.caps.sales += 1;
    for (const { points } of earning.cuts) this.caps.points -= points;
  }

  private addReturn(head: SaleHead, lines: readonly SoldLine[]): void {
    this.returns += 1;
    this.facts.forgetPurchases(head.memberId);
    const posted = head.pointsOwed ?? -head.pointsEarned;
    const original = head.originalId === null ? undefined : this.waiting.get(head.originalId);
    if (original === undefined) {
      if (posted !== 0) this.oldReturns += 1;
      this.takeBack(head, lines, { posted, simulated: posted, tier: head.tier });
      return;
    }
    const simulated = this.owedOf(original, lines);
    original.takenBack += simulated;
    const day = this.dayNumber(original.head.day);
    const { memberId } = head;
    if (this.facts.asks.earnedToday && this.dayNumber(head.day) === day) {
      this.members.addOn(memberId, day, -simulated);
    }
    this.takeBack(head, lines, { posted, simulated, tier: original.tier });
  }

  /** What a return takes back under the draft, on top of what earlier ones took. */
  private owedOf(sale: ReplayedSale, back: readonly SoldLine[]): number {
    for (const { originalLineNo, quantityMilli } of back) {
      if (originalLineNo === null) continue;
      const before = sale.returnedMilli.get(originalLineNo) ?? 0;
      sale.returnedMilli.set(originalLineNo, before - quantityMilli);
    }
    const lines = sale.lines.map((line, at) => {
      const { lineNo, totalMinor, quantityMilli } = line;
      const { records, isSpecialOffer } = sale.toEarn[at] ?? {};
      return {
        lineNo,
        totalMinor,
        quantityMilli,
        paidWithPointsMinor: sale.earning.lines[at]?.paidWithPointsMinor ?? 0,
        eligibleMinor: sale.earning.lines[at]?.eligibleMinor ?? 0,
        keptMilli: quantityMilli - (sale.returnedMilli.get(lineNo) ?? 0),
        ...(records === undefined ? {} : { records }),
        ...(isSpecialOffer === undefined ? {} : { isSpecialOffer }),
      };
    });
    const { tier, facts } = sale;
    const { programme } = this;
    const kept = earnKept({ programme, tier, day: sale.head.day, facts, lines });
    return Math.max(0, sale.earning.points - kept - sale.takenBack);
  }

  private takeBack(
    head: SaleHead,
    lines: readonly SoldLine[],
    back: { readonly posted: number; readonly simulated: number; readonly tier: Tier | null },
  ): void {
    const { posted, simulated, tier } = back;
    if (posted === 0 && simulated === 0) return;
    this.tally(head, tier, { sales: 0, posted: -posted, simulated: -simulated });
    const weights = lines.map((line) => Math.abs(line.eligibleMinor));
    const postedParts = apportion(posted, weights);
    const simulatedParts = apportion(simulated, weights);
    lines.forEach((line, at) => {
      const counter = this.counters.of(line.counterId);
      counter.posted -= postedParts[at] ?? 0;
      counter.simulated -= simulatedParts[at] ?? 0;
    });
    if (simulated > 0) this.takenBack.sales += 1;
    this.takenBack.points -= simulated;
  }

  private tally(
    head: SaleHead,
    tier: Tier | null,
    sums: { readonly sales: number; readonly posted: number; readonly simulated: number },
  ): void {
    const month = this.months.of(head.day.slice(0, 7));
    const rows = [this.total, month, ...(tier === null ? [] : [this.tiers.of(tier)])];
    for (const row of rows) {
      row.sales += sums.sales;
      row.posted += sums.posted;
      row.simulated += sums.simulated;
    }
    this.members.add(head.memberId, sums.posted, sums.simulated);
  }

  private dayNumber(day: string): number {
    if (day !== this.knownDay) {
      this.knownDay = day;
      this.knownDayNumber = dayNumber(day);
    }
    return this.knownDayNumber;
  }
}
