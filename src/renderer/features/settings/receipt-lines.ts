const MAX_LINES = 6;
const MAX_CHARS = 48;

/** The lines of a text field; empty ones at the end are not meant. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines as the text field shows them. */
export function textOf(lines: readonly string[]): string {
  return lines.join('\n');
}

/** Whether a receipt takes them. */
export function isFitting(lines: readonly string[]): boolean {
  return lines.length <= MAX_LINES && lines.every((line) => line.length <= MAX_CHARS);
}
