import { shares, timesOverNearest } from './exact.ts';
import {
  type Facts,
  factsOf,
  listOf,
  numberOf,
  numberOrNull,
  textOf,
  textOrNull,
} from './facts.ts';
import type { BookLot, Move } from './lot-book.ts';

/** A line of a sale, as far as points go. */
export interface Line {
  readonly no: number;
  readonly quantityMilli: number;
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** The product, by uid. */
  readonly item: string;
  /** Sold below its regular price by offer, by hand or by a discount of the line. */
  readonly isOffer: boolean;
  paidMinor: number;
  eligibleMinor: number;
  points: number;
  /** What came back so far. */
  returnedMilli: number;
}

/** A sale with what happened to its points since. */
export interface Sale {
  readonly uid: string;
  customer: string | null;
  tier: string;
  version: number | null;
  readonly day: string;
  readonly pointsPaidMinor: number;
  earned: number;
  readonly redeemed: number;
  readonly balanceAfter: number | null;
  readonly lines: readonly Line[];
  /** What was noted with its earning, for programmes with rules. */
  noted: Facts;
  /** Lots it opened. */
  readonly own: BookLot[];
  /** What points paid it: an entry of the payer, or of each of the household, as logged. */
  readonly taken: { readonly isPayers: boolean; readonly moves: readonly Move[] }[];
  owedBefore: number;
  restoredBefore: number;
}

/** A sale as `sale.completed` tells it. */
export function saleOf(data: Facts, day: string): Sale {
  const totals = factsOf(data['totals']);
  return {
    uid: textOf(data['transaction']),
    customer: textOrNull(data['customer']),
    tier: textOf(data['tier']),
    version: numberOrNull(data['programmeVersion']),
    day,
    pointsPaidMinor: numberOf(totals['pointsPaidMinor']),
    earned: numberOf(totals['pointsEarned']),
    redeemed: numberOf(totals['pointsRedeemed']),
    balanceAfter: numberOrNull(totals['balanceAfter']),
    lines: listOf(data['lineItems']).map((line) => ({
      no: numberOf(line['sequenceNumber']),
      quantityMilli: numberOf(line['quantityMilli']),
      totalMinor: numberOf(line['extendedAmountMinor']),
      taxMinor: numberOf(line['taxAmountMinor']),
      item: textOf(line['item']),
      isOffer: isOffer(line),
      paidMinor: numberOf(line['paidWithPointsMinor']),
      eligibleMinor: numberOf(line['eligibleMinor']),
      points: numberOf(line['points']),
      returnedMilli: 0,
    })),
    noted: {},
    own: [],
    taken: [],
    owedBefore: 0,
    restoredBefore: 0,
  };
}

function isOffer(line: Facts): boolean {
  const { priceSource, regularPriceMinor, unitPriceMinor } = line;
  const isBelow = numberOf(unitPriceMinor) < numberOf(regularPriceMinor ?? unitPriceMinor);
  const isByHand = priceSource === 'manual' && isBelow;
  return priceSource === 'dated' || isByHand || numberOf(line['lineDiscountMinor']) > 0;
}

/** Puts into a sale what a claim told of it later. */
export function claimSale(sale: Sale, data: Facts): void {
  sale.customer = textOrNull(data['customer']);
  sale.tier = textOf(data['tier']);
  sale.version = numberOrNull(data['programmeVersion']);
  sale.earned = numberOf(factsOf(data['totals'])['pointsEarned']);
  for (const told of listOf(data['lineItems'])) {
    const line = sale.lines.find(({ no }) => no === numberOf(told['sequenceNumber']));
    if (line === undefined) continue;
    line.eligibleMinor = numberOf(told['eligibleMinor']);
    line.points = numberOf(told['points']);
  }
}

/** Which part of a sale came back, and what of it is points. */
export interface Back {
  /** Redeemed points that go back. */
  readonly restore: number;
  /** Line numbers of which more came back than was sold. */
  readonly tooMuch: readonly number[];
}

/**
 * Takes the lines of a return out of a sale. Every figure of a line is told for all that came back
 * so far, to the nearest, less what was told before.
 */
export function bringBack(sale: Sale, lineItems: readonly Facts[]): Back {
  const points = shares(
    sale.redeemed,
    sale.lines.map(({ paidMinor }) => paidMinor),
  );
  const tooMuch: number[] = [];
  let restore = 0;
  for (const item of lineItems) {
    const at = sale.lines.findIndex(({ no }) => no === item['originalSequenceNumber']);
    const line = sale.lines[at];
    if (line === undefined) continue;
    const before = line.returnedMilli;
    line.returnedMilli -= numberOf(item['quantityMilli']);
    if (line.returnedMilli > line.quantityMilli) tooMuch.push(line.no);
    restore +=
      part(points[at] ?? 0, line, line.returnedMilli) - part(points[at] ?? 0, line, before);
  }
  return { restore, tooMuch };
}

/** What is left of a line's amount once all that came back of it is gone. */
export function leftOf(amount: number, line: Line): number {
  return amount - part(amount, line, line.returnedMilli);
}

function part(amount: number, line: Line, milli: number): number {
  return line.quantityMilli <= 0 ? 0 : timesOverNearest(amount, milli, line.quantityMilli);
}
