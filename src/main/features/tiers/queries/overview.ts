import { ok } from '../../../../contract/kernel/result.ts';
import { TIERS } from '../../../../contract/tiers.ts';
import type { Query } from '../../../store/context.ts';
import { currentProgramme } from '../../loyalty/face.ts';
import { rankOf } from '../rules/levels.ts';
import { selectReview } from '../tables.ts';
import { selectFlow, selectTierCounts } from '../tables-reports.ts';
import { selectLastMemberId } from '../tables-review.ts';

/** How many members each tier has, and who came and went: see the contract. */
export const overview: Query<'tiers.overview'> = ({ db, today }, period) => {
  const { version, rules } = currentProgramme(db, today);
  const { tiers } = rules;
  const counts = selectTierCounts(db, today);
  const flow = selectFlow(db, period);
  const review = selectReview(db);
  // A version that nobody has looked at everybody for yet: it begins in the next idle moment.
  const cursor = review?.version === version ? review.cursor : tiers.isAutomatic ? 0 : null;
  const sum = (rows: typeof flow) => rows.reduce((total, row) => total + row.changes, 0);
  return ok({
    isAutomatic: tiers.isAutomatic,
    metric: tiers.metric,
    reviewing: cursor === null ? null : { done: cursor, total: selectLastMemberId(db) },
    tiers: TIERS.map((tier) => {
      const count = counts.find((row) => row.tier === tier);
      const into = flow.filter((row) => row.toTier === tier);
      return {
        tier,
        members: count?.members ?? 0,
        byHand: count?.byHand ?? 0,
        risenTo: sum(into.filter((row) => rankOf(row.fromTier) < rankOf(tier))),
        fallenTo: sum(into.filter((row) => rankOf(row.fromTier) > rankOf(tier))),
        left: sum(flow.filter((row) => row.fromTier === tier)),
      };
    }),
  });
};
