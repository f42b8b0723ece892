import type { Locale } from '../../../../contract/primitives.ts';

const SPANISH_CURRENCIES = new Set(['EUR', 'MXN', 'ARS', 'CLP', 'COP', 'PEN', 'UYU', 'GTQ', 'DOP']);

/** The language of receipts where no printer says another: that of the till's money. */
export function defaultReceiptLocale(currency: string): Locale {
  if (currency === 'CNY') return 'zh-CN';
  if (currency === 'TWD' || currency === 'HKD') return 'zh-TW';
  return SPANISH_CURRENCIES.has(currency) ? 'es' : 'en';
}
