/** A cell of a file of rejected rows holds at most so many characters. */
const MAX_CELL = 2000;

/**
 * A cell that no spreadsheet takes for a formula (TRUST, Exports): text that starts like one gets an
 * apostrophe, plain numbers stay.
 */
export function safeCell(text: string): string {
  const cut = text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}…` : text;
  const isNumber = /^[-+]?[\d.,]+$/.test(cut);
  const safe = !isNumber && /^[=+\-@\t\r\n＝＋－＠]/.test(cut) ? `'${cut}` : cut;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of the file of rejected rows, with its line end. */
export function rejectLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`;
}
