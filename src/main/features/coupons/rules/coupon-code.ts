import { isLuhn, luhnCheckDigit } from '../../../../contract/kernel/barcode.ts';
import type { Uid } from '../../../../contract/kernel/ids.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';

const DIGITS = 13;

/**
 * The code of a coupon: `98` for everybody or `99` for one use (GS1 keeps both for coupons),
 * thirteen digits out of the random part of a uid, and their Luhn check digit. Among a million
 * codes that are out, one guess in ten million is right.
 */
export function couponCodeOf(uid: Uid, kind: 'public' | 'single'): string {
  const random = BigInt(`0x${uid.slice(-12)}`) % 10n ** BigInt(DIGITS);
  const digits = `${kind === 'public' ? '98' : '99'}${String(random).padStart(DIGITS, '0')}`;
  return `${digits}${luhnCheckDigit(digits)}`;
}

/** What a text is as a coupon's code. */
export type CouponCodeReading =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'wrongCheckDigit'; readonly expected: number }
  | { readonly kind: 'other' };

/** Reads a coupon's code as people write it: full-width digits, in groups of four. */
export function readCouponCode(text: string): CouponCodeReading {
  const code = foldWidth(text).replace(/[\s-]/g, '');
  if (!/^9[89]\d{14}$/.test(code)) return { kind: 'other' };
  if (isLuhn(code)) return { kind: 'code', code };
  return { kind: 'wrongCheckDigit', expected: luhnCheckDigit(code.slice(0, -1)) };
}
