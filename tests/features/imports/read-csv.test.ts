import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvReader, type CsvRecord } from '../../../src/main/features/imports/rules/read-csv.ts';

/** Reads a text in pieces of at most `size` characters. */
function read(text: string, size = text.length + 1, delimiter = ','): CsvRecord[] {
  const reader = new CsvReader({ delimiter });
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += size) {
    for (const record of reader.push(text.slice(at, at + size))) records.push(record);
  }
  return [...records, ...reader.end()];
}

const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', '"', '""', ',', '\n', '\r\n', 'a"b', ' x ', '="1"', '=1+1'),
);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});
const write = (cells: readonly string[]) =>
  cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');

test('reads what any writer wrote, in pieces of any size, as csv-parse does', () => {
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('\n', '\r\n'),
      (some, size, end) => {
        const text = some.map((cells) => `${write(cells)}${end}`).join('');
        const wanted = some.filter((cells) => cells.some((one) => one.trim() !== ''));
        expect(read(text, size).map(({ cells }) => [...cells])).toEqual(wanted);
        const library = parse(text, {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: end,
        });
        expect(wanted).toEqual(library.filter((cells) => cells.some((one) => one.trim() !== '')));
      },
    ),
    { numRuns: 500 },
  );
});

test('a quote that is never closed costs its own line only', () => {
  const text = 'a,b\n1,"2\n3,4\n"x"y,5\n6,"7"\n"8,9';
  for (const size of [1, 2, 3, 7, 100]) {
    expect(read(text, size)).toEqual([
      { line: 1, cells: ['a', 'b'], problem: null },
      { line: 2, cells: ['1,"2'], problem: 'brokenQuote' },
      { line: 3, cells: ['3', '4'], problem: null },
      { line: 4, cells: ['"x"y,5'], problem: 'brokenQuote' },
      { line: 5, cells: ['6', '7'], problem: null },
      { line: 6, cells: ['"8,9'], problem: 'brokenQuote' },
    ]);
  }
});

test('lines are counted through cells of several lines, and blank lines are no records', () => {
  expect(read('a,b\n\n"1\n2",3\n   \n4,5').map(({ line }) => line)).toEqual([1, 3, 6]);
});

test('a cell of a megabyte is one cell; a quote that swallows megabytes is given up', () => {
  const long = 'x'.repeat(1_100_000);
  expect(read(`a,b\n"${long}",2\n`, 65_536)[1]?.cells[0]).toHaveLength(1_100_000);
  const lost = read(`a,b\n"1,2\n${'3,4\n'.repeat(500_000)}`, 65_536);
  expect(lost[1]).toMatchObject({ problem: 'brokenQuote', line: 2 });
  expect(lost).toHaveLength(500_002);
});

test('quotes inside an unquoted cell are text', () => {
  expect(read('a,b\n12" pipe,5\n')[1]?.cells).toEqual(['12" pipe', '5']);
});
