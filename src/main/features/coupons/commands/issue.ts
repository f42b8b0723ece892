import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { CouponTerms } from '../../../../contract/coupons.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { Issuer } from '../issue-coupon.ts';
import { issueStep, shownIssue } from '../issue-to-segment.ts';
import { type Campaign, selectCampaign } from '../tables.ts';
import {
  countSegment,
  insertIssue,
  saveIssue,
  selectIssue,
  selectRunning,
} from '../tables-events.ts';

type NotIssuable = 'coupons.unknown' | 'coupons.notActive';

/** An active campaign; undefined codes of another kind are the caller's business. */
function activeCampaign(
  context: CommandContext,
  campaignId: number,
): Result<Campaign, NotIssuable> {
  const campaign = selectCampaign(context.db, campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  return campaign.state === 'active' ? ok(campaign) : fail('coupons.notActive');
}

function has(campaign: Campaign, codes: CouponTerms['codes']): boolean {
  return campaign.terms.codes === codes;
}

/** One coupon for one member, by hand: every request is an occasion of its own. */
export const issueToMember: Command<'coupons.issueToMember'> = (context, input) => {
  const campaign = activeCampaign(context, input.campaignId);
  if (!campaign.ok) return campaign;
  if (!has(campaign.value, 'personal')) return fail('coupons.notPersonal');
  const member = memberForSale(context.db, input.memberId, context.today);
  if (member?.isActive !== true) return fail('members.unknown', { memberId: input.memberId });
  const issuer = new Issuer(context, campaign.value);
  const given = issuer.give({ member, occasion: `hand:${input.requestId}` });
  if (given === 'allIssued') return fail('coupons.allIssued');
  if (typeof given === 'string') return fail('coupons.memberHasEnough');
  issuer.log('member');
  context.changed(`member:${member.id}`);
  return ok({ couponId: given.id, code: given.code });
};

/** Slips for whoever brings them: all of them, or none when the limit leaves no room. */
export const issueSlips: Command<'coupons.issueSlips'> = (context, input) => {
  const campaign = activeCampaign(context, input.campaignId);
  if (!campaign.ok) return campaign;
  if (!has(campaign.value, 'bearer')) return fail('coupons.notBearer');
  const issuer = new Issuer(context, campaign.value);
  if (issuer.room < input.count) return fail('coupons.allIssued');
  const couponIds: number[] = [];
  for (let nth = 0; nth < input.count; nth += 1) {
    const given = issuer.give({ member: null, occasion: `slips:${input.requestId}` });
    if (typeof given === 'string') return fail('coupons.allIssued');
    couponIds.push(given.id);
  }
  issuer.log('slips');
  return ok({ couponIds });
};

/** Begins a run over a segment. One at a time: two would only wait for each other. */
export const startIssue: Command<'coupons.startIssue'> = (context, input) => {
  const { db } = context;
  const campaign = activeCampaign(context, input.campaignId);
  if (!campaign.ok) return campaign;
  if (!has(campaign.value, 'personal')) return fail('coupons.notPersonal');
  if (selectRunning(db) !== undefined) return fail('coupons.issueRunning');
  if (new Issuer(context, campaign.value).room === 0) return fail('coupons.allIssued');
  const id = insertIssue(db, {
    uid: context.newUid(),
    campaignId: campaign.value.id,
    segment: JSON.stringify(input.segment),
    total: countSegment(db, input.segment),
    at: context.now,
    by: context.session?.staffId ?? null,
  });
  const run = selectIssue(db, id);
  if (run === undefined) throw new Error('The run is missing');
  context.changed('coupons');
  return ok(shownIssue(run));
};

export const continueIssue: Command<'coupons.continueIssue'> = (context, { issueId }) => {
  const run = selectIssue(context.db, issueId);
  if (run === undefined) return fail('coupons.issueUnknown');
  return ok(shownIssue(issueStep(context, run)));
};

export const cancelIssue: Command<'coupons.cancelIssue'> = (context, { issueId }) => {
  const run = selectIssue(context.db, issueId);
  if (run === undefined) return fail('coupons.issueUnknown');
  const after = run.state === 'running' ? { ...run, state: 'cancelled' as const } : run;
  saveIssue(context.db, after);
  context.changed('coupons');
  return ok(shownIssue(after));
};
