import iconv from 'iconv-lite';
import type { PrinterSettings } from '../../../../contract/printer-profiles.ts';
import { isWide } from '../rules/text-width.ts';

/** How one character is printed: in the Latin or the Chinese font, and over how many columns. */
export interface Glyph {
  readonly font: 'latin' | 'chinese';
  /** The bytes as a binary string; empty for marks that do not print alone. */
  readonly bytes: string;
  readonly columns: 0 | 1 | 2;
  /** What stands on paper, which is not always what was asked for. */
  readonly shown: string;
}

const NOTHING: Glyph = { font: 'latin', bytes: '', columns: 0, shown: '' };
const NARROW_UNKNOWN: Glyph = { font: 'latin', bytes: '?', columns: 1, shown: '?' };
const WIDE_UNKNOWN: Glyph = { font: 'chinese', bytes: '\xa3\xbf', columns: 2, shown: '？' };
/** The same without a Chinese font. */
const TWO_UNKNOWN: Glyph = { font: 'latin', bytes: '??', columns: 2, shown: '??' };

/** The fonts of a printer. */
export type PrinterFonts = Pick<PrinterSettings, 'codePage' | 'chinese'>;

/** What a printer of a shop with Chinese goods has. */
const USUAL_FONTS: PrinterFonts = { codePage: 'cp858', chinese: 'gb18030' };

const known = new Map<string, Map<string, Glyph>>();

/**
 * The glyph of a character: the printer's code page where it has one, else GB18030's two-byte part
 * (every Chinese printer font has it; its four-byte part few), else the letter without its
 * diacritic, else question marks as wide as the character, so that columns never shift.
 */
export function glyphOf(char: string, fonts: PrinterFonts = USUAL_FONTS): Glyph {
  const glyphs = knownOf(fonts);
  const found = glyphs.get(char);
  if (found !== undefined) return found;
  const glyph = findGlyph(char, fonts);
  // Receipts use few characters; hostile text must not fill the memory.
  if (glyphs.size < 20_000) glyphs.set(char, glyph);
  return glyph;
}

function knownOf({ codePage, chinese }: PrinterFonts): Map<string, Glyph> {
  const name = `${codePage} ${chinese}`;
  const glyphs = known.get(name) ?? new Map<string, Glyph>();
  known.set(name, glyphs);
  return glyphs;
}

/** The columns a text takes on paper. */
export function printedWidth(text: string, fonts: PrinterFonts = USUAL_FONTS): number {
  let width = 0;
  for (const char of text) width += glyphOf(char, fonts).columns;
  return width;
}

function findGlyph(char: string, fonts: PrinterFonts): Glyph {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return NOTHING;
  if (code < 0x7f) return { font: 'latin', bytes: char, columns: 1, shown: char };
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(char)) return NOTHING;
  const hasChinese = fonts.chinese === 'gb18030';
  const glyph = latinGlyph(char, fonts) ?? (hasChinese ? chineseGlyph(char) : null);
  if (glyph !== null) return glyph;
  const plain = latinGlyph(char.normalize('NFD').replace(/\p{Mn}/gu, ''), fonts);
  if (plain !== null || !isWide(code)) return plain ?? NARROW_UNKNOWN;
  return hasChinese ? WIDE_UNKNOWN : TWO_UNKNOWN;
}

function chineseGlyph(char: string): Glyph | null {
  const bytes = iconv.encode(char, 'gb18030').toString('latin1');
  if (/^\p{Co}$/u.test(char) || !/^[\x81-\xfe][\x40-\x7e\x80-\xfe]$/.test(bytes)) return null;
  return { font: 'chinese', bytes, columns: 2, shown: char };
}

function latinGlyph(char: string, { codePage }: PrinterFonts): Glyph | null {
  if ([...char].length !== 1) return null;
  const byte = iconv.encode(char, codePage).toString('latin1');
  if (byte.length !== 1 || byte === '?' || byte < ' ') return null;
  return { font: 'latin', bytes: byte, columns: 1, shown: char };
}
