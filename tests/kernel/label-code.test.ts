import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../../src/contract/kernel/barcode.ts';
import {
  isLabelRule,
  type LabelRule,
  lineOfLabel,
  readLabel,
  readScaleCode,
  valueCheckDigit,
} from '../../src/contract/kernel/label-code.ts';
import { lineAmount } from '../../src/contract/kernel/money.ts';

const WEIGHT: LabelRule = {
  prefix: '21',
  holds: 'weight',
  itemDigits: 5,
  valueDigits: 5,
  valueDecimals: 3,
  hasValueCheck: false,
};
const PRICE: LabelRule = { ...WEIGHT, prefix: '22', holds: 'price', valueDecimals: 2 };
const CHECKED: LabelRule = { ...PRICE, prefix: '23', itemDigits: 4, hasValueCheck: true };
const RULES = [WEIGHT, PRICE, CHECKED];

const read = (code: string, rules: readonly LabelRule[] = RULES, currencyDecimals = 2) =>
  readLabel(code, { rules, currencyDecimals });
const pad = (value: number) => String(value).padStart(5, '0');
const scale = (code: string) => readScaleCode(code, { prefixes: ['26'], currencyDecimals: 2 });
const withCheck = (body: string) => `${body}${gs1CheckDigit(body)}`;

describe('a label of the scale (DOMAIN, Sales)', () => {
  it('2100001027506 is item 2100001000004 at 2.750 kg', () => {
    expect(read('2100001027506')).toEqual({
      kind: 'label',
      itemForms: ['2100001000004', '2100001', '00001', '1'],
      weightMilli: 2750,
      amountMinor: null,
    });
  });

  it('holds a price in the currency, whatever its own decimals', () => {
    const code = withCheck('220012301250');
    expect(read(code)).toMatchObject({ amountMinor: 1250, weightMilli: null });
    expect(read(code, RULES, 0)).toMatchObject({ amountMinor: 13 });
    expect(read(code, RULES, 3)).toMatchObject({ amountMinor: 12_500 });
  });

  it('with a check digit of the price is refused when the two do not fit', () => {
    expect(valueCheckDigit('14685')).toBe(6);
    expect(read(withCheck('230042614685'))).toMatchObject({ amountMinor: 14_685 });
    expect(read(withCheck('230042714685'))).toEqual({ kind: 'wrong-value-check', expected: 6 });
  });

  it('of four digits has its own weights: 2875 has 9', () => {
    expect(valueCheckDigit('2875')).toBe(9);
  });

  it('is taken by the longest prefix, and by none if its check digit is wrong', () => {
    const special: LabelRule = { ...WEIGHT, prefix: '219', itemDigits: 4, valueDecimals: 2 };
    expect(read(withCheck('219000100250'), [WEIGHT, special])).toMatchObject({
      weightMilli: 2500,
    });
    expect(read('2100001027507')).toBeNull();
    expect(read('4006381333931')).toBeNull();
    expect(read('hello')).toBeNull();
  });

  it('as UPC-A is read with its leading zero', () => {
    const rule: LabelRule = { ...PRICE, prefix: '02' };
    expect(read(withCheck('21234500499'), [rule])).toMatchObject({
      amountMinor: 499,
      itemForms: expect.arrayContaining(['12345']) as unknown,
    });
  });

  it('needs a table row that fills twelve digits', () => {
    for (const rule of RULES) expect(isLabelRule(rule)).toBe(true);
    expect(isLabelRule({ ...WEIGHT, itemDigits: 6 })).toBe(false);
    expect(isLabelRule({ ...WEIGHT, valueDigits: 0, itemDigits: 10 })).toBe(false);
    expect(isLabelRule({ ...WEIGHT, holds: 'item', valueDigits: 0, itemDigits: 10 })).toBe(true);
    expect(isLabelRule({ ...WEIGHT, itemDigits: 6, valueDigits: 3, hasValueCheck: true })).toBe(
      false,
    );
  });

  it('gives back any item and weight that went into one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.integer({ min: 0, max: 99_999 }),
        (item, grams) => {
          expect(read(withCheck(`21${pad(item)}${pad(grams)}`))).toMatchObject({
            weightMilli: grams,
            itemForms: expect.arrayContaining([pad(item)]) as unknown,
          });
        },
      ),
    );
  });
});

describe('an 18-digit scale code', () => {
  it('260012301250009809 is PLU 00123: 12.50 for 0.980 kg', () => {
    expect(scale('260012301250009809')).toEqual({
      kind: 'label',
      itemForms: ['2600123000000', '2600123', '00123', '123'],
      weightMilli: 980,
      amountMinor: 1250,
    });
  });

  it('with a wrong check digit or another prefix is none: payment codes have 18 digits, too', () => {
    expect(scale('260012301250009808')).toBeNull();
    expect(scale('280012301250009809')).toBeNull();
    expect(scale('26001230125000980')).toBeNull();
  });
});

describe('the line of a label', () => {
  const kg = { unit: 'kg', priceMinor: 1276 } as const;
  const piece = { unit: 'piece', priceMinor: 1990 } as const;

  it('keeps the price on file when that gives the amount', () => {
    expect(lineOfLabel({ weightMilli: 980, amountMinor: 1250 }, kg)).toEqual({
      quantityMilli: 980,
      unitPriceMinor: null,
    });
    expect(lineOfLabel({ weightMilli: 2750, amountMinor: null }, kg)).toEqual({
      quantityMilli: 2750,
      unitPriceMinor: null,
    });
  });

  it('of a piece with a price is one piece at that price', () => {
    expect(lineOfLabel({ weightMilli: null, amountMinor: 1250 }, piece)).toEqual({
      quantityMilli: 1000,
      unitPriceMinor: 1250,
    });
  });

  it('of a piece with a weight is none', () => {
    expect(lineOfLabel({ weightMilli: 980, amountMinor: null }, piece)).toBeNull();
    expect(lineOfLabel({ weightMilli: 0, amountMinor: null }, kg)).toBeNull();
  });

  it('comes to the amount on the label, up to a kilogram exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 99_999 }),
        fc.integer({ min: 0, max: 99_999 }),
        (weightMilli, amountMinor, priceMinor) => {
          const product = { unit: 'kg', priceMinor } as const;
          const line = lineOfLabel({ weightMilli, amountMinor }, product);
          const price = line?.unitPriceMinor ?? priceMinor;
          expect(lineAmount(price, line?.quantityMilli ?? 0)).toBe(amountMinor);
        },
      ),
    );
  });

  it('with an amount only weighs what the price on file gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 99_999 }),
        (amountMinor, priceMinor) => {
          const product = { unit: 'kg', priceMinor } as const;
          const line = lineOfLabel({ weightMilli: null, amountMinor }, product);
          const quantity = line?.quantityMilli ?? 0;
          const total = lineAmount(line?.unitPriceMinor ?? priceMinor, quantity);
          // Above a kilogram a minor unit of price is more than one of the amount.
          expect(Math.abs(total - amountMinor)).toBeLessThanOrEqual(Math.ceil(quantity / 2000));
        },
      ),
    );
  });
});
