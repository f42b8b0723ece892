import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { apportion, type Minor, mulDivFloor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import { lotDays } from './expiry.ts';
import type { Programme } from './programme.ts';

/** A sale as far as earning goes. */
export interface SaleToEarn {
  readonly programme: Programme;
  readonly tier: EarningBreakdown['tier'];
  /** The business day of the sale. */
  readonly day: BusinessDay;
  readonly lines: readonly { readonly lineNo: number; readonly totalMinor: Minor }[];
  /** What points paid of the sale, at most the sum of the lines. */
  readonly pointsPaidMinor: Minor;
}

/**
 * What a sale earns, line by line (DOMAIN, Points: earning). The part paid with points is taken
 * from the lines by largest remainder and earns nothing; the rest of the sale earns at the
 * tier's rate, rounded down once; the lines share the points by largest remainder, so that
 * lines, sale and ledger agree to the last point.
 */
export function earn(sale: SaleToEarn): EarningBreakdown {
  const { version, rules } = sale.programme;
  const { ratePoints, ratePerMinor } = rules.rates[sale.tier];
  const paid = apportion(
    sale.pointsPaidMinor,
    sale.lines.map((line) => line.totalMinor),
  );
  const eligible = sale.lines.map((line, index) => line.totalMinor - (paid[index] ?? 0));
  const eligibleMinor = eligible.reduce((sum, amount) => sum + amount, 0);
  const points = mulDivFloor(eligibleMinor, ratePoints, ratePerMinor);
  const parts = apportion(points, eligible);
  return {
    programmeVersion: version,
    tier: sale.tier,
    ratePoints,
    ratePerMinor,
    eligibleMinor,
    points,
    expiresOn: points > 0 ? lotDays(rules, sale.day).expiresOn : null,
    lines: sale.lines.map((line, index) => ({
      lineNo: line.lineNo,
      eligibleMinor: eligible[index] ?? 0,
      paidWithPointsMinor: paid[index] ?? 0,
      points: parts[index] ?? 0,
    })),
  };
}
