/** Formats without width (bidirectional marks, zero widths, soft hyphens) and lone surrogates. */
const WITHOUT_WIDTH = /[\p{Cf}\p{Cs}]/gu;
/** Controls, line separators, and letters that are drawn as blanks. */
const BLANKS = /[\s\p{Cc}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]+/gu;

/** Letters without a decomposition that people look for by their plain neighbour. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ŋ: 'n',
  ς: 'σ',
};

/** Whether a character is a CJK ideograph (BMP, extension A, compatibility, or beyond). */
export function isHan(char: string): boolean {
  return /\p{Script=Han}/u.test(char);
}

/**
 * Text a person typed or a scanner sent, made safe to keep: NFC, no control, bidirectional
 * or zero-width characters, spaces folded and trimmed.
 */
export function cleanText(text: string): string {
  return text.replace(WITHOUT_WIDTH, '').normalize('NFC').replace(BLANKS, ' ').trim();
}

/** Full-width digits, letters and signs brought to ASCII (NFKC), controls removed, trimmed. */
export function foldWidth(text: string): string {
  return cleanText(text.normalize('NFKC'));
}

/** Text as the search index sees it: width-folded, lower case, without diacritics. */
export function foldSearch(text: string): string {
  const plain = foldWidth(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðħłıþŋς]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter);
  return plain.replace(/\s+/gu, ' ').trim();
}

/** The length of a text in user-perceived characters' code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Cuts a text to at most `max` code points. */
export function cutText(text: string, max: number): string {
  return codePoints(text) <= max ? text : `${[...text].slice(0, max - 1).join('')}…`;
}
