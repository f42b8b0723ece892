import {
  apportion,
  type Milli,
  type Minor,
  mulDivRound,
} from '../../../../contract/kernel/money.ts';

/** A sold line as far as its return goes; amounts are those of the whole line. */
export interface SoldLine {
  readonly lineNo: number;
  readonly quantityMilli: Milli;
  /** What came back before. */
  readonly returnedMilli: Milli;
  readonly totalMinor: Minor;
  readonly taxMinor: Minor;
  readonly lineDiscountMinor: Minor;
  readonly sharedDiscountMinor: Minor;
  readonly paidWithPointsMinor: Minor;
  /** What of the line earned points. */
  readonly eligibleMinor: Minor;
}

/** What a sale shares over its lines. */
export interface SharedByLines {
  /** The points that paid the sale. */
  readonly pointsRedeemed: number;
  readonly roundingMinor: Minor;
}

/** The part of a sold line that comes back; all figures are 0 or more. */
export interface ReturnedPart {
  readonly lineNo: number;
  readonly quantityMilli: Milli;
  readonly totalMinor: Minor;
  /** What goes back as money. */
  readonly moneyMinor: Minor;
  readonly taxMinor: Minor;
  readonly lineDiscountMinor: Minor;
  readonly sharedDiscountMinor: Minor;
  readonly roundingMinor: Minor;
  readonly paidWithPointsMinor: Minor;
  readonly eligibleMinor: Minor;
  /** Redeemed points that go back. */
  readonly points: number;
}

/** What `quantityMilli` more of a line takes of `amount`, whatever came back before. */
function partOf(amount: number, line: SoldLine, quantityMilli: Milli): number {
  const upTo = (milli: Milli) => mulDivRound(amount, milli, line.quantityMilli);
  return upTo(line.returnedMilli + quantityMilli) - upTo(line.returnedMilli);
}

/** What can still go back for a line: what it cost less what was given back for it. */
export function leftOfLine(line: SoldLine): Minor {
  const leftMilli = line.quantityMilli - line.returnedMilli;
  const part = (amount: number) => partOf(amount, line, leftMilli);
  return part(line.totalMinor - line.paidWithPointsMinor) + part(line.paidWithPointsMinor);
}

/**
 * The parts of a sale's lines that come back (DOMAIN, Points: redeemed points on a return). Each
 * figure of a line is told for all that came back of it so far, rounded to the nearest, less what
 * was told before: so every split of a return gives the same as the return in one, and whoever
 * brings the last piece gets the residue. What the sale shares over its lines is apportioned by
 * largest remainder first. Quantities are at most what is left: callers check.
 */
export function returnedParts(
  sold: readonly SoldLine[],
  wanted: ReadonlyMap<number, Milli>,
  shared: SharedByLines,
): ReturnedPart[] {
  const points = apportion(
    shared.pointsRedeemed,
    sold.map((line) => line.paidWithPointsMinor),
  );
  const rounding = apportion(
    shared.roundingMinor,
    sold.map((line) => line.sharedDiscountMinor),
  );
  return sold.flatMap((line, index) => {
    const quantityMilli = wanted.get(line.lineNo) ?? 0;
    if (quantityMilli === 0) return [];
    const part = (amount: number) => partOf(amount, line, quantityMilli);
    const moneyMinor = part(line.totalMinor - line.paidWithPointsMinor);
    const paidWithPointsMinor = part(line.paidWithPointsMinor);
    return {
      lineNo: line.lineNo,
      quantityMilli,
      totalMinor: moneyMinor + paidWithPointsMinor,
      moneyMinor,
      taxMinor: part(line.taxMinor),
      lineDiscountMinor: part(line.lineDiscountMinor),
      sharedDiscountMinor: part(line.sharedDiscountMinor),
      roundingMinor: part(rounding[index] ?? 0),
      paidWithPointsMinor,
      eligibleMinor: part(line.eligibleMinor),
      points: part(points[index] ?? 0),
    };
  });
}

/** A line with how much of it is kept. */
export interface KeptOfLine
  extends Pick<
    SoldLine,
    'lineNo' | 'quantityMilli' | 'totalMinor' | 'paidWithPointsMinor' | 'eligibleMinor'
  > {
  readonly keptMilli: Milli;
}

/** What is kept of each line once `wanted` came back, as far as earning goes. */
export function keptLines(
  sold: readonly SoldLine[],
  wanted: ReadonlyMap<number, Milli>,
): KeptOfLine[] {
  return sold.map((line) => {
    const { lineNo, quantityMilli, totalMinor, paidWithPointsMinor, eligibleMinor } = line;
    const goneMilli = line.returnedMilli + (wanted.get(lineNo) ?? 0);
    const amounts = { totalMinor, paidWithPointsMinor, eligibleMinor };
    return { lineNo, quantityMilli, keptMilli: quantityMilli - goneMilli, ...amounts };
  });
}

/** What of the kept parts earns. */
export function keptEligible(kept: readonly KeptOfLine[]): Minor {
  return kept.reduce((sum, { eligibleMinor, quantityMilli, keptMilli }) => {
    return (
      sum + eligibleMinor - mulDivRound(eligibleMinor, quantityMilli - keptMilli, quantityMilli)
    );
  }, 0);
}
