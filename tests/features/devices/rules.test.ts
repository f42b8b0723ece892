import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/main/features/devices/rules/escape-markup.ts';
import {
  formatAmount,
  formatInteger,
  formatQuantity,
  numberStyle,
} from '../../../src/main/features/devices/rules/format-amount.ts';
import { RECEIPT_WORDS } from '../../../src/main/features/devices/rules/receipt-words.ts';
import { textWidth, wrapText } from '../../../src/main/features/devices/rules/text-width.ts';

const POINT = { group: ',', decimal: '.' };

describe('amounts on a receipt', () => {
  it('have the decimals of their currency and lose no digit', () => {
    expect(formatAmount(0, 2, POINT)).toBe('0.00');
    expect(formatAmount(5, 2, POINT)).toBe('0.05');
    expect(formatAmount(-123_456, 2, POINT)).toBe('-1,234.56');
    expect(formatAmount(1500, 0, POINT)).toBe('1,500');
    expect(formatAmount(99_999_999_999_999, 2, POINT)).toBe('999,999,999,999.99');
    expect(formatQuantity(485, 'kg', POINT)).toBe('0.485 kg');
    expect(formatQuantity(1_200_000, 'piece', POINT)).toBe('1,200');
  });

  it('are written as the country writes them', () => {
    expect(formatAmount(123_456, 2, numberStyle('es', 'EUR'))).toBe('1.234,56');
    expect(formatAmount(123_456, 2, numberStyle('es', 'MXN'))).toBe('1,234.56');
    expect(formatAmount(123_456, 2, numberStyle('en', 'EUR'))).toBe('1,234.56');
  });

  it('read back to the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, decimals) => {
        const read = formatAmount(minor, decimals, POINT).replace(/[,.]/g, '');
        expect(BigInt(read)).toBe(BigInt(minor));
        expect(BigInt(formatInteger(minor, POINT).replaceAll(',', ''))).toBe(BigInt(minor));
      }),
    );
  });
});

describe('lines of text', () => {
  it('break between words, and between ideographs anywhere', () => {
    expect(wrapText('Merino wool socks', 11)).toEqual(['Merino wool', 'socks']);
    expect(wrapText('真丝围巾翡翠绿', 6)).toEqual(['真丝围', '巾翡翠', '绿']);
    expect(wrapText('Donaudampfschiff fahrt', 8)).toEqual(['Donaudam', 'pfschiff', 'fahrt']);
    expect(wrapText('', 8)).toEqual([]);
    expect(textWidth('a真é')).toBe(4);
  });

  it('fit, and keep every character but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 4, max: 48 }),
        (text, width) => {
          const lines = wrapText(text, width);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        },
      ),
    );
  });
});

describe('text in the markup', () => {
  it('has no sign left that means something there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkup(text);
        // oxlint-disable-next-line no-control-regex -- controls are what this looks for
        expect(escaped.replace(/\\x[0-9a-f]{2}/g, '')).not.toMatch(/[\\|{}~_"^`;\u0000-\u001f]/);
        expect(escaped).not.toMatch(/^[-=]/);
      }),
    );
  });
});

it('every language says everything, and fits the labels beside a receipt number', () => {
  for (const words of Object.values(RECEIPT_WORDS)) {
    expect(textWidth(words.receiptNo)).toBeLessThanOrEqual(8);
    for (const word of Object.values(words)) expect(word).toBeTruthy();
  }
});
