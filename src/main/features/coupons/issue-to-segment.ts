import { type CouponIssue, couponSegment } from '../../../contract/coupons.ts';
import type { CommandContext } from '../../store/context.ts';
import { Issuer } from './issue-coupon.ts';
import { selectCampaign } from './tables.ts';
import { type IssueRow, saveIssue, selectSegment } from './tables-events.ts';

/** Members of one step: some ten milliseconds, so that a sale slips in between. */
const MEMBERS_PER_STEP = 100;

/** A run as the screen shows it. */
export function shownIssue(row: IssueRow): CouponIssue {
  const { uid: _uid, afterMemberId: _after, segment, ...shown } = row;
  return { ...shown, segment: couponSegment.parse(JSON.parse(segment)) };
}

/**
 * Gives coupons to the next members of a run. Its place is kept with them in one transaction, so a
 * run that was killed goes on where it was, and nobody gets two. It ends when the members do, the
 * campaign's limit is reached, or the campaign ended.
 */
export function issueStep(context: CommandContext, run: IssueRow): IssueRow {
  if (run.state !== 'running') return run;
  const campaign = selectCampaign(context.db, run.campaignId);
  if (campaign?.state !== 'active') return save(context, { ...run, state: 'cancelled' });
  const segment = couponSegment.parse(JSON.parse(run.segment));
  const members = selectSegment(context.db, {
    ...segment,
    afterId: run.afterMemberId,
    limit: MEMBERS_PER_STEP,
  });
  const issuer = new Issuer(context, campaign);
  let { issued, skipped, afterMemberId, looked } = run;
  let isFull = false;
  for (const member of members) {
    const given = issuer.give({ member, occasion: `run:${run.uid}` });
    if (given === 'allIssued') {
      isFull = true;
      break;
    }
    looked += 1;
    afterMemberId = member.id;
    if (typeof given === 'string') skipped += 1;
    else issued += 1;
  }
  issuer.logQuietly('segment');
  const state = isFull || members.length < MEMBERS_PER_STEP ? 'done' : 'running';
  return save(context, { ...run, state, issued, skipped, afterMemberId, looked });
}

function save(context: CommandContext, run: IssueRow): IssueRow {
  saveIssue(context.db, run);
  // A run of thousands of steps is not told to the screens after every one.
  if (run.state !== 'running') context.changed('coupons');
  return run;
}
