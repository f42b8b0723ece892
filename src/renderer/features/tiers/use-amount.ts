import { useCallback } from 'react';
import type { Tier, TierMetric } from '../../../contract/tiers.ts';
import type { TKey } from '../../i18n/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

export const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};

/** Writes what a tier is measured by: money, points or visits. */
export function useAmount(metric: TierMetric): (value: number) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    (value) => {
      if (metric === 'spend') return format.money(value);
      const figure = format.number(value);
      const count = Math.abs(value);
      return metric === 'points'
        ? t('tiers:amount.points', { count, figure })
        : t('tiers:amount.visits', { count, figure });
    },
    [metric, t, format],
  );
}
