import { pageOf, readCursor } from '../../../../contract/kernel/cursor.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { shownCode } from '../code-rows.ts';
import { selectCampaign } from '../tables.ts';
import { selectCodes } from '../tables-codes.ts';

/** Codes of a campaign, page by page. */
export const codes: Query<'coupons.codes'> = ({ db, today }, input) => {
  const campaign = selectCampaign(db, input.campaignId);
  if (campaign === undefined) return fail('coupons.unknown');
  const rows = selectCodes(db, {
    campaignId: campaign.id,
    isVoid: campaign.isVoid,
    state: input.state,
    today,
    beforeId: readCursor(input.cursor).id,
    limit: input.limit + 1,
  });
  const page = pageOf(rows, input.limit, ({ id }) => ({ at: 0, id }));
  return ok({
    rows: page.rows.map((row) => shownCode(row, campaign, today)),
    nextCursor: page.nextCursor,
  });
};
