import { cleanText, cutText } from '../../../../contract/kernel/text.ts';

/** No text on a receipt is longer: 10,000 characters of a name are not printed. */
const MAX_TEXT = 200;

/**
 * A text from outside, made safe to stand in receiptline markup: controls, line breaks and
 * bidirectional marks removed, every character with a meaning in the markup written as a
 * hexadecimal escape. A member named `{x:\x1bp0}` prints as that and opens no drawer
 * (DEVICES, traps).
 */
export function escapeMarkup(text: string): string {
  const escaped = cutText(cleanText(text), MAX_TEXT).replace(/[\\|{}~_"^`;]/g, hexEscape);
  // A column of dashes only would be a rule, of equal signs a cut.
  return escaped.replace(/^[-=]/, hexEscape);
}

function hexEscape(char: string): string {
  return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
