/** The GS1 mod-10 check digit of the digits before it (weights 3, 1 from the right). */
export function gs1CheckDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit * 3 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether `code` is 8, 12, 13 or 14 digits with a right GS1 check digit. */
export function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  return gs1CheckDigit(code.slice(0, -1)) === code.charCodeAt(code.length - 1) - 48;
}

/** What a scanned number is as an article number. */
export type GtinReading =
  | { readonly kind: 'gtin'; readonly code: string }
  | { readonly kind: 'wrong-check-digit'; readonly expected: number }
  | { readonly kind: 'other' };

/**
 * Reads an article number as scanners give it: EAN-13, EAN-8, UPC-A (brought to EAN-13 by a
 * leading zero), UPC-E (spread out), and GTIN-14 (ITF-14) with indicator 0. A number of 8, 12, 13
 * or 14 digits with a wrong check digit is told apart, so that the screen can say so. Vectors:
 * DOMAIN, Sales.
 */
export function readGtin(code: string): GtinReading {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return { kind: 'other' };
  const expected = gs1CheckDigit(code.slice(0, -1));
  if (expected !== code.charCodeAt(code.length - 1) - 48) {
    const spread = expandUpcE(code);
    if (spread !== null) return { kind: 'gtin', code: `0${spread}` };
    return { kind: 'wrong-check-digit', expected };
  }
  if (code.length === 12) return { kind: 'gtin', code: `0${code}` };
  if (code.length === 14 && code.startsWith('0')) return { kind: 'gtin', code: code.slice(1) };
  return { kind: 'gtin', code };
}

/**
 * UPC-E spread out to the UPC-A it stands for (GS1 General Specifications, UPC-E): eight digits,
 * the number system (0 or 1) first and the check digit last, which is that of the UPC-A. `null` =
 * no such code. `01234565` is `012345000065`.
 */
export function expandUpcE(code: string): string | null {
  const match = /^([01])(\d)(\d)(\d)(\d)(\d)(\d)\d$/.exec(code);
  if (match === null) return null;
  const [, system = '', a = '', b = '', c = '', d = '', e = '', last = ''] = match;
  const body = system + spreadUpcE([a, b, c, d, e], last);
  const upcA = `${body}${code.slice(-1)}`;
  return gs1CheckDigit(body) === Number(code.slice(-1)) ? upcA : null;
}

function spreadUpcE(digits: readonly string[], last: string): string {
  const [a = '', b = '', c = '', d = '', e = ''] = digits;
  if (last === '0' || last === '1' || last === '2') return `${a}${b}${last}0000${c}${d}${e}`;
  if (last === '3') return `${a}${b}${c}00000${d}${e}`;
  if (last === '4') return `${a}${b}${c}${d}00000${e}`;
  return `${a}${b}${c}${d}${e}0000${last}`;
}

/**
 * The forms under which a scanned number may be on file: as it came; as EAN-13; without that
 * one's leading zero (UPC-A); for eight digits also what they spread out to as UPC-E.
 */
export function articleForms(code: string): readonly string[] {
  const forms = new Set([code]);
  const reading = readGtin(code);
  if (reading.kind === 'gtin') forms.add(reading.code);
  const spread = expandUpcE(code);
  if (spread !== null) forms.add(`0${spread}`);
  for (const form of forms) {
    if (form.length === 13 && form.startsWith('0')) forms.add(form.slice(1));
  }
  return [...forms];
}

/**
 * The article packed in a case: a GTIN-14 with an indicator from 1 to 8 and a right check digit
 * holds the EAN-13 of one piece. `null` = no such code.
 */
export function articleInCase(code: string): string | null {
  if (!/^[1-8]\d{13}$/.test(code) || !isGtin(code)) return null;
  const body = code.slice(1, -1);
  return `${body}${gs1CheckDigit(body)}`;
}

/** Luhn's check (ISO/IEC 7812-1) of a member card number; `8800123450` passes. */
export function isLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  return luhnSum(digits, false) % 10 === 0;
}

/** The digit that makes `digits` + digit pass {@link isLuhn}. */
export function luhnCheckDigit(digits: string): number {
  return (10 - (luhnSum(digits, true) % 10)) % 10;
}

function luhnSum(digits: string, isCheckMissing: boolean): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const isDoubled = index % 2 === (isCheckMissing ? 0 : 1);
    const value = isDoubled ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
