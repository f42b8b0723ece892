import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import {
  apportion,
  type Milli,
  type Minor,
  mulDivRound,
} from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Tier } from '../../../../contract/members.ts';
import { compileProgramme, type CompiledProgramme } from './compile-programme.ts';
import { type EarningLine, earnLines, type LinesEarned } from './earn-lines.ts';
import { lotDays } from './expiry.ts';
import { NO_RECORDS } from './line-index.ts';
import type { Programme } from './programme.ts';
import { type LineToEarn, NO_FACTS, type SaleFacts, type SaleToEarn } from './sale-to-earn.ts';

export type { SaleToEarn } from './sale-to-earn.ts';

/** A line with what of it earns, and the tax that is left out. */
interface PreparedLine extends EarningLine {
  readonly paidWithPointsMinor: Minor;
  readonly taxLeftOutMinor: Minor;
}

function wholeItems(quantityMilli: Milli): number {
  return Math.floor(quantityMilli / 1000);
}

function prepared(
  programme: CompiledProgramme,
  line: LineToEarn,
  paidWithPointsMinor: Minor,
): PreparedLine {
  const { lineNo, totalMinor, taxMinor = 0, quantityMilli = 0 } = line;
  const records = line.records ?? NO_RECORDS;
  const isSpecialOffer = line.isSpecialOffer ?? false;
  const excludedBy = programme.exclusion({ records, isSpecialOffer });
  const moneyMinor = totalMinor - paidWithPointsMinor;
  const isTaxOut = programme.rules.excluded.tax && excludedBy === null && moneyMinor > 0;
  const taxLeftOutMinor = isTaxOut ? mulDivRound(taxMinor, moneyMinor, totalMinor) : 0;
  return {
    lineNo,
    records,
    isSpecialOffer,
    excludedBy,
    paidWithPointsMinor,
    taxLeftOutMinor,
    eligibleMinor: excludedBy === null ? moneyMinor - taxLeftOutMinor : 0,
    moneyMinor,
    items: wholeItems(quantityMilli),
    sold: { moneyMinor, totalMinor },
  };
}

/**
 * What a sale earns, line by line and rule by rule (DOMAIN, Points: earning). The part paid with
 * points is taken from the lines by largest remainder and earns nothing; lines and tax that the
 * programme leaves out earn nothing; the rest earns at the tier's rate and by the rules that
 * apply. Line, step and sale agree to the last point.
 */
export function earn(sale: SaleToEarn): EarningBreakdown {
  const programme = compileProgramme(sale.programme.rules);
  const paid = apportion(
    sale.pointsPaidMinor,
    sale.lines.map((line) => line.totalMinor),
  );
  const lines = sale.lines.map((line, index) => prepared(programme, line, paid[index] ?? 0));
  const facts = sale.facts ?? NO_FACTS;
  const earned = earnLines(programme, { tier: sale.tier, day: sale.day, facts }, lines);
  return breakdownOf(sale, lines, earned);
}

function breakdownOf(
  sale: Pick<SaleToEarn, 'programme' | 'tier' | 'day'>,
  lines: readonly PreparedLine[],
  earned: LinesEarned,
): EarningBreakdown {
  const { version, rules } = sale.programme;
  return {
    programmeVersion: version,
    tier: sale.tier,
    ...rules.rates[sale.tier],
    eligibleMinor: lines.reduce((sum, line) => sum + line.eligibleMinor, 0),
    rounding: rules.rounding,
    basePoints: earned.basePoints,
    steps: earned.steps.map(({ rule, ...step }) => ({
      ruleId: rule.id,
      name: rule.name,
      gives: rule.gives,
      stacking: rule.stacking,
      ...step,
      lineNos: [...step.lineNos],
      linePoints: [...step.linePoints],
    })),
    cuts: [...earned.cuts],
    points: earned.points,
    expiresOn: earned.points > 0 ? lotDays(rules, sale.day).expiresOn : null,
    lines: lines.map((line, index) => ({
      lineNo: line.lineNo,
      eligibleMinor: line.eligibleMinor,
      paidWithPointsMinor: line.paidWithPointsMinor,
      taxLeftOutMinor: line.taxLeftOutMinor,
      excludedBy: line.excludedBy,
      basePoints: earned.baseLinePoints[index] ?? 0,
      points: earned.linePoints[index] ?? 0,
    })),
  };
}

/** A line as it was booked, and how much of it is kept. */
export interface KeptLine extends Pick<LineToEarn, 'lineNo' | 'records' | 'isSpecialOffer'> {
  readonly totalMinor: Minor;
  readonly paidWithPointsMinor: Minor;
  /** What of the line earned. */
  readonly eligibleMinor: Minor;
  readonly quantityMilli: Milli;
  readonly keptMilli: Milli;
}

/** A booked sale of which only a part is kept. */
export interface KeptSale {
  readonly programme: Programme;
  readonly tier: Tier;
  readonly day: BusinessDay;
  readonly facts: SaleFacts;
  readonly lines: readonly KeptLine[];
}

function keptLine(programme: CompiledProgramme, line: KeptLine): EarningLine {
  const { lineNo, totalMinor, quantityMilli, keptMilli } = line;
  const records = line.records ?? NO_RECORDS;
  const isSpecialOffer = line.isSpecialOffer ?? false;
  const moneyMinor = totalMinor - line.paidWithPointsMinor;
  const left = (amount: Minor) =>
    amount - mulDivRound(amount, quantityMilli - keptMilli, quantityMilli);
  return {
    lineNo,
    records,
    isSpecialOffer,
    excludedBy: programme.exclusion({ records, isSpecialOffer }),
    eligibleMinor: left(line.eligibleMinor),
    moneyMinor: left(moneyMinor),
    items: wholeItems(keptMilli),
    sold: { moneyMinor, totalMinor },
  };
}

/**
 * What the kept part of a booked sale earns, E(kept), under the rules and facts of the sale. Each
 * amount of a line is what is left after everything that came back, to the nearest, so it depends
 * on what is kept alone: every split of a return ends at the same points, all kept is exactly
 * what was earned, and nothing kept is nothing.
 */
export function earnKept(sale: KeptSale): number {
  const programme = compileProgramme(sale.programme.rules);
  const lines = sale.lines.map((line) => keptLine(programme, line));
  return earnLines(programme, sale, lines).points;
}
