/** The country of a currency used in one country, or the one where tills most likely stand. */
const BY_CURRENCY: Readonly<Record<string, string>> = {
  CNY: 'CN',
  TWD: 'TW',
  HKD: 'HK',
  MOP: 'MO',
  EUR: 'ES',
  MXN: 'MX',
  USD: 'US',
  CAD: 'CA',
  GBP: 'GB',
  CHF: 'CH',
  JPY: 'JP',
  KRW: 'KR',
  SGD: 'SG',
  MYR: 'MY',
  THB: 'TH',
  VND: 'VN',
  IDR: 'ID',
  PHP: 'PH',
  INR: 'IN',
  AUD: 'AU',
  NZD: 'NZ',
  ARS: 'AR',
  BOB: 'BO',
  BRL: 'BR',
  CLP: 'CL',
  COP: 'CO',
  CRC: 'CR',
  DOP: 'DO',
  GTQ: 'GT',
  HNL: 'HN',
  NIO: 'NI',
  PAB: 'PA',
  PEN: 'PE',
  PYG: 'PY',
  UYU: 'UY',
};

/** Countries that share a currency, told apart by the store's time zone. */
const BY_ZONE: Readonly<Record<string, string>> = {
  'Europe/Madrid': 'ES',
  'Atlantic/Canary': 'ES',
  'Africa/Ceuta': 'ES',
  'Europe/Paris': 'FR',
  'Europe/Berlin': 'DE',
  'Europe/Rome': 'IT',
  'Europe/Lisbon': 'PT',
  'Europe/Amsterdam': 'NL',
  'Europe/Brussels': 'BE',
  'Europe/Vienna': 'AT',
  'Europe/Dublin': 'IE',
  'Europe/Athens': 'GR',
  'Europe/Helsinki': 'FI',
  'America/Guayaquil': 'EC',
  'America/El_Salvador': 'SV',
  'America/Panama': 'PA',
  'America/Puerto_Rico': 'PR',
};

const SHARED = new Set(['EUR', 'USD']);

/** Where a phone number without a country code belongs (ISO 3166), by the till's settings. */
export function phoneRegion(till: {
  readonly currency: string;
  readonly timeZone: string;
}): string {
  const byZone = SHARED.has(till.currency) ? BY_ZONE[till.timeZone] : undefined;
  return byZone ?? BY_CURRENCY[till.currency] ?? 'US';
}
