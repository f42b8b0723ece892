/** A record of a file: its cells, or why it cannot be split into any. */
export interface CsvRecord {
  /** The line of the file it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** `brokenQuote`: `cells` holds the line as it stands. */
  readonly problem: 'brokenQuote' | null;
}

/** A quoted cell may run over lines, but a record longer than this has lost its closing quote. */
const MAX_RECORD_CHARS = 1_500_000;

const QUOTE = '"';

/**
 * Splits delimited text into records (RFC 4180) as it comes, in memory that a single record bounds.
 * Quotes inside an unquoted cell are text. What a library does not do: after a quote that is never
 * closed, or closed in the middle of a cell, only the line it stands on is lost; reading goes on
 * with the next line (decision 0014).
 */
export class CsvReader {
  private readonly delimiter: string;
  private readonly newline: string;
  private rest = '';
  private line = 1;
  /** Whether the text ends within a quoted cell: it is not looked at again before a quote comes. */
  private isQuoteOpen = false;
  /** How many cells the header has: a record over several lines that has others lost a quote. */
  private columns: number | undefined;

  constructor(options: { readonly delimiter: string; readonly newline?: '\n' | '\r' }) {
    this.delimiter = options.delimiter;
    this.newline = options.newline ?? '\n';
  }

  /** Tells how many cells a record should have. */
  expect(columns: number): void {
    this.columns = columns;
  }

  /** The records that end in this piece of the text. */
  push(chunk: string): CsvRecord[] {
    this.rest = this.rest === '' ? chunk : this.rest + chunk;
    const isWaiting = this.isQuoteOpen && !chunk.includes(QUOTE);
    if (isWaiting && this.rest.length <= MAX_RECORD_CHARS) return [];
    return this.take(false);
  }

  /** The records that are left at the end of the text. */
  end(): CsvRecord[] {
    return this.take(true);
  }

  private take(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const text = this.rest;
    this.isQuoteOpen = false;
    let at = 0;
    while (at < text.length) {
      const found = this.record(text, at, isEnd);
      if (found === 'more') break;
      if (!isBlank(found.cells)) {
        records.push({ line: this.line, cells: found.cells, problem: found.problem });
      }
      this.line += found.lines;
      at = found.next;
    }
    this.rest = at === 0 ? text : text.slice(at);
    return records;
  }

  private record(text: string, from: number, isEnd: boolean): Found | 'more' {
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    let lineEnd = text.indexOf(this.newline, from);
    for (;;) {
      if (text[at] === QUOTE) {
        const cell = quotedCell(text, at);
        if (cell === undefined) return this.unclosed(text, from, isEnd);
        lines += countLines(cell.raw, this.newline);
        at = cell.end;
        if (lineEnd !== -1 && lineEnd < at) lineEnd = text.indexOf(this.newline, at);
        const after = text[at];
        if (after === this.delimiter) cells.push(cell.text);
        else if (isLineEnd(text, at, this.newline)) {
          if (lineEnd === -1 && !isEnd) return 'more';
          cells.push(cell.text);
          return this.whole({ cells, lines, lineEnd, text, from });
        } else return this.broken(text, from, isEnd);
        at += 1;
        continue;
      }
      const next = text.indexOf(this.delimiter, at);
      if (next !== -1 && (lineEnd === -1 || next < lineEnd)) {
        cells.push(text.slice(at, next));
        at = next + 1;
        continue;
      }
      if (lineEnd === -1 && !isEnd) {
        return this.tooLong(text, from) ? this.broken(text, from, true) : 'more';
      }
      const end = lineEnd === -1 ? text.length : lineEnd;
      cells.push(text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end));
      return this.whole({ cells, lines, lineEnd, text, from });
    }
  }

  private whole(record: {
    readonly cells: string[];
    readonly lines: number;
    readonly lineEnd: number;
    readonly text: string;
    readonly from: number;
  }): Found | 'more' {
    const { cells, lines, lineEnd, text, from } = record;
    const isOdd = lines > 1 && this.columns !== undefined && cells.length !== this.columns;
    if (isOdd) return this.broken(text, from, true);
    return { cells, lines, next: lineEnd === -1 ? text.length : lineEnd + 1, problem: null };
  }

  /** A quote without its end: wait for more, unless there is no more or it is far too much. */
  private unclosed(text: string, from: number, isEnd: boolean): Found | 'more' {
    if (isEnd || this.tooLong(text, from)) return this.broken(text, from, true);
    this.isQuoteOpen = true;
    return 'more';
  }

  private tooLong(text: string, from: number): boolean {
    return text.length - from > MAX_RECORD_CHARS;
  }

  /** The first line of a record that cannot be split; reading goes on behind it. */
  private broken(text: string, from: number, isWhole: boolean): Found | 'more' {
    const lineEnd = text.indexOf(this.newline, from);
    if (lineEnd === -1 && !isWhole && !this.tooLong(text, from)) return 'more';
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
    const next = lineEnd === -1 ? text.length : lineEnd + 1;
    return { cells: [line], lines: 1, next, problem: 'brokenQuote' };
  }
}

interface Found {
  readonly cells: readonly string[];
  readonly lines: number;
  readonly next: number;
  readonly problem: 'brokenQuote' | null;
}

/** The cell that opens with the quote at `from`; undefined when it does not close in the text. */
function quotedCell(
  text: string,
  from: number,
): { readonly text: string; readonly raw: string; readonly end: number } | undefined {
  let at = from + 1;
  let isDoubled = false;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote === -1) return undefined;
    if (text[quote + 1] !== QUOTE) {
      const raw = text.slice(from + 1, quote);
      return { text: isDoubled ? raw.replaceAll('""', QUOTE) : raw, raw, end: quote + 1 };
    }
    isDoubled = true;
    at = quote + 2;
  }
}

function isLineEnd(text: string, at: number, newline: string): boolean {
  if (at >= text.length || text[at] === newline) return true;
  return text[at] === '\r' && (at + 1 >= text.length || text[at + 1] === newline);
}

function countLines(text: string, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) count += 1;
  return count;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
