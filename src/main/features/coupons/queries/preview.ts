import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { couponAsSvg } from '../../devices/face.ts';
import { problemsOf } from '../rules/check-terms.ts';
import { takeOff } from '../rules/take-off.ts';
import { daysOf } from '../rules/when-good.ts';
import { slipOf } from '../slips.ts';

/** A code that no coupon has: its check digit is right, its digits are all the same. */
const SAMPLE_CODE = '9900000000000002';

/** What the terms would take off one piece of fitting goods at `amountMinor`, and their slip. */
export const preview: Query<'coupons.preview'> = (context, input) => {
  const { name, terms, amountMinor } = input;
  const lines = [
    {
      product: '',
      category: null,
      brand: null,
      supplier: null,
      counter: '',
      unit: 'piece' as const,
      quantityMilli: 1000,
      subtotalMinor: amountMinor,
      isSpecialOffer: false,
    },
  ];
  const isTooLittle = amountMinor < terms.minimumMinor;
  const [discountMinor = 0] = isTooLittle
    ? []
    : takeOff(terms, { lines, places: [0], left: [amountMinor] });
  const days = daysOf(terms, context.today);
  const slip = slipOf(context, { name, terms }, { code: SAMPLE_CODE, ...days, memberName: null });
  return ok({
    problems: problemsOf({ name, terms }, context.today),
    discountMinor,
    isTooLittle,
    svg: couponAsSvg(context, slip),
  });
};
