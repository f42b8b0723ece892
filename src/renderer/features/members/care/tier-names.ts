import type { Tier } from '../../../../contract/members.ts';
import type { TKey } from '../../../i18n/index.ts';

export const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};
