import { MAX_AMOUNT_MINOR, MAX_QUANTITY_MILLI } from '../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../contract/kernel/result.ts';
import { foldWidth } from '../../contract/kernel/text.ts';

export type DecimalError =
  | 'empty'
  | 'notNumber'
  | 'negative'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'zero';

/** What stands before the decimals at this till (`Format.decimalSign`). */
export type DecimalSign = '.' | ',';

interface DecimalShape {
  readonly decimals: number;
  readonly decimalSign: DecimalSign;
  readonly max: number;
  /** Weights are never grouped: `1,234` kg is one and a bit. */
  readonly isGrouped: boolean;
}

/** An amount typed in currency units, in minor units; no float is involved. */
export function parseAmount(
  text: string,
  shape: { readonly decimals: number; readonly decimalSign: DecimalSign },
): Result<number, DecimalError> {
  return parseDecimal(text, { ...shape, max: MAX_AMOUNT_MINOR, isGrouped: true });
}

/** A quantity typed in pieces or kilograms, in thousandths. */
export function parseQuantity(
  text: string,
  unit: 'piece' | 'kg',
  decimalSign: DecimalSign,
): Result<number, DecimalError> {
  const decimals = unit === 'kg' ? 3 : 0;
  const scale = unit === 'kg' ? 1 : 1000;
  const max = MAX_QUANTITY_MILLI / scale;
  const read = parseDecimal(text, { decimals, decimalSign, max, isGrouped: false });
  if (!read.ok) return read;
  return read.value === 0 ? fail('zero') : ok(read.value * scale);
}

function parseDecimal(text: string, shape: DecimalShape): Result<number, DecimalError> {
  const clean = foldWidth(text)
    .replace(/[。．]/g, '.')
    .replace(/[，、]/g, ',')
    .replace(/[\s'’_]/g, '');
  if (clean === '') return fail('empty');
  if (/^[-−]/.test(clean)) return fail('negative');
  if (!/^[\d.,]+$/.test(clean) || !/\d/.test(clean)) return fail('notNumber');
  const split = splitAtDecimals(clean, shape);
  if (split === null) return fail('notNumber');
  // `1,000` is a thousand to some and one to others: neither is taken for money.
  if (shape.isGrouped && shape.decimals < 3 && mayBeGroup(clean, split)) {
    return fail('tooManyDecimals');
  }
  const fraction = split.fraction.replace(/0+$/, '');
  if (fraction.length > shape.decimals) return fail('tooManyDecimals');
  const whole = split.whole.replace(/^0+/, '');
  if (whole.length > 15) return fail('tooLarge');
  const value = Number(`${whole}${fraction.padEnd(shape.decimals, '0')}` || '0');
  return value > shape.max ? fail('tooLarge') : ok(value);
}

interface SplitNumber {
  readonly whole: string;
  readonly fraction: string;
}

/**
 * Finds which sign opens the decimals. Two different signs: the last one. One sign, once: it is
 * the language's group sign before exactly three digits (`1,234`), the decimal sign otherwise
 * (`12,5` reads the same in every language). One sign, repeated: groups.
 */
function splitAtDecimals(clean: string, shape: DecimalShape): SplitNumber | null {
  const signs = clean.replace(/\d/g, '');
  if (signs === '') return { whole: clean, fraction: '' };
  const last = signs.at(-1) ?? '.';
  const at = clean.lastIndexOf(last);
  const isMixed = [...signs].some((sign) => sign !== last);
  if (!isMixed && isGroups(clean, last, shape, signs.length)) {
    return { whole: clean.replaceAll(last, ''), fraction: '' };
  }
  const whole = clean.slice(0, at);
  const wholeSigns = whole.replace(/\d/g, '');
  if (wholeSigns.includes(last)) return null;
  if (wholeSigns !== '' && (!shape.isGrouped || !areThrees(whole, wholeSigns.charAt(0)))) {
    return null;
  }
  return { whole: whole.replace(/[.,]/g, ''), fraction: clean.slice(at + 1) };
}

/** Whether what was read as decimals could have been meant as a group of three. */
function mayBeGroup(clean: string, { whole, fraction }: SplitNumber): boolean {
  return fraction.length === 3 && clean === `${whole}${clean.charAt(whole.length)}${fraction}`
    ? /^[1-9]\d{0,2}$/.test(whole)
    : false;
}

function isGroups(clean: string, sign: string, shape: DecimalShape, count: number): boolean {
  if (!shape.isGrouped || !areThrees(clean, sign)) return false;
  return count > 1 || sign !== shape.decimalSign;
}

function areThrees(text: string, sign: string): boolean {
  const groups = text.split(sign);
  const [head = '', ...rest] = groups;
  return /^[1-9]\d{0,2}$/.test(head) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Thousandths as plain digits to start editing with: 485 → `0.485`, 2000 → `2`. */
export function editableQuantity(milli: number, decimalSign: DecimalSign): string {
  const [whole = '0', fraction = ''] = editableAmount(milli, 3, '.').split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}${decimalSign}${kept}`;
}

/** Minor units as plain digits to start editing with: 26800 → `268.00`. */
export function editableAmount(minor: number, decimals: number, decimalSign: DecimalSign): string {
  const digits = String(minor).padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}${decimalSign}${digits.slice(-decimals)}`;
}
