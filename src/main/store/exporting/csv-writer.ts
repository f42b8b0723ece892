import { assertNever } from '../../../contract/kernel/result.ts';
import { plainDecimal } from '../../../contract/kernel/money.ts';
import type { ColumnKind } from '../../../contract/exports.ts';
import { formulaSafe } from './formula-safe.ts';
import { localTimes } from './local-time.ts';
import type { CellValue, RowWriter, TableShape, WriteBytes } from './row-writer.ts';

/** Text is collected to so many characters before it is written. */
const CHUNK_CHARS = 65_536;

/**
 * CSV as RFC 4180 has it, for Excel and everything else: UTF-8 with a byte order mark, commas,
 * CRLF, points before the decimals whatever the language, no formula (TRUST).
 */
export function csvWriter(shape: TableShape, write: WriteBytes): RowWriter {
  const toText = cellText(shape);
  let chunk = '\uFEFF';
  const flush = () => {
    write(Buffer.from(chunk, 'utf8'));
    chunk = '';
  };
  const line = (cells: readonly string[]) => {
    chunk += `${cells.join(',')}\r\n`;
    if (chunk.length >= CHUNK_CHARS) flush();
  };
  line(shape.headings.map((heading) => quoted(formulaSafe(heading))));
  return {
    row: (values) => line(values.map((value, at) => toText(value, shape.kinds[at] ?? 'text'))),
    end: flush,
  };
}

function cellText(shape: TableShape): (value: CellValue, kind: ColumnKind) => string {
  const localTime = localTimes(shape.timeZone);
  return (value, kind) => {
    if (value === null) return '';
    if (typeof value === 'string') return quoted(formulaSafe(value));
    switch (kind) {
      case 'money':
        return plainDecimal(value, shape.currencyDecimals);
      case 'milli':
        return plainDecimal(value, 3);
      case 'rate':
        return plainDecimal(value, 2);
      case 'instant':
        return localTime(value);
      case 'text':
      case 'integer':
      case 'day':
        return String(value);
      default:
        return assertNever(kind);
    }
  };
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
