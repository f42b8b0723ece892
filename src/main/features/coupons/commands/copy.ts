import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { insertCampaign, selectCampaign } from '../tables.ts';

/** A draft with the terms of another campaign. */
export const copy: Command<'coupons.copy'> = (context, input) => {
  const campaign = selectCampaign(context.db, input.campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  const name = cleanText(input.name).trim();
  if (name === '') return fail('coupons.invalid', { problem: 'nameMissing' });
  const uid = context.newUid();
  const campaignId = insertCampaign(context.db, {
    uid,
    name,
    terms: campaign.terms,
    at: context.now,
    by: context.session?.staffId ?? null,
  });
  context.log('coupon.campaignSaved', { campaign: uid, version: 1, copyOf: campaign.uid });
  context.changed('coupons');
  return ok({ campaignId });
};
