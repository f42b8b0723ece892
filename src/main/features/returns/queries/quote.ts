import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { quotedPoints } from '../quoted-points.ts';
import { workOutReturn } from '../work-out-return.ts';

/** Works a return out for the screen; changes nothing. */
export const quote: Query<'returns.quote'> = (context, request) => {
  const result = workOutReturn(context, request);
  if (!result.ok) return result;
  const back = result.value;
  return ok({
    lines: back.lines.map(({ sold, part }) => ({
      lineNo: part.lineNo,
      name: sold.name,
      quantityMilli: part.quantityMilli,
      totalMinor: part.totalMinor,
    })),
    totalMinor: back.totalMinor,
    taxMinor: back.taxMinor,
    pointsPaidMinor: back.pointsPaidMinor,
    refundMinor: back.refundMinor,
    refundTo: back.refundTo,
    refunds: [...back.refunds],
    points: quotedPoints(back),
    couponsBack: back.couponsBack.map(({ code, name }) => ({ code, name })),
    approvals: [...back.approvals],
    returnsSeen: back.returnsSeen,
  });
};
