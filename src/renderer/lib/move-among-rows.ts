import type { KeyboardEvent } from 'react';
import { isImeKey } from './keys.ts';

/**
 * Arrows, Home and End move the focus among the rows (`data-row`) of a list or table; from anything
 * else in it, such as the field above the rows, ↓ goes to the row that follows.
 */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? rowBelow(event, rows) : rows[placeAfter(event.key, at, rows.length)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The place that a key goes to; -1 = it is none of these keys. */
function placeAfter(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

function rowBelow(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly HTMLElement[],
): HTMLElement | undefined {
  const { key, target } = event;
  if (key !== 'ArrowDown' || isImeKey(event) || !(target instanceof Node)) return undefined;
  return rows.find(
    (row) => (target.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
}
