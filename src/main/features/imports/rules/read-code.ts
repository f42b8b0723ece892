import type { RejectReason } from '../../../../contract/imports.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';

/** The longest number of a receipt, a customer or a product. */
export const MAX_CODE = 64;

export type TextReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: RejectReason };

const PLAIN = /^[0-9A-Za-z _./-]{1,64}$/;

/**
 * A number or code by which something is known. Spreadsheets hurt them in three ways: `="0012"`
 * is unwrapped; `4.00638E+12` has lost its digits and is refused; other formulas are refused.
 */
export function readCode(text: string): TextReading {
  // What databases write where there is nothing.
  if (text === 'NULL' || text === '\\N') return { ok: true, value: '' };
  if (PLAIN.test(text) && text.trim() === text && !/^-|\.\d*E/i.test(text)) {
    return { ok: true, value: text };
  }
  const wrapped = /^="([^"]*)"$/.exec(text.trim());
  const code = cleanText(unescapeFormula(wrapped?.[1] ?? text));
  if (code.length > MAX_CODE) return { ok: false, reason: 'codeTooLong' };
  if (code.includes('\u{fffd}')) return { ok: false, reason: 'codeUnreadable' };
  if (/^[=@＝＠]/.test(code)) return { ok: false, reason: 'codeFormula' };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(code) && /[.+]/.test(code)) {
    return { ok: false, reason: 'codeExponent' };
  }
  return { ok: true, value: code };
}

/** A customer's number: `13085.0` and `nan` are what a data frame makes of 13085 and of nothing. */
export function readMemberCode(text: string): TextReading {
  const reading = readCode(text);
  if (!reading.ok) return reading;
  if (/^nan$/i.test(reading.value)) return { ok: true, value: '' };
  return { ok: true, value: reading.value.replace(/^(\d+)\.0+$/, '$1') };
}

/** Text for people, such as a product's name. */
export function readText(text: string): string {
  return cleanText(unescapeFormula(text));
}

/** An export that is safe for spreadsheets puts an apostrophe before what looks like a formula. */
function unescapeFormula(text: string): string {
  return /^'[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text;
}
