import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { targetsNamed } from '../../catalog/face.ts';
import { selectCampaign } from '../tables.ts';

/** The records that a campaign's terms name. */
export const targets: Query<'coupons.targets'> = ({ db }, { campaignId }) => {
  const campaign = selectCampaign(db, campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  return ok(targetsNamed(db, campaign.terms.appliesTo));
};
