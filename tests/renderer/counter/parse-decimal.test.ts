import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/contract/primitives.ts';
import { MAX_AMOUNT_MINOR, MAX_QUANTITY_MILLI } from '../../../src/contract/kernel/money.ts';
import {
  editableAmount,
  editableQuantity,
  parseAmount,
  parseQuantity,
} from '../../../src/renderer/lib/parse-decimal.ts';
import { makeFormat } from '../../../src/renderer/lib/format.ts';

const en = { decimals: 2, decimalSign: '.' } as const;
const es = { decimals: 2, decimalSign: ',' } as const;

function minor(text: string, shape: Parameters<typeof parseAmount>[1] = en): number | string {
  const read = parseAmount(text, shape);
  return read.ok ? read.value : read.error.code;
}

describe('typed amounts', () => {
  it.each([
    ['0', 0],
    ['5', 500],
    ['.5', 50],
    ['5.', 500],
    ['12,5', 1250],
    ['12.50', 1250],
    ['1,234', 123_400],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ['1,234,567.8', 123_456_780],
    ['５００', 50_000],
    ['１２。５', 1250],
    ['１２，５', 1250],
    ['0.500', 50],
    ['1,500.00', 150_000],
    ['007', 700],
    ['999999999999.99', MAX_AMOUNT_MINOR],
  ])('reads %s', (text, value) => {
    expect(minor(text)).toBe(value);
  });

  it('reads Spanish groups and decimals', () => {
    expect(minor('1.234', es)).toBe(123_400);
    expect(minor('1.234.567,8', es)).toBe(123_456_780);
    expect(minor('12.5', es)).toBe(1250);
    expect(minor('1,234', es)).toBe('tooManyDecimals');
    expect(minor('1,000', es)).toBe('tooManyDecimals');
    expect(minor('1.000,00', es)).toBe(100_000);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['.', 'notNumber'],
    ['abc', 'notNumber'],
    ['1e5', 'notNumber'],
    ['1,2,3', 'notNumber'],
    ['1,234,56', 'notNumber'],
    ['1.2.3', 'notNumber'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['1.234', 'tooManyDecimals'],
    ['1.500', 'tooManyDecimals'],
    ['12.000', 'tooManyDecimals'],
    ['1000000000000', 'tooLarge'],
    ['9'.repeat(4000), 'tooLarge'],
  ])('refuses %s as %s', (text, code) => {
    expect(minor(text)).toBe(code);
  });

  it('gives back every amount it wrote, in either sign and any number of decimals', () => {
    const amount = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
    const shape = fc.record({
      decimals: fc.constantFrom(0, 2, 3),
      decimalSign: fc.constantFrom<'.' | ','>('.', ','),
    });
    fc.assert(
      fc.property(amount, shape, (value, by) => {
        const text = editableAmount(value, by.decimals, by.decimalSign);
        expect(parseAmount(text, by)).toEqual({ ok: true, value });
      }),
    );
  });

  it('reads what the screen writes, in each language and country', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_AMOUNT_MINOR }),
        fc.constantFrom<Locale>('en', 'zh-CN', 'zh-TW', 'es'),
        fc.constantFrom('EUR', 'MXN', 'CNY'),
        (value, locale, currency) => {
          const till = { currency, currencyDecimals: 2, timeZone: 'UTC' };
          const { amount, decimalSign } = makeFormat(locale, till);
          const shape = { decimals: 2, decimalSign };
          expect(parseAmount(amount(value), shape)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  it('never throws and never leaves the range, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseAmount(text, en);
        if (!read.ok) return;
        expect(Number.isSafeInteger(read.value)).toBe(true);
        expect(read.value).toBeLessThanOrEqual(MAX_AMOUNT_MINOR);
      }),
    );
  });
});

const code = (text: string, unit: 'piece' | 'kg'): string => {
  const read = parseQuantity(text, unit, '.');
  return read.ok ? 'ok' : read.error.code;
};

describe('typed quantities', () => {
  it('reads pieces and weights', () => {
    expect(parseQuantity('3', 'piece', '.')).toEqual({ ok: true, value: 3000 });
    expect(parseQuantity('0.485', 'kg', '.')).toEqual({ ok: true, value: 485 });
    expect(parseQuantity('1,234', 'kg', '.')).toEqual({ ok: true, value: 1234 });
    expect(parseQuantity('３', 'piece', '.')).toEqual({ ok: true, value: 3000 });
  });

  it('refuses half a piece, nothing, a tenth of a gram and too much', () => {
    expect(code('1.5', 'piece')).toBe('tooManyDecimals');
    expect(code('0', 'piece')).toBe('zero');
    expect(code('0.000', 'kg')).toBe('zero');
    expect(code('0.4851', 'kg')).toBe('tooManyDecimals');
    expect(code('100000', 'piece')).toBe('tooLarge');
    expect(code('1,234.5', 'kg')).toBe('notNumber');
  });

  it('gives back every weight and count it wrote', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MAX_QUANTITY_MILLI }),
        fc.constantFrom<'.' | ','>('.', ','),
        (milli, sign) => {
          expect(parseQuantity(editableQuantity(milli, sign), 'kg', sign)).toEqual({
            ok: true,
            value: milli,
          });
        },
      ),
    );
    expect(editableQuantity(2000, '.')).toBe('2');
    expect(editableQuantity(20_000, ',')).toBe('20');
    expect(editableQuantity(485, ',')).toBe('0,485');
  });
});
