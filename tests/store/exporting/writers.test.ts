import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnKind } from '../../../src/contract/exports.ts';
import { csvWriter } from '../../../src/main/store/exporting/csv-writer.ts';
import { formulaSafe } from '../../../src/main/store/exporting/formula-safe.ts';
import type {
  CellValue,
  RowWriter,
  TableShape,
  WriteBytes,
} from '../../../src/main/store/exporting/row-writer.ts';
import { xlsxWriter } from '../../../src/main/store/exporting/xlsx-writer.ts';
import { readCsv, readXlsx } from './read-back.ts';

const shapeOf = (kinds: readonly ColumnKind[], more: Partial<TableShape> = {}): TableShape => ({
  title: 'List',
  headings: kinds.map((_, at) => `column ${at}`),
  kinds,
  currencyDecimals: 2,
  timeZone: 'Asia/Shanghai',
  ...more,
});

type Make = (shape: TableShape, write: WriteBytes) => RowWriter;

function written(make: Make, shape: TableShape, rows: readonly (readonly CellValue[])[]): Buffer {
  const chunks: Uint8Array[] = [];
  const writer = make(shape, (bytes) => chunks.push(bytes.slice()));
  for (const row of rows) writer.row(row);
  writer.end([
    ['About', ''],
    ['Rows', rows.length],
  ]);
  return Buffer.concat(chunks);
}

/** 2026-11-21 23:30:05 in Shanghai, which is still the 21st in UTC, and half past midnight there. */
const EVENING = Date.UTC(2026, 10, 21, 15, 30, 5, 900);
const AFTER_MIDNIGHT = Date.UTC(2026, 10, 21, 16, 30);

const KINDS: readonly ColumnKind[] = [
  'text',
  'integer',
  'money',
  'milli',
  'rate',
  'day',
  'instant',
];
const ROWS: readonly (readonly CellValue[])[] = [
  ['王芳, "Fang"\n2', 1_234_567, -5, 485, 1300, '2026-11-21', EVENING],
  ['=1+1', 0, 99_999_999_999_999, -1000, 0, '1899-12-31', AFTER_MIDNIGHT],
  [null, null, null, null, null, null, null],
];

describe('CSV', () => {
  it('has exact numbers, days and times of the store, and no formula', () => {
    expect(readCsv(written(csvWriter, shapeOf(KINDS), ROWS)).slice(1)).toEqual([
      [
        '王芳, "Fang"\n2',
        '1234567',
        '-0.05',
        '0.485',
        '13.00',
        '2026-11-21',
        '2026-11-21 23:30:05',
      ],
      ["'=1+1", '0', '999999999999.99', '-1.000', '0.00', '1899-12-31', '2026-11-22 00:30:00'],
      ['', '', '', '', '', '', ''],
    ]);
  });

  it('has as many decimals as the currency', () => {
    const read = [0, 2, 3].map(
      (currencyDecimals) =>
        readCsv(written(csvWriter, shapeOf(['money'], { currencyDecimals }), [[1005]]))[1],
    );
    expect(read).toEqual([['1005'], ['10.05'], ['1.005']]);
  });

  it('brings every text back, apart from the apostrophe before a formula', () => {
    const text = fc.string({ unit: 'binary' }).map((some) => some.replace(/\p{Cs}/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (rows) => {
        const read = readCsv(written(csvWriter, shapeOf(['text', 'text']), rows));
        expect(read.slice(1)).toEqual(rows.map((row) => row.map(formulaSafe)));
      }),
    );
  });
});

describe('a formula', () => {
  it.each([
    '=1+1',
    '+34600111222',
    '-2+3',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    ' =cmd',
    '\t=1',
    '\r=1',
    '\u3000=1',
    '\n=1',
  ])('such as %j is only text', (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
  });

  it.each(['王芳', "O'Connor", '3-2', '100%', '', 'a=b'])('is not what %j is', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});

describe('XLSX', () => {
  it('has real numbers, days and times, and says what it is on a second sheet', () => {
    const sheets = readXlsx(written(xlsxWriter, shapeOf(KINDS, { title: 'Sales: 11/2026' }), ROWS));
    expect(sheets['About 2']).toEqual([
      ['About', ''],
      ['Rows', 3],
    ]);
    const [headings, first, second, third] = sheets['Sales  11 2026'] ?? [];
    expect(headings).toEqual(KINDS.map((_, at) => `column ${at}`));
    const day = 46_347;
    expect(first).toEqual([
      '王芳, "Fang"\n2',
      1_234_567,
      -0.05,
      0.485,
      13,
      day,
      day + (23 * 3600 + 30 * 60 + 5) / 86_400,
    ]);
    expect(second?.[0]).toBe('=1+1');
    expect(second?.[2]).toBe(999_999_999_999.99);
    expect(second?.[6]).toBeCloseTo(day + 1 + 30 / 1440, 9);
    expect(third).toEqual([null, null, null, null, null, null, null]);
  });

  it('brings back every text that XML can hold', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .map((some) => some.replace(/[\p{Cc}\ufffe\uffff]/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(text), { minLength: 1, maxLength: 20 }), (rows) => {
        const sheets = readXlsx(written(xlsxWriter, shapeOf(['text']), rows));
        expect(sheets['List']?.slice(1)).toEqual(rows.map(([cell]) => [cell]));
      }),
    );
  });

  it('leaves out what XML cannot hold, and keeps what looks escaped', () => {
    const rows = [['a\u0000b\u0008\uffffc'], ['_x0041_'], ['\ud800!']];
    expect(readXlsx(written(xlsxWriter, shapeOf(['text']), rows))['List']?.slice(1)).toEqual([
      ['abc'],
      ['_x0041_'],
      ['\ufffd!'],
    ]);
  });
});
