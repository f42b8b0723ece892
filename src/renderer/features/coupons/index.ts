export { CouponsTab } from './coupons-tab.tsx';
export { MemberCoupons } from './member-coupons.tsx';
