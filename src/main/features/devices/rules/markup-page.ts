import { cleanText, cutText } from '../../../../contract/kernel/text.ts';
import { escapeMarkup } from './escape-markup.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Paper widths in columns of the 12×24 font: 58 mm, 76 mm, 80 mm. */
export type PaperColumns = 32 | 42 | 48;

const MAX_WRAPPED = 160;

/**
 * Collects the lines of one page in receiptline markup. Every text is escaped here, once; the
 * callers hand over plain text.
 */
export class MarkupPage {
  readonly columns: PaperColumns;
  readonly #lines: string[] = [];
  #widths = '';

  constructor(columns: PaperColumns) {
    this.columns = columns;
  }

  /** The markup. */
  toString(): string {
    return this.#lines.join('\n');
  }

  blank(): void {
    this.#setWidths('*');
    this.#lines.push('');
  }

  rule(): void {
    this.#setWidths('*');
    this.#lines.push('-');
  }

  cut(): void {
    this.#lines.push('=');
  }

  /** Centred text, broken between words. */
  centred(text: string): void {
    this.#setWidths('*');
    for (const line of wrapped(text, this.columns)) this.#lines.push(escapeMarkup(line));
  }

  /** Centred bold text at twice the size, or at plain width when that would not fit. */
  title(text: string): void {
    this.#setWidths('*');
    const size = textWidth(cleanText(text)) * 2 <= this.columns ? '^^^' : '^^';
    for (const line of wrapped(text, this.columns)) {
      this.#lines.push(`"${size}${escapeMarkup(line)}${size}"`);
    }
  }

  /** White on black, twice the size: what nobody may overlook. */
  banner(text: string): void {
    this.#setWidths('*');
    this.#lines.push(`\`^^^~${escapeMarkup(text)}~^^^\``);
  }

  /** Text from the left edge. */
  left(text: string, style: 'plain' | 'bold' = 'plain'): void {
    this.#setWidths('*');
    const mark = style === 'bold' ? '"' : '';
    for (const line of wrapped(text, this.columns)) {
      this.#lines.push(`|${mark}${escapeMarkup(line)}${mark} |`);
    }
  }

  /** Left text, right text in a column of `rightWidth` columns. */
  pair(left: string, right: string, rightWidth: number): void {
    this.#pair({ left, right, rightWidth, mark: '', factor: 1 });
  }

  /** The same, bold and large: twice as wide only where it fits. */
  largePair(left: string, right: string): void {
    const isWide = (textWidth(left) + textWidth(right)) * 2 + 1 <= this.columns;
    const factor = isWide ? 2 : 1;
    const rightWidth = textWidth(right) * factor;
    this.#pair({ left, right, rightWidth, mark: isWide ? '^^^' : '^^', factor });
  }

  /** Left text set in by two columns, right text. */
  indentedPair(left: string, right: string, rightWidth: number): void {
    this.#setWidths(`2,*,${rightWidth}`);
    this.#lines.push(`|~ |${escapeMarkup(left)} | ${escapeMarkup(right)}|`);
  }

  /** Text set in by four columns. */
  indented(text: string): void {
    this.#setWidths('4,*');
    for (const line of wrapped(text, this.columns - 5)) {
      this.#lines.push(`|~ |${escapeMarkup(line)} |`);
    }
  }

  /** A QR code made by the printer itself; `data` is digits, capitals and dashes. */
  qrCode(data: string): void {
    this.#setWidths('*');
    this.#lines.push(`{code:${escapeMarkup(data)};option:qrcode,${this.columns < 42 ? 5 : 6},m}`);
  }

  /** A Code 128 without text below; `data` is letters, digits and dashes. */
  code128(data: string): void {
    this.#setWidths('*');
    this.#lines.push(`{code:${escapeMarkup(data)};option:code128,2,72,nohri}`);
  }

  /** An EAN-13 or EAN-8 with its digits below; its check digit must be right. */
  ean(digits: string): void {
    this.#setWidths('*');
    this.#lines.push(`{code:${escapeMarkup(digits)};option:ean,2,72,hri}`);
  }

  #pair(row: {
    readonly left: string;
    readonly right: string;
    readonly rightWidth: number;
    readonly mark: string;
    readonly factor: number;
  }): void {
    this.#setWidths(`*,${row.rightWidth}`);
    const room = Math.floor((this.columns - row.rightWidth - 2) / row.factor);
    const bold = row.mark === '' ? '' : '"';
    const lines = wrapped(row.left, Math.max(room, 4)).map(escapeMarkup).join('\\n');
    const dress = (text: string) => `${bold}${row.mark}${text}${row.mark}${bold}`;
    this.#lines.push(`|${dress(lines)} | ${dress(escapeMarkup(row.right))}|`);
  }

  #setWidths(widths: string): void {
    if (widths === this.#widths) return;
    this.#widths = widths;
    this.#lines.push(`{width:${widths}}`);
  }
}

function wrapped(text: string, width: number): string[] {
  return wrapText(cutText(cleanText(text), MAX_WRAPPED), width);
}
