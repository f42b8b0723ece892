import { foldWidth } from './text.ts';

/** The digits of what was typed or scanned as a phone number, full-width ones included. */
export function phoneDigits(text: string): string {
  return foldWidth(text).replace(/\D/g, '');
}

/** Whether a text is made only of what people write in phone numbers. */
export function looksLikePhone(text: string): boolean {
  return /^\+?[\d\s().-]{3,24}$/.test(foldWidth(text));
}

/** Whether digits are a mainland China mobile number: 11 digits starting with 1 (DOMAIN). */
export function isChinaMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/**
 * A phone number for the screen: the first three and last four digits show, the rest is hidden;
 * a short number shows less, so that at least three digits stay hidden.
 */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+86/, '');
  const shown = Math.max(0, national.length - 3);
  const tail = Math.min(4, shown);
  const head = Math.min(3, shown - tail);
  return `${national.slice(0, head)}****${tail === 0 ? '' : national.slice(-tail)}`;
}
