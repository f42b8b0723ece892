/** What makes Excel, LibreOffice or WPS take a cell for a formula, also written full-width. */
const FORMULA_START = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A text that no spreadsheet runs: an apostrophe stands before what would be a formula (OWASP,
 * CSV injection). Numbers are written as numbers and do not pass here.
 */
export function formulaSafe(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
