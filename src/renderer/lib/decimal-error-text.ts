import { useT } from '../i18n/index.ts';
import type { TKey } from '../i18n/index.ts';
import type { DecimalError } from './parse-decimal.ts';

const TEXTS: Readonly<Record<DecimalError, TKey>> = {
  empty: 'sales:decimal.empty',
  notNumber: 'sales:decimal.notNumber',
  negative: 'sales:decimal.negative',
  tooManyDecimals: 'sales:decimal.tooManyDecimals',
  tooLarge: 'sales:decimal.tooLarge',
  zero: 'sales:decimal.zero',
};

/** Says what is wrong with a typed number. */
export function useDecimalErrorText(): (code: DecimalError) => string {
  const t = useT();
  return (code) => t(TEXTS[code]);
}
