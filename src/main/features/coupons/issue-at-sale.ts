import type { CommandContext } from '../../store/context.ts';
import { Issuer } from './issue-coupon.ts';
import { selectTriggered } from './tables.ts';
import { hasOtherSale } from './tables-events.ts';

/**
 * Gives the coupons of a first purchase in the sale's transaction, so that its receipt tells of
 * them. Asks one small index when there is no such campaign.
 */
export function issueAtSale(
  context: CommandContext,
  sale: { readonly saleId: number; readonly member: { readonly id: number; readonly uid: string } },
): void {
  const campaigns = selectTriggered(context.db, 'firstPurchase');
  if (campaigns.length === 0) return;
  const { saleId, member } = sale;
  if (hasOtherSale(context.db, { saleId, memberId: member.id })) return;
  for (const campaign of campaigns) {
    const issuer = new Issuer(context, campaign);
    issuer.give({ member, occasion: 'firstPurchase' });
    issuer.log('event');
  }
}
