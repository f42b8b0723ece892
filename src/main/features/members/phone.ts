import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isChinaMobile, phoneDigits } from '../../../contract/kernel/phone.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';

/** No country writes a number with more signs than this. */
const MAX_PHONE_TEXT = 40;

/** No phone number has fewer digits, whatever its country. */
export const MIN_PHONE_DIGITS = 6;

/**
 * A phone number as people write it, as E.164 (`+8613812345678`); null if it is none.
 * `region` is where a number without a country code belongs (`phoneRegion`). Mainland mobiles of
 * ranges younger than the library's tables are accepted by their shape.
 */
export function toE164(text: string, region: string): string | null {
  const typed = foldWidth(text);
  if (typed.length > MAX_PHONE_TEXT || !/^\+?[\d\s().\-–/]+$/.test(typed)) return null;
  const digits = phoneDigits(typed);
  const oldMexican = /^(?:\+|00)521(\d{10})$/.exec(typed.replace(/[^\d+]/g, ''));
  if (oldMexican !== null) return toE164(`+52${oldMexican[1] ?? ''}`, region);
  const parsed = parsePhoneNumberFromString(typed, region as CountryCode);
  if (parsed?.isValid() === true) return parsed.number;
  if (region === 'CN' && isChinaMobile(digits) && !typed.startsWith('+')) return `+86${digits}`;
  return null;
}

/**
 * Whether `digits` are the whole of a stored number: with its country code, or national, trunk
 * zeros left out.
 */
export function isCompletePhone(e164: string, digits: string): boolean {
  if (e164 === `+${digits}`) return true;
  const parsed = parsePhoneNumberFromString(e164);
  return parsed !== undefined && parsed.nationalNumber.replace(/^0+/, '') === digits;
}
