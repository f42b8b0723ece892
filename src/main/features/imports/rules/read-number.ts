import { MAX_AMOUNT_MINOR } from '../../../../contract/kernel/money.ts';
import type { RejectReason } from '../../../../contract/imports.ts';

/** A decimal number exactly: `digits` × 10^−`scale`. */
export interface Decimal {
  readonly digits: number;
  readonly scale: number;
}

export type NumberReading =
  | { readonly ok: true; readonly value: Decimal }
  | { readonly ok: false; readonly reason: RejectReason };

/** More digits than this are no price and no quantity. */
const MAX_DIGITS = 15;

const bad = (reason: RejectReason) => ({ ok: false, reason }) as const;

/**
 * A number as tills write it: `1,234.50`, `-3`, `$4.50`, `(0.50)`, `¥１２`, `4.50-`. With
 * `decimal` a comma, `1.234,50`. A group of the thousands must have three digits, so that `12,50`
 * with a decimal point is refused and not read as 1250; so are forms with an exponent.
 */
export function readDecimal(text: string, decimal: '.' | ','): NumberReading {
  const plain = /^-?\d{1,12}$/.test(text);
  if (plain) return { ok: true, value: { digits: Number(text), scale: 0 } };
  const folded = text.normalize('NFKC').trim();
  if (folded === '') return bad('numberMissing');
  if (/^[-+]?[\d.,]+e[-+]?\d+$/i.test(folded)) return bad('numberExponent');
  const isNegative =
    /^\(.*\)$/.test(folded) || /^[^\d]*[-−]/.test(folded) || /\d\s*[-−]$/.test(folded);
  const bare = folded
    .replace(/^\(|\)$/g, '')
    .replace(/[-−+\s\u00a0'’\p{Sc}]/gu, '')
    .replace(/^[A-Z]{2,3}(?=[\d.,])|(?<=\d)[A-Z]{2,3}$/g, '');
  const parts = split(bare, decimal);
  if (parts === undefined) return bad('numberUnreadable');
  const { whole, fraction } = parts;
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  if (significant.length > MAX_DIGITS) {
    return whole.replace(/^0+/, '').length > MAX_DIGITS - 2
      ? bad('numberTooLarge')
      : cut(parts, isNegative);
  }
  return decimalOf(whole, fraction, isNegative);
}

function decimalOf(whole: string, fraction: string, isNegative: boolean): NumberReading {
  const digits = Number(`${whole}${fraction}`);
  return {
    ok: true,
    value: { digits: isNegative && digits !== 0 ? -digits : digits, scale: fraction.length },
  };
}

/** More decimals than count, as 0.30000000000000004: the last ones are rounded away. */
function cut(
  { whole, fraction }: { readonly whole: string; readonly fraction: string },
  isNegative: boolean,
): NumberReading {
  const keep = Math.max(0, Math.min(6, MAX_DIGITS - 1 - whole.length));
  const kept =
    Number(`${whole}${fraction.slice(0, keep)}`) + (Number(fraction[keep] ?? '0') >= 5 ? 1 : 0);
  return { ok: true, value: { digits: isNegative ? -kept : kept, scale: keep } };
}

function split(
  text: string,
  decimal: '.' | ',',
): { readonly whole: string; readonly fraction: string } | undefined {
  const match =
    decimal === '.'
      ? /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/.exec(text)
      : /^(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const fraction = match[2] ?? '';
  if (whole === '' && fraction === '') return undefined;
  return { whole: whole === '' ? '0' : whole, fraction };
}

/** A decimal in units of 10^−`scale`, rounded half away from zero; undefined when too large. */
export function toScale({ digits, scale }: Decimal, wanted: number): number | undefined {
  const value =
    scale <= wanted
      ? digits * 10 ** (wanted - scale)
      : Math.sign(digits) * Math.round(Math.abs(digits) / 10 ** (scale - wanted));
  return Math.abs(value) > MAX_AMOUNT_MINOR ? undefined : value;
}

/**
 * Price × quantity in minor units, rounded once, half away from zero: a price may have more
 * decimals than the currency. Undefined when it is too large.
 */
export function timesQuantity(
  price: Decimal,
  quantityMilli: number,
  currencyDecimals: number,
): number | undefined {
  const product = BigInt(price.digits) * BigInt(quantityMilli);
  const negative = product < 0n;
  const shift = price.scale + 3 - currencyDecimals;
  const abs = negative ? -product : product;
  const amount =
    shift <= 0
      ? abs * 10n ** BigInt(-shift)
      : (abs * 2n + 10n ** BigInt(shift)) / (2n * 10n ** BigInt(shift));
  if (amount > BigInt(MAX_AMOUNT_MINOR)) return undefined;
  return negative ? -Number(amount) : Number(amount);
}
