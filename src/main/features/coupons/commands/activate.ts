import { addDays } from '../../../../contract/kernel/time.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { Issuer } from '../issue-coupon.ts';
import { problemsOf } from '../rules/check-terms.ts';
import { activateCampaign, selectCampaign } from '../tables.ts';
import { lastEventSeq } from '../tables-events.ts';

/**
 * Makes a draft active for good. Events count from here on: birthdays from today, enrolments and
 * tiers after this event, and lapses that come.
 */
export const activate: Command<'coupons.activate'> = (context, input) => {
  const { db, today, now } = context;
  const campaign = selectCampaign(db, input.campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  if (campaign.state !== 'draft') return fail('coupons.notDraft');
  if (campaign.version !== input.version) return fail('coupons.changed');
  const [problem] = problemsOf(campaign, today);
  if (problem !== undefined) return fail('coupons.invalid', { problem });
  activateCampaign(db, {
    id: campaign.id,
    at: now,
    day: today,
    through: addDays(today, -1),
    seq: lastEventSeq(db),
  });
  const { uid, name, terms } = campaign;
  context.log('coupon.campaignActivated', { campaign: uid, name, terms });
  const issuer = new Issuer(context, campaign);
  const issued =
    terms.codes === 'public' ? issuer.give({ member: null, occasion: 'public' }) : null;
  issuer.log('public');
  context.changed('coupons');
  const publicCode = issued === null || typeof issued === 'string' ? null : issued.code;
  return ok({ publicCode });
};
