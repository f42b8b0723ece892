import { strToU8, Zip, ZipDeflate } from 'fflate/browser';
import { plainDecimal } from '../../../contract/kernel/money.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import type { ColumnKind } from '../../../contract/exports.ts';
import { localTimes } from './local-time.ts';
import type { CellValue, RowWriter, TableShape, WriteBytes } from './row-writer.ts';
import {
  escapeXml,
  sheetHead,
  sheetTail,
  STYLE_OF,
  stylesXml,
  WIDTH_OF,
  workbookParts,
} from './xlsx-parts.ts';

/** Rows of one sheet, heading included; what is more goes onto the next. */
const MAX_ROWS = 1_048_576;
/** The longest text of a cell. */
const MAX_CELL_CHARS = 32_767;
const CHUNK_CHARS = 65_536;
const MAX_SHEET_NAME = 31;
const DAY_MS = 86_400_000;
/** 1970-01-01 as spreadsheets count days. */
const EPOCH_SERIAL = 25_569;

/**
 * An XLSX file, written row by row (decision 9): numbers, days and times are real ones in the
 * store's own zone, text is text and never a formula.
 */
export function xlsxWriter(shape: TableShape, write: WriteBytes): RowWriter {
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    write(bytes);
  });
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return file;
  };
  const cell = cellXml(shape);
  const names: string[] = [];
  const begin = (name: string, widths: readonly number[]) => {
    names.push(name);
    return sheetWriter(part(`xl/worksheets/sheet${names.length}.xml`), widths);
  };
  const widths = shape.kinds.map((kind) => WIDTH_OF[kind]);
  const headings = shape.headings.map((heading) => textCell(heading, STYLE_OF.heading)).join('');
  const beginTable = () => {
    const sheet = begin(sheetName(shape.title, names.length), widths);
    sheet.row(headings);
    return sheet;
  };
  let sheet = beginTable();
  return {
    row(values) {
      if (sheet.rows === MAX_ROWS) {
        sheet.end();
        sheet = beginTable();
      }
      sheet.row(values.map((value, at) => cell(value, shape.kinds[at] ?? 'text')).join(''));
    },
    end(about) {
      sheet.end();
      const [title = ['', '']] = about;
      const last = begin(sheetName(title[0], names.length), [24, 48]);
      for (const [label, value] of about) {
        last.row(textCell(label, STYLE_OF.heading) + cell(value, 'integer'));
      }
      last.end();
      const parts = { 'xl/styles.xml': stylesXml(shape.currencyDecimals), ...workbookParts(names) };
      for (const [name, text] of Object.entries(parts)) part(name).push(strToU8(text), true);
      zip.end();
    },
  };
}

interface SheetWriter {
  /** Rows so far. */
  readonly rows: number;
  row(cells: string): void;
  end(): void;
}

function sheetWriter(file: ZipDeflate, widths: readonly number[]): SheetWriter {
  let rows = 0;
  let chunk = sheetHead(widths);
  return {
    get rows() {
      return rows;
    },
    row(cells) {
      rows += 1;
      chunk += `<row>${cells}</row>`;
      if (chunk.length < CHUNK_CHARS) return;
      file.push(strToU8(chunk));
      chunk = '';
    },
    end() {
      file.push(strToU8(chunk + sheetTail(widths.length, rows)), true);
    },
  };
}

function cellXml(shape: TableShape): (value: CellValue, kind: ColumnKind) => string {
  const localTime = localTimes(shape.timeZone);
  return (value, kind) => {
    if (value === null) return '<c/>';
    if (typeof value === 'string') {
      const day = kind === 'day' ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
      if (Number.isNaN(day)) return textCell(value, STYLE_OF.text);
      return numberCell(String(day / DAY_MS + EPOCH_SERIAL), STYLE_OF.day);
    }
    switch (kind) {
      case 'money':
        return numberCell(plainDecimal(value, shape.currencyDecimals), STYLE_OF.money);
      case 'milli':
        return numberCell(plainDecimal(value, 3), STYLE_OF.milli);
      case 'rate':
        return numberCell(plainDecimal(value, 2), STYLE_OF.rate);
      case 'instant': {
        const local = Date.parse(`${localTime(value).replace(' ', 'T')}Z`);
        return numberCell(String(local / DAY_MS + EPOCH_SERIAL), STYLE_OF.instant);
      }
      case 'text':
      case 'integer':
      case 'day':
        return numberCell(String(value), STYLE_OF.integer);
      default:
        return assertNever(kind);
    }
  };
}

function numberCell(number: string, style: number): string {
  return `<c s="${style}"><v>${number}</v></c>`;
}

function textCell(text: string, style: number): string {
  const kept = escapeXml(text.slice(0, MAX_CELL_CHARS));
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${kept}</t></is></c>`;
}

/** What a sheet may be called: no more than 31 characters, none of []:*?/\, and none twice. */
function sheetName(title: string, before: number): string {
  const clean = title.replace(/[[\]:*?/\\']/g, ' ').trim();
  const suffix = before === 0 ? '' : ` ${before + 1}`;
  return `${(clean === '' ? 'Sheet' : clean).slice(0, MAX_SHEET_NAME - suffix.length)}${suffix}`;
}
