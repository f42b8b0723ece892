import type { ComponentType } from 'react';
import { MANAGERS, PLANNERS } from '../../../contract/call.ts';
import type { Role } from '../../../contract/call.ts';
import type { TKey } from '../../i18n/index.ts';
import { CouponsTab } from '../coupons/index.ts';
import { LiabilityTab } from '../liability/index.ts';
import { ProgrammeTab } from '../programme/index.ts';
import { ClubsTab, GiftsTab, ReferralTab, StampCardsTab } from '../rewards/index.ts';
import { TiersTab } from '../tiers/index.ts';

/** One part of the place "Loyalty". */
export interface LoyaltyTab {
  readonly id: string;
  readonly label: TKey;
  readonly component: ComponentType;
  /** Who sees it: those who may use the calls behind it. */
  readonly access: readonly Role[];
}

/** The parts of the place, in the order in which they stand. Each comes from a feature of its own. */
export const LOYALTY_TABS: readonly LoyaltyTab[] = [
  {
    id: 'programme',
    label: 'loyalty:tab.programme',
    component: ProgrammeTab,
    access: PLANNERS,
  },
  { id: 'tiers', label: 'tiers:tab', component: TiersTab, access: PLANNERS },
  { id: 'gifts', label: 'loyalty:tab.gifts', component: GiftsTab, access: PLANNERS },
  { id: 'stamps', label: 'loyalty:tab.stamps', component: StampCardsTab, access: PLANNERS },
  { id: 'clubs', label: 'loyalty:tab.clubs', component: ClubsTab, access: PLANNERS },
  { id: 'referral', label: 'loyalty:tab.referral', component: ReferralTab, access: MANAGERS },
  { id: 'liability', label: 'liability:tab', component: LiabilityTab, access: PLANNERS },
  { id: 'coupons', label: 'coupons:tab', component: CouponsTab, access: PLANNERS },
];
