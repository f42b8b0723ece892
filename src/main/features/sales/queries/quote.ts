import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { shownCoupons } from '../../coupons/face.ts';
import { summarizeEarning } from '../../loyalty/face.ts';
import { mayDecide } from '../../staff/face.ts';
import { cashSuggestions } from '../rules/cash-suggestions.ts';
import { workOutSale } from '../work-out-sale.ts';

/** Prices a basket, applies its tenders and previews its points. */
export const quote: Query<'sales.quote'> = (context, basket) => {
  const result = workOutSale(context, basket);
  if (!result.ok) return result;
  const { priced, payment, memberSide, pointsPaidMinor, vouchers } = result.value;
  const { currency, currencyDecimals } = context.till;
  return ok({
    lines: [...priced.lines],
    itemCount: priced.itemCount,
    subtotalMinor: priced.subtotalMinor,
    couponMinor: priced.couponMinor,
    coupons: shownCoupons(result.value.coupons),
    basketDiscountMinor: priced.basketDiscountMinor,
    roundingMinor: priced.roundingMinor,
    discountMinor: priced.discountMinor,
    totalMinor: priced.totalMinor,
    taxMinor: priced.taxMinor,
    pointsPaidMinor,
    paidMinor: payment.paidMinor,
    dueMinor: payment.dueMinor,
    changeMinor: payment.changeMinor,
    cashSuggestionsMinor: cashSuggestions(payment.dueMinor, {
      code: currency,
      decimals: currencyDecimals,
    }),
    earning: memberSide === null ? null : summarizeEarning(memberSide.earning),
    balanceBefore: memberSide?.redemption.balance ?? null,
    balanceAfter: memberSide?.balanceAfter ?? null,
    redemption: memberSide?.redemption ?? null,
    approvalsNeeded: mayDecide(context) ? [] : [...result.value.approvalsNeeded],
    vouchers: vouchers.map(({ voucher, paidMinor }) => ({
      code: voucher.code,
      balanceMinor: voucher.balanceMinor,
      paidMinor,
      expiresOn: voucher.expiresOn,
    })),
  });
};
