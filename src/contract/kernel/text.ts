const CONTROL_AND_BIDI =
  // oxlint-disable-next-line no-control-regex -- controls are what this removes
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Whether a character is a CJK ideograph (BMP, extension A, compatibility, or beyond). */
export function isHan(char: string): boolean {
  return /\p{Script=Han}/u.test(char);
}

/**
 * Text a person typed or a scanner sent, made safe to keep: NFC, no control, bidirectional
 * or zero-width characters, spaces folded and trimmed.
 */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(CONTROL_AND_BIDI, ' ').replace(/\s+/gu, ' ').trim();
}

/** Full-width digits, letters and signs brought to ASCII (NFKC), controls removed, trimmed. */
export function foldWidth(text: string): string {
  return cleanText(text.normalize('NFKC'));
}

/** Text as the search index sees it: width-folded, lower case, without diacritics. */
export function foldSearch(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
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
