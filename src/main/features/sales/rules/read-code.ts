import { type GtinReading, readGtin } from '../../../../contract/kernel/barcode.ts';
import { isChinaMobile, looksLikePhone, phoneDigits } from '../../../../contract/kernel/phone.ts';
import {
  MEMBER_CODE_LENGTH,
  type MemberCode,
  readMemberCode,
} from '../../../../contract/kernel/person-code.ts';
import { codePoints, foldWidth } from '../../../../contract/kernel/text.ts';

/** A code longer than this is no card, barcode, phone or receipt number. */
const MAX_CODE_LENGTH = 64;
const MAX_SHOWN_LENGTH = 80;

/** Controls, bidirectional marks, zero-width characters, lone surrogates, undecodable bytes. */
const UNREADABLE =
  // oxlint-disable-next-line no-control-regex -- controls are what this finds
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Cs}/u;

/** What a code is by its form alone, before anyone is asked whether they know it. */
export type CodeReading =
  | {
      readonly kind: 'unusable';
      readonly reason: 'empty' | 'unreadable' | 'tooLong';
      readonly shown: string;
    }
  | {
      readonly kind: 'text';
      /** Width-folded and trimmed: full-width digits are digits. */
      readonly text: string;
      readonly shown: string;
      readonly gtin: GtinReading;
      /** The number, if the text can only be a mobile phone's. */
      readonly mobile: string | null;
      /** A member's QR code. */
      readonly memberCode: MemberCode | null;
    };

function symbolOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code === 0xfffd || !UNREADABLE.test(char)) return char;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** A code as a person can see it: controls as their symbols (␛, ␝), cut to 80 characters. */
export function makeVisible(code: string): string {
  const shown: string[] = [];
  for (const char of code) {
    shown.push(...symbolOf(char));
    if (shown.length > MAX_SHOWN_LENGTH) return `${shown.slice(0, MAX_SHOWN_LENGTH - 1).join('')}…`;
  }
  return shown.join('');
}

/**
 * The number in a text that can only be a mobile phone: 11 digits starting with 1, with +86 or
 * 0086 before it or not, or any international number written with its plus. Other digits may be
 * a card, so they are never taken for a phone (DOMAIN, scan routing).
 */
function mobileIn(text: string): string | null {
  if (!looksLikePhone(text)) return null;
  const digits = phoneDigits(text);
  const national = digits.replace(/^0086/, '');
  if (isChinaMobile(national)) return national;
  if (!text.startsWith('+')) return null;
  if (digits.startsWith('86') && isChinaMobile(digits.slice(2))) return digits.slice(2);
  return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
}

/** Reads the form of a scanned or typed code. */
export function readCode(code: string): CodeReading {
  const trimmed = code.trim();
  if (trimmed === '') return { kind: 'unusable', reason: 'empty', shown: makeVisible(code) };
  const shown = makeVisible(trimmed);
  if (UNREADABLE.test(trimmed)) return { kind: 'unusable', reason: 'unreadable', shown };
  const memberCode = trimmed.length > MEMBER_CODE_LENGTH ? null : readMemberCode(trimmed);
  if (memberCode === null && codePoints(trimmed) > MAX_CODE_LENGTH)
    return { kind: 'unusable', reason: 'tooLong', shown };
  const text = foldWidth(trimmed);
  return { kind: 'text', text, shown, gtin: readGtin(text), mobile: mobileIn(text), memberCode };
}
