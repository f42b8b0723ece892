import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gs1CheckDigit } from '../../src/contract/kernel/barcode.ts';
import {
  FNC1,
  type Gs1Element,
  gs1Day,
  readDigitalLink,
  readGs1,
} from '../../src/contract/kernel/gs1.ts';
import { gtinForms, readGs1Goods } from '../../src/contract/kernel/gs1-goods.ts';
import { predefinedLength } from '../../src/contract/kernel/gs1-table.ts';

const GTIN = '06901234567892';
const CHINA = { thisYear: 2026, currencyNumber: '156', currencyDecimals: 2 };

/** Elements as `01=…, 10=…`, or the fault. */
function read(code: string, aim: string | null = ']C1'): string {
  const reading = readGs1(code, aim);
  if (reading.kind === 'gs1') return reading.elements.map(({ ai, data }) => `${ai}=${data}`).join();
  return reading.kind === 'wrong' ? `${reading.fault} ${reading.ai}` : reading.kind;
}

function goods(code: string) {
  const reading = readGs1(code, ']d2');
  if (reading.kind !== 'gs1') throw new Error(reading.kind);
  return readGs1Goods(reading.elements, CHINA);
}

/** So many digits. */
const number = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** A link's elements, or that it is none. */
const link = (text: string) => {
  const reading = readDigitalLink(text);
  if (reading.kind !== 'gs1') return reading.kind;
  return reading.elements.map(({ ai, data }) => `${ai}=${data}`).join();
};

describe('GS1 element strings', () => {
  it('are cut by predefined lengths and FNC1', () => {
    expect(read(`01${GTIN}17261231${FNC1}10LOT-7${FNC1}21S/1`)).toBe(
      `01=${GTIN},17=261231,10=LOT-7,21=S/1`,
    );
    expect(read(`${FNC1}01${GTIN}3103000485392212 50`.replace(' ', ''))).toBe(
      `01=${GTIN},3103=000485,3922=1250`,
    );
    expect(read(`02${GTIN}3712${FNC1}00106141411234567897`)).toBe(
      `02=${GTIN},37=12,00=106141411234567897`,
    );
  });

  it.each([']C1', ']e0', ']d2', ']Q3'])('come with %s', (aim) => {
    expect(read(`01${GTIN}10A`, aim)).toBe(`01=${GTIN},10=A`);
  });

  it('are seen without an AIM identifier by FNC1, or by a right GTIN and no fault at all', () => {
    expect(read(`01${GTIN}10A${FNC1}21B`, null)).toBe(`01=${GTIN},10=A,21=B`);
    expect(read(`01${GTIN}17261231`, null)).toBe(`01=${GTIN},17=261231`);
    expect(read(`01${GTIN.slice(0, -1)}3`, null)).toBe('none');
    expect(read(`01${GTIN}99`, null)).toBe('none');
    expect(read('8800123450', null)).toBe('none');
    expect(read(`01${GTIN}10A`, ']C0')).toBe('none');
  });

  it.each([
    ['', 'empty '],
    ['0599', 'unknownAi 0599'],
    ['0106901234', 'tooShort 01'],
    [`01${GTIN.slice(0, -1)}3`, 'wrongCheckDigit 01'],
    [`01${GTIN}17261331`, 'badDate 17'],
    [`01${GTIN}17260230`, 'badDate 17'],
    [`01${GTIN}1726`, 'tooShort 17'],
    [`01${GTIN}310300O485`, 'badCharacter 3103'],
    [`01${GTIN}10${'A'.repeat(21)}`, 'tooLong 10'],
    [`01${GTIN}10`, 'tooShort 10'],
    [`01${GTIN}10A B`, 'badCharacter 10'],
    [`01${GTIN}30123456789`, 'tooLong 30'],
    [`10A${FNC1}10B`, 'contradiction 10'],
  ])('%j is wrong: %s', (code, fault) => {
    expect(read(code)).toBe(fault);
  });

  it('are what was put in, whatever their order', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789AZaz-/._!%'),
      minLength: 1,
      maxLength: 20,
    });
    const day = fc
      .tuple(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 28 }),
      )
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
    const element = fc.oneof(
      number(13).map((body) => ({ ai: '01', data: `${body}${gs1CheckDigit(body)}` })),
      fc.record({ ai: fc.constantFrom('10', '21', '22', '240', '90'), data: text }),
      fc.record({ ai: fc.constantFrom('11', '15', '16', '17'), data: day }),
      fc.record({ ai: fc.constantFrom('3100', '3103', '3105', '3202'), data: number(6) }),
      fc.record({ ai: fc.constantFrom('30', '37'), data: number(8) }),
      fc.record({ ai: fc.constantFrom('3902', '3922'), data: number(15) }),
      fc.record({ ai: fc.constant('3932'), data: number(18) }),
    );
    const elements = fc.uniqueArray(element, { minLength: 1, selector: ({ ai }) => ai });
    fc.assert(
      fc.property(elements, (all: readonly Gs1Element[]) => {
        const code = all
          .map(({ ai, data }) => ai + data + (predefinedLength(ai) === null ? FNC1 : ''))
          .join('');
        expect(readGs1(code, ']C1')).toEqual({ kind: 'gs1', elements: all, isCertain: true });
      }),
    );
  });

  it('never make the reader throw or hang', () => {
    const noise = fc.string({ unit: fc.constantFrom(...`0123456789A${FNC1}]é `), maxLength: 60 });
    fc.assert(
      fc.property(noise, (code) => {
        expect(readGs1(code, ']d2').kind).toMatch(/gs1|wrong/);
      }),
    );
  });
});

