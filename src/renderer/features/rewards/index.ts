export { ClubsSection } from './clubs-section.tsx';
export { ClubsTab } from './clubs-tab.tsx';
export { GiftsTab } from './gifts-tab.tsx';
export { MemberRewards, MemberRewardsMark, StampsAfterSale } from './member-rewards.tsx';
export { ReferralTab } from './referral-tab.tsx';
export { type Referrer, ReferrerPick } from './referrer-pick.tsx';
export { StampCardsTab } from './stamps-tab.tsx';
