import { isLuhn, luhnCheckDigit } from '../../../../contract/kernel/barcode.ts';
import { isChinaMobile } from '../../../../contract/kernel/phone.ts';
import { foldWidth } from '../../../../contract/kernel/text.ts';

/** Issued numbers start with this (DOMAIN, Sales: prefix table; vector 8800123450). */
const CARD_PREFIX = '88';
const SERIAL_DIGITS = 7;
const SERIALS = 10 ** SERIAL_DIGITS;

/** A card number as it is kept: folded, upper case, without spaces and hyphens. */
export function foldCardNo(text: string): string {
  return foldWidth(text).toUpperCase().replace(/[\s-]/g, '');
}

/**
 * Whether a number may be a member's card. Cards of our own prefix and length must pass Luhn;
 * others (legacy ranges) are 4 to 20 letters and digits. A mainland mobile number is no card:
 * nobody could tell what was scanned.
 */
export function isCardNo(cardNo: string): boolean {
  if (!/^[0-9A-Z]{4,20}$/.test(cardNo) || isChinaMobile(cardNo)) return false;
  const isOurs = cardNo.startsWith(CARD_PREFIX) && /^\d{10}$/.test(cardNo);
  return !isOurs || isLuhn(cardNo);
}

/** The card number of a serial (0 … 9,999,999): prefix, seven digits, Luhn digit. */
export function cardNoOf(serial: number): string {
  const digits = `${CARD_PREFIX}${String(serial % SERIALS).padStart(SERIAL_DIGITS, '0')}`;
  return `${digits}${luhnCheckDigit(digits)}`;
}

/**
 * Card numbers to try for a new member, out of the random bits of a uid, so that two tills that do
 * not know of each other rarely issue the same one and nobody can guess the next.
 */
export function* cardNoCandidates(uid: string): Generator<string> {
  const start = Number.parseInt(uid.replaceAll('-', '').slice(-12), 16) % SERIALS;
  // An odd step not divisible by 5 visits every serial once.
  for (let turn = 0; turn < SERIALS; turn += 1) yield cardNoOf(start + turn * 3_571_429);
}
