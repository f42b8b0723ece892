import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeVisible, readCode } from '../../../src/main/features/sales/rules/read-code.ts';

/** Any code points, lone surrogates too; fast-check's own binary strings take seconds to set up. */
const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0xff }),
  fc.integer({ min: 0, max: 0x10ffff }),
);
const anyCode = fc
  .array(codePoint, { maxLength: 200 })
  .map((points) => String.fromCodePoint(...points));

describe('making a code visible', () => {
  it('shows controls as their symbols', () => {
    expect(makeVisible('\u001b@AB\u001dC\u007f')).toBe('␛@AB␝C␡');
    expect(makeVisible('a\u202Eb\u0085')).toBe('a⟨U+202E⟩b⟨U+0085⟩');
    expect(makeVisible('王\uD800')).toBe('王⟨U+D800⟩');
  });

  it('cuts at 80 characters and never lets a control through', () => {
    expect([...makeVisible('x'.repeat(80))]).toHaveLength(80);
    expect(makeVisible('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
    fc.assert(
      fc.property(anyCode, (code) => {
        const shown = makeVisible(code);
        expect([...shown].length).toBeLessThanOrEqual(80);
        expect(/[\p{Cc}\p{Cs}\u2028-\u202e\u200b-\u200f]/u.test(shown)).toBe(false);
      }),
    );
  });
});

describe('reading the form of a code', () => {
  it('trims what a scanner or a hand leaves around it', () => {
    expect(readCode(' 4006381333931\r\n')).toMatchObject({ kind: 'text', text: '4006381333931' });
    expect(readCode('４００６３８１３３３９３１')).toMatchObject({ text: '4006381333931' });
  });

  it.each([
    ['', 'empty'],
    [' \t\r\n', 'empty'],
    ['4006381333\u001b31', 'unreadable'],
    ['0104006381333931\u001d10AB', 'unreadable'],
    ['card\u0000', 'unreadable'],
    ['caf\uFFFD', 'unreadable'],
    ['x\u202Ey', 'unreadable'],
    ['9'.repeat(65), 'tooLong'],
    ['王'.repeat(65), 'tooLong'],
    ['\u0007'.repeat(4096), 'unreadable'],
  ])('%j is %s', (code, reason) => {
    expect(readCode(code)).toMatchObject({ kind: 'unusable', reason });
  });

  it('takes 64 characters', () => {
    expect(readCode('9'.repeat(64))).toMatchObject({ kind: 'text' });
  });

  it('brings UPC-A and EAN together and tells a wrong check digit apart (DOMAIN, Sales)', () => {
    expect(readCode('4006381333931')).toMatchObject({
      gtin: { kind: 'gtin', code: '4006381333931' },
    });
    expect(readCode('036000291452')).toMatchObject({
      gtin: { kind: 'gtin', code: '0036000291452' },
    });
    expect(readCode('1234567890120')).toMatchObject({
      gtin: { kind: 'wrong-check-digit', expected: 8 },
    });
  });

  it.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['+34 612 345 678', '+34612345678'],
    ['8800123450', null],
    ['12812345678', null],
    ['8613812345678', null],
    ['612345678', null],
    ['SKU-13812345678', null],
  ])('%s: mobile %s', (code, mobile) => {
    expect(readCode(code)).toMatchObject({ kind: 'text', mobile });
  });
});
