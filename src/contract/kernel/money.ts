/** An amount in minor units of the till's currency (fen, cents): always a safe integer. */
export type Minor = number;

/** A rate in basis points: 1 % = 100. */
export type BasisPoints = number;

/** A quantity in thousandths: one piece = 1000, 0.485 kg = 485. */
export type Milli = number;

/** The largest amount one line, basket or tender may hold: 14 digits with the minor ones. */
export const MAX_AMOUNT_MINOR: Minor = 99_999_999_999_999;

/** The most points one sale may earn or one member hold: the largest sale at 10 points a minor unit. */
export const MAX_POINTS = 1_000_000_000_000_000;

/** The largest quantity of one line: 99,999 pieces. */
export const MAX_QUANTITY_MILLI: Milli = 99_999_000;

const ZERO_DECIMAL_CURRENCIES = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMAL_CURRENCIES = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** How many digits stand after the decimal point in `currency` (ISO 4217). */
export function currencyDecimals(currency: string): number {
  if (ZERO_DECIMAL_CURRENCIES.has(currency)) return 0;
  return THREE_DECIMAL_CURRENCIES.has(currency) ? 3 : 2;
}

/**
 * Divides integers exactly, rounding half away from zero, through BigInt so that no
 * product of two safe integers loses a digit.
 */
export function mulDivRound(a: number, b: number, divisor: number): number {
  const product = BigInt(a) * BigInt(b);
  const by = BigInt(divisor);
  const negative = product < 0n !== by < 0n;
  const abs = product < 0n ? -product : product;
  const absBy = by < 0n ? -by : by;
  const quotient = (abs * 2n + absBy) / (absBy * 2n);
  return Number(negative ? -quotient : quotient);
}

/** Divides integers exactly, rounding toward minus infinity. */
export function mulDivFloor(a: number, b: number, divisor: number): number {
  const product = BigInt(a) * BigInt(b);
  const by = BigInt(divisor);
  const quotient = product / by;
  const isExact = product % by === 0n;
  return Number(!isExact && product < 0n !== by < 0n ? quotient - 1n : quotient);
}

/** The amount of a line: unit price times quantity, half up to the minor unit. */
export function lineAmount(unitPriceMinor: Minor, quantityMilli: Milli): Minor {
  return mulDivRound(unitPriceMinor, quantityMilli, 1000);
}

/**
 * The tax inside a tax-inclusive amount: gross − gross ÷ (1 + rate), half up
 * (DOMAIN, Sales). At 13 %, 11,300 holds 1,300.
 */
export function taxIncluded(grossMinor: Minor, rateBp: BasisPoints): Minor {
  return mulDivRound(grossMinor, rateBp, 10_000 + rateBp);
}

/**
 * Splits `total` over `weights` in proportion, by largest remainder, so that the parts add
 * up to `total` exactly; ties go to the earlier part. Weights are non-negative integers;
 * when all are zero the whole of `total` goes to the first part.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((acc, weight) => acc + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, part: product / sum, remainder: product % sum };
  });
  let left = Number(amount - shares.reduce((acc, share) => acc + share.part, 0n));
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const parts = shares.map((share) => Number(share.part));
  for (const share of byRemainder) {
    if (left === 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : part * sign));
}

/** Spanish-speaking countries that write 1,234.50; the others write 1.234,50. */
const POINT_DECIMAL_CURRENCIES: ReadonlySet<string> = new Set([
  'MXN',
  'USD',
  'GTQ',
  'HNL',
  'NIO',
  'DOP',
  'PEN',
  'PAB',
  'CNY',
  'TWD',
  'HKD',
]);

/**
 * Whether numbers are written 1.234,50 in a language at a till that counts in `currency`:
 * Spanish is written both ways, and the currency tells in which country. Receipts and screens
 * follow the same rule.
 */
export function hasCommaDecimals(language: string, currency: string): boolean {
  return language === 'es' && !POINT_DECIMAL_CURRENCIES.has(currency);
}

/** An integer of the smallest unit as plain decimals, exact and without groups: 123456 → 1234.56. */
export function plainDecimal(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${units < 0 ? '-' : ''}${whole}${fraction}`;
}
