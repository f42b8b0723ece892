import type { ComponentType } from 'react';
import { PLANNERS } from '../../../contract/call.ts';
import type { Role } from '../../../contract/call.ts';
import type { TKey } from '../../i18n/index.ts';
import { ProgrammeTab } from '../programme/index.ts';
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
];
