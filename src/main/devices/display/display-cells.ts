import iconv from 'iconv-lite';
import type { DisplaySettings } from '../../../contract/customer-display.ts';
import { isHan } from '../../../contract/kernel/text.ts';

/** One character as a display takes it. */
export interface Cell {
  /** Its bytes, as a binary string. */
  readonly bytes: string;
  readonly isChinese: boolean;
  readonly columns: 1 | 2;
}

/** Writes Chinese in Latin letters: 护手霜 → Hushoushuang. */
export type Romanise = (text: string) => string;

/** What a display can show. */
export interface CharacterSet {
  readonly hasAccents: boolean;
  readonly hasChinese: boolean;
  /** For what it cannot show; null while it is not at hand. */
  readonly romanise: Romanise | null;
}

const BLANK: Cell = { bytes: ' ', isChinese: false, columns: 1 };

/** Signs and letters without a decomposition, in ASCII. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '·': '.',
  '×': 'x',
  '¡': '!',
  '¿': '?',
  '、': ',',
  '。': '.',
  '€': 'E',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  ł: 'l',
  Ł: 'L',
};

/**
 * What a display of these settings can show. A CD5220 takes Chinese bytes as they come, so that
 * no byte is left for accents; ESC/POS switches between the two.
 */
export function characterSet(settings: DisplaySettings, romanise: Romanise | null): CharacterSet {
  const hasChinese = settings.characters === 'gb18030';
  const hasAccents =
    settings.characters === 'latin' || (hasChinese && settings.protocol === 'esc-pos');
  return { hasAccents, hasChinese, romanise };
}

/**
 * A text in the display's characters: accents where its code page has them, else the letters
 * without; Chinese where it knows it, else in pinyin; what is left is a question mark. No control
 * byte ever comes out.
 */
export function toCells(text: string, set: CharacterSet): Cell[] {
  const cells: Cell[] = [];
  for (const char of set.hasChinese ? text.normalize('NFC') : romanised(text, set)) {
    cells.push(...cellsOf(char, set));
  }
  return cells;
}

/** How many columns the cells take. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.columns, 0);
}

/** The first cells that fit, and blanks up to exactly `columns`. */
export function padCells(cells: readonly Cell[], columns: number): Cell[] {
  const fitting: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    if (width + cell.columns > columns) break;
    fitting.push(cell);
    width += cell.columns;
  }
  while (width < columns) {
    fitting.push(BLANK);
    width += 1;
  }
  return fitting;
}

function romanised(text: string, { romanise }: CharacterSet): string {
  const folded = text.normalize('NFKC');
  return romanise === null ? folded : folded.replace(/\p{Script=Han}+/gu, (run) => romanise(run));
}

function cellsOf(char: string, set: CharacterSet): Cell[] {
  if (/^[\s\p{Zs}]$/u.test(char)) return [BLANK];
  if (/^[\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}]$/u.test(char)) return [];
  if (/^[\x21-\x7e]$/.test(char)) return [latin(char)];
  const accented = set.hasAccents ? codePage858(char) : null;
  if (accented !== null) return [latin(accented)];
  const plain = PLAIN[char] ?? char.normalize('NFKD').replace(/\p{Mn}/gu, '');
  if (/^[\x21-\x7e]+$/.test(plain)) return [...plain].map(latin);
  const chinese = set.hasChinese ? iconv.encode(char, 'gb18030').toString('latin1') : '';
  if (/^[\x81-\xfe][\x40-\x7e\x80-\xfe]$/.test(chinese)) {
    return [{ bytes: chinese, isChinese: true, columns: 2 }];
  }
  // As wide as what it stands for, where that is known, so that nothing moves.
  return set.hasChinese && isHan(char) ? [latin('?'), latin('?')] : [latin('?')];
}

function latin(bytes: string): Cell {
  return { bytes, isChinese: false, columns: 1 };
}

function codePage858(char: string): string | null {
  const bytes = iconv.encode(char, 'cp858').toString('latin1');
  return bytes.length === 1 && bytes >= '\x80' ? bytes : null;
}
