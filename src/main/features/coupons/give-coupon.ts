import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { Issuer } from './issue-coupon.ts';
import { selectCampaign } from './tables.ts';

/** A campaign as far as others give its coupons. */
export interface GiveableCampaign {
  readonly name: string;
  /** Active, and its codes belong to members. */
  readonly isGiveable: boolean;
}

/** The campaign with this id; undefined = there is none. */
export function giveableCampaign(db: Db, campaignId: number): GiveableCampaign | undefined {
  const campaign = selectCampaign(db, campaignId);
  if (campaign === undefined) return undefined;
  const isGiveable = campaign.state === 'active' && campaign.terms.codes === 'personal';
  return { name: campaign.name, isGiveable };
}

/**
 * Gives a member one coupon of a campaign, in the open transaction, once an occasion; its code, or
 * null when the campaign ended or gives no more.
 */
export function giveCoupon(
  context: CommandContext,
  gift: {
    readonly campaignId: number;
    readonly member: { readonly id: number; readonly uid: string };
    readonly occasion: string;
  },
): string | null {
  const { campaignId, member, occasion } = gift;
  const campaign = selectCampaign(context.db, campaignId);
  if (campaign?.state !== 'active' || campaign.terms.codes !== 'personal') return null;
  const issuer = new Issuer(context, campaign);
  const given = issuer.give({ member, occasion });
  if (typeof given === 'string') return null;
  issuer.log('stampCard');
  return given.code;
}
