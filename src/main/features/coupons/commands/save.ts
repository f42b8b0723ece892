import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { insertCampaign, selectCampaign, updateDraft } from '../tables.ts';

/** Keeps a draft, also one that is not finished: only what becomes active must add up. */
export const save: Command<'coupons.save'> = (context, input) => {
  const { db } = context;
  const name = cleanText(input.name).trim();
  const { terms } = input;
  if (name === '') return fail('coupons.invalid', { problem: 'nameMissing' });
  if (input.campaignId === null) {
    const uid = context.newUid();
    const by = context.session?.staffId ?? null;
    const campaignId = insertCampaign(db, { uid, name, terms, at: context.now, by });
    context.log('coupon.campaignSaved', { campaign: uid, version: 1 });
    context.changed('coupons');
    return ok({ campaignId, version: 1 });
  }
  const campaign = selectCampaign(db, input.campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  if (campaign.state !== 'draft') return fail('coupons.notDraft');
  if (campaign.version !== input.version) return fail('coupons.changed');
  updateDraft(db, { id: campaign.id, name, terms });
  const version = campaign.version + 1;
  context.log('coupon.campaignSaved', { campaign: campaign.uid, version });
  context.changed('coupons');
  return ok({ campaignId: campaign.id, version });
};
