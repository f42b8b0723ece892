import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { shownCode } from '../code-rows.ts';
import { selectCampaign } from '../tables.ts';
import { selectUsableOf } from '../tables-codes.ts';

/** More than a card can show are not looked for. */
const MAX_SHOWN = 20;

/** What a member can use today. */
export const ofMember: Query<'coupons.ofMember'> = ({ db, today }, input) => {
  const memberId = memberForSale(db, input.memberId, today)?.id ?? input.memberId;
  return ok(
    selectUsableOf(db, { memberId, today, limit: MAX_SHOWN }).flatMap((row) => {
      const campaign = selectCampaign(db, row.campaignId);
      return campaign === undefined
        ? []
        : { ...shownCode(row, campaign, today), terms: campaign.terms };
    }),
  );
};
