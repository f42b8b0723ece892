import type { QueryContext } from '../../store/context.ts';
import type { CouponSlip } from '../devices/rules/coupon-types.ts';
import type { Campaign } from './tables.ts';

/** What the slip of a code says. */
export function slipOf(
  context: Pick<QueryContext, 'till'>,
  campaign: Pick<Campaign, 'name' | 'terms'>,
  code: Pick<CouponSlip, 'code' | 'validFrom' | 'validTo' | 'memberName'>,
): CouponSlip {
  const { name, terms } = campaign;
  const { benefit, appliesTo, minimumMinor, receiptText } = terms;
  return {
    storeName: context.till.storeName,
    name,
    benefit,
    minimumMinor,
    isForSomeGoods: Object.values(appliesTo).some((uids) => uids.length > 0),
    text: receiptText,
    ...code,
  };
}
