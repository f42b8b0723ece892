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
 * leading zero) and GTIN-14 with indicator 0. A 13- or 12-digit number with a wrong check
 * digit is told apart, so that the screen can say so. Vectors: DOMAIN, Sales.
 */
export function readGtin(code: string): GtinReading {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return { kind: 'other' };
  const expected = gs1CheckDigit(code.slice(0, -1));
  if (expected !== code.charCodeAt(code.length - 1) - 48) {
    return { kind: 'wrong-check-digit', expected };
  }
  if (code.length === 12) return { kind: 'gtin', code: `0${code}` };
  if (code.length === 14 && code.startsWith('0')) return { kind: 'gtin', code: code.slice(1) };
  return { kind: 'gtin', code };
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
