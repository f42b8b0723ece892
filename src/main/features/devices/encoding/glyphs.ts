import iconv from 'iconv-lite';
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

const known = new Map<string, Glyph>();

/**
 * The glyph of a character: code page 858 where it has one, else GB18030's two-byte part
 * (every Chinese printer font has it; its four-byte part few), else the letter without its
 * diacritic, else a question mark as wide as the character, so that columns never shift.
 */
export function glyphOf(char: string): Glyph {
  const found = known.get(char);
  if (found !== undefined) return found;
  const glyph = findGlyph(char);
  // Receipts use few characters; hostile text must not fill the memory.
  if (known.size < 20_000) known.set(char, glyph);
  return glyph;
}

/** The columns a text takes on paper. */
export function printedWidth(text: string): number {
  let width = 0;
  for (const char of text) width += glyphOf(char).columns;
  return width;
}

function findGlyph(char: string): Glyph {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return NOTHING;
  if (code < 0x7f) return { font: 'latin', bytes: char, columns: 1, shown: char };
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(char)) return NOTHING;
  const latin = latinGlyph(char);
  if (latin !== null) return latin;
  const chinese = iconv.encode(char, 'gb18030').toString('latin1');
  if (!/^\p{Co}$/u.test(char) && /^[\x81-\xfe][\x40-\x7e\x80-\xfe]$/.test(chinese)) {
    return { font: 'chinese', bytes: chinese, columns: 2, shown: char };
  }
  const plain = char.normalize('NFD').replace(/\p{Mn}/gu, '');
  return latinGlyph(plain) ?? (isWide(code) ? WIDE_UNKNOWN : NARROW_UNKNOWN);
}

function latinGlyph(char: string): Glyph | null {
  if ([...char].length !== 1) return null;
  const byte = iconv.encode(char, 'cp858').toString('latin1');
  if (byte.length !== 1 || byte === '?' || byte < ' ') return null;
  return { font: 'latin', bytes: byte, columns: 1, shown: char };
}
