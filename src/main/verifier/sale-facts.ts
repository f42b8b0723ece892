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
interface Line {
  readonly no: number;
  readonly quantityMilli: number;
  readonly totalMinor: number;
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
  /** What the log says was worked out for it, for programmes with rules. */
  detail: Facts | null;
  /** Lots it opened, and out of which lots points paid it. */
  readonly own: BookLot[];
  readonly taken: Move[];
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
      paidMinor: numberOf(line['paidWithPointsMinor']),
      eligibleMinor: numberOf(line['eligibleMinor']),
      points: numberOf(line['points']),
      returnedMilli: 0,
    })),
    detail: null,
    own: [],
    taken: [],
    owedBefore: 0,
    restoredBefore: 0,
  };
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
  /** Amounts that earn of what is kept, line by line. */
  readonly keptMinor: readonly number[];
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
  const keptMinor = sale.lines.map(
    (line) => line.eligibleMinor - part(line.eligibleMinor, line, line.returnedMilli),
  );
  return { keptMinor, restore, tooMuch };
}

function part(amount: number, line: Line, milli: number): number {
  return line.quantityMilli <= 0 ? 0 : timesOverNearest(amount, milli, line.quantityMilli);
}
