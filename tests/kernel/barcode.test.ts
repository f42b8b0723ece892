import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleForms,
  articleInCase,
  expandUpcE,
  gs1CheckDigit,
  isGtin,
  isLuhn,
  luhnCheckDigit,
  readGtin,
} from '../../src/contract/kernel/barcode.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''));

describe('GS1 article numbers', () => {
  it('accepts 4006381333931 and refuses 1234567890120', () => {
    expect(readGtin('4006381333931')).toEqual({ kind: 'gtin', code: '4006381333931' });
    expect(isGtin('1234567890120')).toBe(false);
    expect(readGtin('1234567890120')).toEqual({ kind: 'wrong-check-digit', expected: 8 });
  });

  it('brings UPC-A and GTIN-14 with indicator 0 to EAN-13', () => {
    expect(readGtin('036000291452')).toEqual({ kind: 'gtin', code: '0036000291452' });
    expect(readGtin('04006381333931')).toEqual({ kind: 'gtin', code: '4006381333931' });
  });

  it('keeps a GTIN-14 of a case, which is another article than its content', () => {
    expect(readGtin('14006381333938')).toEqual({ kind: 'gtin', code: '14006381333938' });
  });

  it('accepts EAN-8', () => {
    expect(readGtin('96385074')).toEqual({ kind: 'gtin', code: '96385074' });
  });

  it.each([
    // GS1 General Specifications, UPC-E: one of each way to leave out zeros.
    ['01234505', '012000003455'],
    ['01234514', '012100003454'],
    ['01234523', '012200003453'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['01234558', '012345000058'],
    ['01234565', '012345000065'],
    ['01234596', '012345000096'],
  ])('spreads UPC-E %s out to %s', (code, upcA) => {
    expect(expandUpcE(code)).toBe(upcA);
    expect(isGtin(upcA)).toBe(true);
    expect(articleForms(code)).toEqual(expect.arrayContaining([upcA, `0${upcA}`, code]));
    expect(expandUpcE(`${code.slice(0, 7)}${(Number(code.at(-1)) + 1) % 10}`)).toBeNull();
  });

  it('knows UPC-E from EAN-8 by the check digit', () => {
    expect(readGtin('04252614')).toEqual({ kind: 'gtin', code: '0042100005264' });
    // Right as both: it stays as it came, and is looked up as both.
    expect(readGtin('01234565')).toEqual({ kind: 'gtin', code: '01234565' });
    expect(expandUpcE('96385074')).toBeNull();
    expect(expandUpcE('0123456')).toBeNull();
  });

  it('finds the article in a case', () => {
    expect(articleInCase('14006381333938')).toBe('4006381333931');
    expect(articleInCase('04006381333931')).toBeNull();
    expect(articleInCase('14006381333939')).toBeNull();
  });

  it('leaves what is no article number alone', () => {
    for (const code of [
      '',
      '123',
      '13812345678',
      '4006381333931 ',
      'ABCDEFGHIJKLM',
      '１２３４５６７８',
    ]) {
      expect(readGtin(code)).toEqual({ kind: 'other' });
    }
  });

  it('detects every single wrong digit', () => {
    fc.assert(
      fc.property(
        digits(12),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (body, at, shift) => {
          const code = `${body}${gs1CheckDigit(body)}`;
          expect(isGtin(code)).toBe(true);
          const wrong = (Number(code[at]) + shift) % 10;
          expect(isGtin(code.slice(0, at) + String(wrong) + code.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
});

describe("Luhn's check", () => {
  it('passes 8800123450 and the vector of ISO/IEC 7812-1', () => {
    expect(isLuhn('8800123450')).toBe(true);
    expect(isLuhn('49927398716')).toBe(true);
    expect(isLuhn('8800123451')).toBe(false);
  });

  it('refuses what is no number', () => {
    for (const text of ['', '0', 'A800123450', '88 00123450', '８８００１２３４５０']) {
      expect(isLuhn(text)).toBe(false);
    }
  });

  it('has exactly one right digit after any number, and notices one wrong digit', () => {
    fc.assert(
      fc.property(digits(9), fc.integer({ min: 0, max: 9 }), (body, digit) => {
        expect(isLuhn(`${body}${digit}`)).toBe(digit === luhnCheckDigit(body));
      }),
    );
  });
});
