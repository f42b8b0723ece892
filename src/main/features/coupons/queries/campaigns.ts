import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { campaignFigures, selectCampaigns } from '../tables.ts';
import { selectPublicCode } from '../tables-codes.ts';

const NO_FIGURES = { issued: 0, redeemed: 0, costMinor: 0, expired: 0 };

/** All campaigns with their figures. */
export const campaigns: Query<'coupons.campaigns'> = ({ db, today }) => {
  const figures = campaignFigures(db, today);
  return ok(
    selectCampaigns(db).map((campaign) => ({
      id: campaign.id,
      name: campaign.name,
      state: campaign.state,
      terms: campaign.terms,
      publicCode: campaign.terms.codes === 'public' ? selectPublicCode(db, campaign.id) : null,
      version: campaign.version,
      createdAt: campaign.createdAt,
      activatedAt: campaign.activatedAt,
      endedAt: campaign.endedAt,
      isVoid: campaign.isVoid,
      figures: figures.get(campaign.id) ?? NO_FIGURES,
    })),
  );
};
