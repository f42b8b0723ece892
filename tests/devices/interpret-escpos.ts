import iconv from 'iconv-lite';
import { readToken, type Token } from './escpos-tokens.ts';

/** One printed line: its text by columns, and how it was set. */
interface PaperLine {
  readonly text: string;
  readonly isBold: boolean;
  readonly isInverted: boolean;
  readonly widthFactor: number;
  readonly heightFactor: number;
}

/** What lies on the counter after a printer was fed with bytes. */
export interface Paper {
  readonly lines: readonly PaperLine[];
  /** Payloads of printer-made QR codes. */
  readonly qrCodes: readonly string[];
  /** Printer-made barcodes. */
  readonly barcodes: readonly { readonly kind: number; readonly data: string }[];
  readonly rasters: readonly {
    readonly widthBytes: number;
    readonly height: number;
    readonly data: Uint8Array;
  }[];
  readonly cuts: number;
  readonly drawerKicks: number;
  readonly processIds: readonly string[];
}

const DOTS_PER_COLUMN = 12;
const CODE_PAGES: Readonly<Record<number, string>> = { 0: 'cp437', 19: 'cp858' };

interface Style {
  bold: boolean;
  inverted: boolean;
  width: number;
  height: number;
}

/** Interprets printer bytes; throws at a command that the list does not have. */
export function interpretEscPos(bytes: Uint8Array): Paper {
  const printer = new Interpreter();
  for (let at = 0; at < bytes.length; ) {
    const next = readToken(bytes, at);
    if (next === null) throw new Error(`The stream ends within a command at byte ${at}`);
    printer.take(next.token);
    at += next.length;
  }
  return printer.paper();
}

/** The paper as plain text, one line each, trailing blanks cut. */
export function paperText(paper: Paper): string {
  return paper.lines.map((line) => line.text).join('\n');
}

class Interpreter {
  readonly #lines: PaperLine[] = [];
  readonly #qrCodes: string[] = [];
  readonly #barcodes: { kind: number; data: string }[] = [];
  readonly #rasters: { widthBytes: number; height: number; data: Uint8Array }[] = [];
  readonly #processIds: string[] = [];
  #cuts = 0;
  #kicks = 0;
  #qrStore = '';
  /** Cells of the line: a wide glyph takes its cell and empties the next one. */
  #cells: (string | undefined)[] = [];
  #dots = 0;
  #isKanji = false;
  #lead: number | null = null;
  #codePage = 'cp437';
  #style: Style = { bold: false, inverted: false, width: 1, height: 1 };
  #lineStyle: Style = { bold: false, inverted: false, width: 1, height: 1 };

  paper(): Paper {
    if (this.#cells.length > 0) this.#feed();
    return {
      lines: this.#lines,
      qrCodes: this.#qrCodes,
      barcodes: this.#barcodes,
      rasters: this.#rasters,
      cuts: this.#cuts,
      drawerKicks: this.#kicks,
      processIds: this.#processIds,
    };
  }

  take(token: Token): void {
    if (token.type === 'byte') {
      this.#printByte(token.value);
      return;
    }
    if (this.#lead !== null) throw new Error('A command within a two-byte character');
    this.#command(token.name, token.args);
  }

  #printByte(value: number): void {
    if (this.#lead !== null) {
      const pair = iconv.decode(Buffer.from([this.#lead, value]), 'gb18030');
      this.#lead = null;
      this.#put(pair, 2);
      return;
    }
    if (value === 0x0a) {
      this.#feed();
      return;
    }
    if (this.#isKanji && value >= 0x81) {
      this.#lead = value;
      return;
    }
    if (value < 0x20) throw new Error(`A control byte ${value} in text`);
    this.#put(iconv.decode(Buffer.from([value]), this.#codePage), 1);
  }

  #put(glyph: string, columns: number): void {
    const column = Math.round(this.#dots / DOTS_PER_COLUMN);
    const span = columns * this.#style.width;
    for (let index = 0; index < span; index += 1) this.#cells[column + index] = '';
    this.#cells[column] = glyph;
    this.#dots += span * DOTS_PER_COLUMN;
    if (glyph !== ' ') this.#lineStyle = { ...this.#style };
  }

  #feed(): void {
    const text = Array.from(this.#cells, (cell) => cell ?? ' ').join('');
    this.#lines.push({
      text: text.trimEnd(),
      isBold: this.#lineStyle.bold,
      isInverted: this.#lineStyle.inverted,
      widthFactor: this.#lineStyle.width,
      heightFactor: this.#lineStyle.height,
    });
    this.#cells = [];
    this.#dots = 0;
    this.#lineStyle = { bold: false, inverted: false, width: 1, height: 1 };
  }

  #command(name: string, args: Uint8Array): void {
    const value = args[0] ?? 0;
    const word = value + (args[1] ?? 0) * 256;
    switch (name) {
      case 'init':
        // What stands in the line and was not fed is forgotten.
        this.#cells = [];
        this.#dots = 0;
        this.#isKanji = false;
        this.#codePage = 'cp437';
        this.#style = { bold: false, inverted: false, width: 1, height: 1 };
        return;
      case 'kanjiOn':
        this.#isKanji = true;
        return;
      case 'kanjiOff':
        this.#isKanji = false;
        return;
      case 'codePage': {
        const page = CODE_PAGES[value];
        if (page === undefined) throw new Error(`Code page ${value} is not expected`);
        this.#codePage = page;
        return;
      }
      case 'absolute':
        this.#dots = word;
        return;
      case 'relative':
        this.#dots += word > 0x7fff ? word - 0x10000 : word;
        return;
      case 'bold':
        this.#style.bold = (value & 1) === 1;
        return;
      case 'invert':
        this.#style.inverted = (value & 1) === 1;
        return;
      case 'size':
        this.#style.width = (value >> 4) + 1;
        this.#style.height = (value & 15) + 1;
        return;
      case 'feedLines':
        for (let line = 0; line < value; line += 1) this.#feed();
        return;
      case 'cut':
        this.#cuts += 1;
        return;
      case 'drawer':
      case 'realTimePulse':
        this.#kicks += 1;
        return;
      case 'barcode':
        this.#barcodes.push({ kind: value, data: latin(args.subarray(2)) });
        return;
      case 'raster':
        this.#rasters.push({
          widthBytes: (args[1] ?? 0) + (args[2] ?? 0) * 256,
          height: (args[3] ?? 0) + (args[4] ?? 0) * 256,
          data: args.subarray(5),
        });
        return;
      case 'gs(k':
        this.#twoDimensional(args);
        return;
      case 'gs(H':
        this.#processIds.push(latin(args.subarray(2, 6)));
        return;
      default:
    }
  }

  /** GS ( k: cn 49 = QR; fn 80 stores, fn 81 prints what is stored. */
  #twoDimensional(args: Uint8Array): void {
    if (args[0] !== 49) throw new Error('Only QR codes are expected');
    if (args[1] === 80) this.#qrStore = latin(args.subarray(3));
    if (args[1] === 81) this.#qrCodes.push(this.#qrStore);
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
