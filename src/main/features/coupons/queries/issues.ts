import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { shownIssue } from '../issue-to-segment.ts';
import { countSegment as count, selectIssues } from '../tables-events.ts';

/** Runs of a campaign, the newest first. */
export const issues: Query<'coupons.issues'> = ({ db }, { campaignId }) =>
  ok(selectIssues(db, campaignId).map(shownIssue));

/** How many members a segment has. */
export const countSegment: Query<'coupons.countSegment'> = ({ db }, { segment }) =>
  ok({ members: count(db, segment) });
