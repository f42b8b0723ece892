import { isLuhn, luhnCheckDigit } from '../../../../contract/kernel/barcode.ts';
import type { Uid } from '../../../../contract/kernel/ids.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';

const DIGITS = 11;

/**
 * The code of a voucher: `V`, eleven digits out of the random part of a uid, and their Luhn check
 * digit. A code is worth money to whoever shows it, so it cannot be guessed from another one; the
 * letter keeps it apart from article numbers, phones, cards and payment codes.
 */
export function voucherCodeOf(uid: Uid): string {
  const digits = String(BigInt(`0x${uid.slice(-12)}`) % 10n ** BigInt(DIGITS)).padStart(
    DIGITS,
    '0',
  );
  return `V${digits}${luhnCheckDigit(digits)}`;
}

/** What a text is as a voucher code. */
export type VoucherCodeReading =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'wrongCheckDigit' }
  | { readonly kind: 'other' };

/** Reads a voucher code as people write it: small letters, full-width digits, spaces, dashes. */
export function readVoucherCode(text: string): VoucherCodeReading {
  const code = foldWidth(text).replace(/[\s-]/g, '').toUpperCase();
  if (!/^V\d{12}$/.test(code)) return { kind: 'other' };
  return isLuhn(code.slice(1)) ? { kind: 'code', code } : { kind: 'wrongCheckDigit' };
}
