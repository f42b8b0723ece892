import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { endCampaign, selectCampaign } from '../tables.ts';

/**
 * Ends a campaign: nothing more is given out. Codes of members and on slips stay good until their
 * last day unless they are voided; a code for everybody ends at once.
 */
export const end: Command<'coupons.end'> = (context, input) => {
  const campaign = selectCampaign(context.db, input.campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  if (campaign.state === 'ended') return fail('coupons.ended');
  const isVoid = input.voidsCodes || campaign.terms.codes === 'public';
  endCampaign(context.db, { id: campaign.id, at: context.now, isVoid });
  context.log('coupon.campaignEnded', { campaign: campaign.uid, isVoid });
  context.changed('coupons');
  return ok(null);
};
