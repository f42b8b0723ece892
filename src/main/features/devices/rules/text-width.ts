/**
 * How many columns of the printer's 12-dot font a text takes: two for ideographs, kana,
 * full-width signs and emoji, none for marks that combine, one for the rest. Used to break
 * lines between words; the encoder, which knows the printer's fonts, has the last word.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return 0;
  return isWide(code) ? 2 : 1;
}

/** Whether a code point is East Asian wide, or a sign that Chinese fonts draw as wide. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2010 && code <= 0x2040) ||
    (code >= 0x2190 && code <= 0x27bf) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f000 && code <= 0x3fffd)
  );
}

/**
 * Breaks a text into lines of at most `width` columns: between words where it has spaces,
 * between ideographs anywhere, within a word only when it is longer than a line.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\s+|[^\s\u2e80-\ufaff]+|[\s\S]/gu) ?? []) {
    if (textWidth(line) + textWidth(piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece.trimStart();
    while (textWidth(line) > width) {
      const head = headOf(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

function headOf(text: string, width: number): string {
  let head = '';
  let used = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > width && head !== '') break;
    head += char;
  }
  return head;
}