describe('dates of GS1 codes', () => {
  it.each([
    ['261231', 2026, '2026-12-31'],
    ['260200', 2026, '2026-02-28'],
    ['280200', 2026, '2028-02-29'],
    ['760101', 2026, '2076-01-01'],
    ['770101', 2026, '1977-01-01'],
    ['010101', 2099, '2101-01-01'],
  ])('%s read in %i is %s', (text, year, day) => {
    expect(gs1Day(text, year)).toBe(day);
  });
});

describe('goods of a GS1 code', () => {
  it('have weight, price, batch, serial and dates', () => {
    expect(
      goods(`01${GTIN}310300048517261231152611301126010110L1${FNC1}21S1${FNC1}39221250`),
    ).toEqual({
      gtin: GTIN,
      count: null,
      weightMilli: 485,
      amountMinor: 1250,
      foreignCurrency: null,
      details: {
        batch: 'L1',
        serial: 'S1',
        producedOn: '2026-01-01',
        bestBefore: '2026-11-30',
        expiresOn: '2026-12-31',
      },
    });
  });

  it.each([
    ['3100000002', 2000],
    ['3101000012', 1200],
    ['3103001234', 1234],
    ['3104012345', 1235],
    ['3105012344', 123],
  ])('%s weighs %i g', (element, milli) => {
    expect(goods(`01${GTIN}${element}`)?.weightMilli).toBe(milli);
  });

  it.each([
    ['39201250', 125_000, null],
    ['392312505', 1251, null],
    ['39321561250', 1250, null],
    ['39329781250', null, '978'],
    ['39021250', null, null],
  ])('%s costs %j', (element, amountMinor, foreignCurrency) => {
    expect(goods(`01${GTIN}${element}`)).toMatchObject({ amountMinor, foreignCurrency });
  });

  it('are counted: pieces of their own, or those in a case', () => {
    expect(goods(`01${GTIN}3012`)).toMatchObject({ gtin: GTIN, count: 12 });
    expect(goods(`02${GTIN}3724`)).toMatchObject({ gtin: GTIN, count: 24 });
    expect(goods(`01${GTIN}3712`)).toMatchObject({ count: null });
    expect(goods('00106141411234567897')).toBeNull();
  });

  it('expire on the earliest last day', () => {
    expect(goods(`01${GTIN}1726123116261130`)?.details.expiresOn).toBe('2026-11-30');
    expect(goods(`01${GTIN}70032610011200`)?.details.expiresOn).toBe('2026-10-01');
  });

  it('are on file as EAN-13 for indicator 0, and for 9 under the number within', () => {
    expect(gtinForms(GTIN)).toContain('6901234567892');
    expect(gtinForms('96901234567895')).toEqual(['96901234567895', '6901234567892']);
    expect(gtinForms('16901234567899')).toEqual(['16901234567899']);
  });
});

describe('a GS1 Digital Link', () => {
  it('names goods in its path and more in its query', () => {
    expect(link(`https://id.gs1.org/01/${GTIN}/10/L%2F1/21/S?17=261231&lang=zh#top`)).toBe(
      `01=${GTIN},10=L/1,21=S,17=261231`,
    );
    expect(link('https://shop.example/gp/01/6901234567892?3103=000485')).toBe(
      `01=${GTIN},3103=000485`,
    );
  });

  it('is no other address, and is wrong with a wrong GTIN', () => {
    expect(link('https://example.com/products/42')).toBe('none');
    expect(link('https://example.com/01/abc')).toBe('none');
    expect(link('6901234567892')).toBe('none');
    expect(link('https://id.gs1.org/01/06901234567893')).toBe('wrong');
    expect(link(`https://id.gs1.org/01/${GTIN}/10/%E0%A4%A`)).not.toBe('none');
  });
});
