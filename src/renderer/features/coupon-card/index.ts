export { MemberCoupons } from './member-coupons.tsx';
export { type CouponWords, percent, sayBenefit, sayDays } from './say-benefit.ts';
export { useCouponWords } from './use-coupon-words.ts';
