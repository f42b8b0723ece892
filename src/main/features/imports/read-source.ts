import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_FILE_BYTES } from '../../../contract/import-calls.ts';
import { type Delimiter, type Encoding, type MapProblem } from '../../../contract/imports.ts';
import { openDecoder } from './decode.ts';
import { detectEncoding } from './rules/detect-encoding.ts';
import { detectDelimiter, detectNewline } from './rules/detect-shape.ts';
import { CsvReader, type CsvRecord } from './rules/read-csv.ts';

const SAMPLE_BYTES = 128 * 1024;
/** The delimiter shows in the first lines. */
const FIRST_LINES_CHARS = 16 * 1024;
/** Some forty rows: what a waiting sale may have to wait for. */
const STEP_BYTES = 4 * 1024;
const RECORDS_PER_STEP = 64;
const HASH_BYTES = 1024 * 1024;
/** More columns are no table. */
const MAX_COLUMNS = 1000;

/** What is known of a file before its rows are read. */
export interface SourceShape {
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  readonly bytes: number;
}

/** How a person says the file is written; what is left out is found out. */
export interface ShapeWish {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

type Opened = { readonly ok: true; readonly source: Source } | Refused;
interface Refused {
  readonly ok: false;
  readonly problem: MapProblem;
}

const refused = (problem: MapProblem['problem'], detail = ''): Refused => ({
  ok: false,
  problem: { problem, field: '', detail },
});

/** Opens a file of rows and finds out how it is written. Close it. */
export function openSource(path: string, wish: ShapeWish): Opened {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return closed(file, refused('notText', path));
    if (stats.size > MAX_FILE_BYTES) return closed(file, refused('fileTooLarge'));
    const sample = Buffer.alloc(Math.min(SAMPLE_BYTES, stats.size));
    readSync(file, sample, 0, sample.length, 0);
    const shape = shapeOf(sample, wish, stats.size);
    if (shape === 'notText') return closed(file, refused('notText'));
    const source = new Source(file, shape);
    if (source.header.length === 0) return closed(file, refused('fileEmpty'));
    if (source.header.length > MAX_COLUMNS) return closed(file, refused('notText'));
    return { ok: true, source };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function closed(file: number, refusal: Refused): Refused {
  closeSync(file);
  return refusal;
}

function shapeOf(sample: Uint8Array, wish: ShapeWish, bytes: number): SourceShape | 'notText' {
  const found = detectEncoding(sample);
  const encoding = wish.encoding ?? found.encoding;
  const bomBytes = encoding === found.encoding ? found.bomBytes : 0;
  const decoder = openDecoder(encoding);
  const text = decoder.write(sample.subarray(bomBytes));
  if (isBinary(text)) return 'notText';
  const newline = detectNewline(text);
  return {
    encoding,
    bomBytes,
    delimiter: wish.delimiter ?? detectDelimiter(text.slice(0, FIRST_LINES_CHARS)),
    newline,
    bytes,
  };
}

/** A workbook, a picture, an archive: controls that no text has. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  let controls = 0;
  for (const char of head) if (isControl(char)) controls += 1;
  return head.startsWith('PK\u0003\u0004') || controls * 50 > head.length;
}

function isControl(char: string): boolean {
  return char < ' ' && !'\t\n\v\f\r\u001a'.includes(char);
}

/** An open file of rows. Records come as they are read; the header is not among them. */
export class Source {
  readonly shape: SourceShape;
  readonly header: readonly string[];
  private readonly file: number;
  private readonly reader: CsvReader;
  private readonly decoder: ReturnType<typeof openDecoder>;
  private readonly buffer = Buffer.alloc(STEP_BYTES);
  private waiting: CsvRecord[] = [];
  private at: number;
  private isEnded = false;

  constructor(file: number, shape: SourceShape) {
    this.file = file;
    this.shape = shape;
    this.at = shape.bomBytes;
    this.reader = new CsvReader(shape);
    this.decoder = openDecoder(shape.encoding);
    this.header = this.readHeader();
    this.reader.expect(this.header.length);
  }

  /** How many bytes were read. */
  get position(): number {
    return this.at;
  }

  /** The next records; undefined when all were read. */
  next(): readonly CsvRecord[] | undefined {
    // What follows a quote that was given up comes all at once.
    if (this.waiting.length > 0) return this.waiting.splice(0, RECORDS_PER_STEP);
    if (this.isEnded) return undefined;
    this.waiting = this.readMore();
    return this.waiting.splice(0, RECORDS_PER_STEP);
  }

  close(): void {
    closeSync(this.file);
  }

  private readHeader(): readonly string[] {
    while (!this.isEnded) {
      const [header, ...rows] = this.readMore();
      if (header === undefined) continue;
      this.waiting = rows;
      return trimmed(header.cells.map((cell) => cell.replace(/^\u{feff}/u, '').trim()));
    }
    return [];
  }

  private readMore(): CsvRecord[] {
    const count = readSync(this.file, this.buffer, 0, STEP_BYTES, this.at);
    if (count === 0) {
      this.isEnded = true;
      const last = this.decoder.end();
      const records = last === '' ? [] : this.reader.push(last);
      return [...records, ...this.reader.end()];
    }
    this.at += count;
    return this.reader.push(this.decoder.write(this.buffer.subarray(0, count)));
  }
}

/** The SHA-256 of a whole file, in hex; yields while it reads. */
export function* hashOf(path: string): Generator<void, string> {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(HASH_BYTES);
    for (let at = 0; ; ) {
      const count = readSync(file, buffer, 0, HASH_BYTES, at);
      if (count === 0) return hash.digest('hex');
      at += count;
      hash.update(buffer.subarray(0, count));
      yield;
    }
  } finally {
    closeSync(file);
  }
}

/** Empty titles at the end are no columns. */
function trimmed(header: readonly string[]): readonly string[] {
  const last = header.findLastIndex((title) => title !== '');
  return header.slice(0, last + 1);
}
