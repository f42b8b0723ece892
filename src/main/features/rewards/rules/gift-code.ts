import { luhnCheckDigit } from '../../../../contract/kernel/barcode.ts';
import type { Uid } from '../../../../contract/kernel/ids.ts';

const DIGITS = 11;

/**
 * The code on a gift's slip: `G`, eleven digits out of the random part of a uid, and their Luhn
 * check digit; the letter keeps it apart from articles, cards and vouchers.
 */
export function giftCodeOf(uid: Uid): string {
  const number = BigInt(`0x${uid.slice(-12)}`) % 10n ** BigInt(DIGITS);
  const digits = String(number).padStart(DIGITS, '0');
  return `G${digits}${luhnCheckDigit(digits)}`;
}
