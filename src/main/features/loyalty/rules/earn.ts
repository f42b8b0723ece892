import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { apportion, mulDivFloor } from '../../../../contract/kernel/money.ts';
import { lotDays } from './expiry.ts';
import type { SaleToEarn } from './sale-to-earn.ts';

export type { SaleToEarn } from './sale-to-earn.ts';

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
    rounding: rules.rounding,
    basePoints: points,
    steps: [],
    cuts: [],
    points,
    expiresOn: points > 0 ? lotDays(rules, sale.day).expiresOn : null,
    lines: sale.lines.map((line, index) => ({
      lineNo: line.lineNo,
      eligibleMinor: eligible[index] ?? 0,
      paidWithPointsMinor: paid[index] ?? 0,
      taxLeftOutMinor: 0,
      excludedBy: null,
      basePoints: parts[index] ?? 0,
      points: parts[index] ?? 0,
    })),
  };
}
