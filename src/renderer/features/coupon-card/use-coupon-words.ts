import { useMemo } from 'react';
import { useLocale, useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import type { CouponWords } from './say-benefit.ts';

export function useCouponWords(): CouponWords {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  return useMemo(() => ({ t, format, locale }), [t, format, locale]);
}
