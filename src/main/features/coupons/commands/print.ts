import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { enqueueCoupons } from '../../devices/face.ts';
import { slipOf } from '../slips.ts';
import { selectCampaign } from '../tables.ts';
import { selectCodesByIds } from '../tables-codes.ts';

/** Queues the slips of codes for the receipt printer, several on one strip. */
export const print: Command<'coupons.print'> = (context, input) => {
  const codes = selectCodesByIds(context.db, input.couponIds);
  const slips = codes.flatMap((code) => {
    const campaign = selectCampaign(context.db, code.campaignId);
    return campaign === undefined
      ? []
      : slipOf(context, campaign, {
          code: code.code,
          validFrom: code.validFrom,
          validTo: code.validTo,
          memberName: code.memberName,
        });
  });
  const [first] = slips;
  if (first === undefined) return fail('coupons.unknown');
  const jobId = enqueueCoupons(context, {
    key: `coupons:${input.requestId}`,
    title: first.name,
    slips,
  });
  context.log('coupon.printed', { coupons: codes.map(({ uid }) => uid) });
  return ok({ jobId, count: slips.length });
};
