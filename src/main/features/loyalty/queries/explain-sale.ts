import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { linesToEarn, saleEarning, type SaleEarning } from '../../sales/face.ts';
import { programmeOf } from '../programmes.ts';
import { earn } from '../rules/earn.ts';
import { bookedFacts } from '../rules/earning-detail.ts';
import type { Programme } from '../rules/programme.ts';
import type { LineToEarn } from '../rules/sale-to-earn.ts';
import { selectExpiryOfSale } from '../tables.ts';
import { selectDetail } from '../tables-earning.ts';

interface Booked {
  readonly programme: Programme;
  readonly tier: Tier;
  readonly sale: SaleEarning;
}

/**
 * How a sale's points came about: the arithmetic of the rule version and the facts that were booked
 * with it, so the answer never changes when rules, products or members do.
 */
export const explainSale: Query<'loyalty.explainSale'> = (context, { saleId }) => {
  const sale = saleEarning(context.db, saleId);
  if (sale === undefined) return fail('sales.unknown', { saleId });
  const { tier, programmeVersion } = sale;
  if (tier === null || programmeVersion === null) return ok(null);
  const programme = programmeOf(context.db, programmeVersion);
  if (programme === undefined) throw new Error('A sale of an unknown programme version');
  const booked = { programme, tier, sale };
  const told = workedOut(context, saleId, booked);
  const isBooked = isAsBooked(told, sale);
  const expiresOn = selectExpiryOfSale(context.db, saleId);
  return ok({ ...(isBooked ? told : asBooked(booked)), expiresOn });
};

/** The earning worked out again, with the facts that were booked. */
function workedOut(
  context: QueryContext,
  saleId: number,
  { programme, tier, sale }: Booked,
): EarningBreakdown {
  const detail = selectDetail(context.db, saleId);
  const { facts, lineOf } = bookedFacts(detail);
  return earn({
    programme,
    tier,
    day: sale.day,
    lines:
      // What earned nothing has no entry to keep facts: why, today's catalogue can tell.
      detail === null && sale.pointsEarned === 0
        ? linesToEarn(context, programme, sale.lines)
        : sale.lines.map((line): LineToEarn => ({ ...line, ...lineOf(line.lineNo) })),
    pointsPaidMinor: sale.pointsPaidMinor,
    facts,
  });
}

function isAsBooked(told: EarningBreakdown, { pointsEarned, lines }: SaleEarning): boolean {
  return (
    told.points === pointsEarned &&
    told.lines.every(
      ({ points, eligibleMinor }, index) =>
        points === lines[index]?.points && eligibleMinor === lines[index]?.eligibleMinor,
    )
  );
}

/** What was booked, without steps: of a sale from a time, or a system, that kept none. */
function asBooked({ programme, tier, sale }: Booked): EarningBreakdown {
  const { lines, pointsEarned } = sale;
  return {
    programmeVersion: programme.version,
    tier,
    ...programme.rules.rates[tier],
    eligibleMinor: lines.reduce((sum, line) => sum + line.eligibleMinor, 0),
    rounding: programme.rules.rounding,
    basePoints: pointsEarned,
    steps: [],
    cuts: [],
    points: pointsEarned,
    expiresOn: null,
    lines: lines.map(({ lineNo, eligibleMinor, paidWithPointsMinor, points }) => ({
      lineNo,
      eligibleMinor,
      paidWithPointsMinor,
      taxLeftOutMinor: 0,
      excludedBy: null,
      basePoints: points,
      points,
    })),
  };
}
