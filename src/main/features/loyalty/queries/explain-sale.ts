import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { saleEarning } from '../../sales/face.ts';
import { programmeOf } from '../programmes.ts';
import { selectExpiryOfSale } from '../tables.ts';

/**
 * How a sale's points came about, read from what was booked, with the rate of the rule version
 * that was in force: the answer never changes when the rules do.
 */
export const explainSale: Query<'loyalty.explainSale'> = (context, input) => {
  const sale = saleEarning(context.db, input.saleId);
  if (sale === undefined) return fail('sales.unknown', { saleId: input.saleId });
  const { tier, programmeVersion, lines } = sale;
  if (tier === null || programmeVersion === null) return ok(null);
  const programme = programmeOf(context.db, programmeVersion);
  if (programme === undefined) throw new Error('A sale of an unknown programme version');
  return ok({
    programmeVersion,
    tier,
    ...programme.rules.rates[tier],
    eligibleMinor: lines.reduce((sum, line) => sum + line.eligibleMinor, 0),
    rounding: programme.rules.rounding,
    basePoints: sale.pointsEarned,
    steps: [],
    cuts: [],
    points: sale.pointsEarned,
    expiresOn: selectExpiryOfSale(context.db, input.saleId),
    lines: lines.map((line) => ({
      ...line,
      taxLeftOutMinor: 0,
      excludedBy: null,
      basePoints: line.points,
    })),
  });
};
