import type { EarningBreakdown, EarningSummary } from '../../../../contract/loyalty.ts';

/** What a cashier tells of an earning: all that adds up, without how each part was worked out. */
export function summarize(earning: EarningBreakdown): EarningSummary {
  const { programmeVersion, tier, ratePoints, ratePerMinor, eligibleMinor } = earning;
  const { basePoints, points, expiresOn } = earning;
  return {
    programmeVersion,
    tier,
    ratePoints,
    ratePerMinor,
    eligibleMinor,
    basePoints,
    steps: earning.steps.map(({ ruleId, name, points: given }) => ({
      ruleId,
      name,
      points: given,
    })),
    cuts: earning.cuts.map(({ by, limit, points: less }) => ({ by, limit, points: less })),
    leftOut: earning.lines.flatMap(({ lineNo, excludedBy }) =>
      excludedBy === null ? [] : [{ lineNo, excludedBy }],
    ),
    points,
    expiresOn,
  };
}
