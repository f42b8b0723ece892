import type { KeyboardEvent, RefObject } from 'react';

/** After a tap the next key belongs to the search box again, unless a field was tapped. */
export function refocus(focusSearch: () => void): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    const isInDialog = active?.closest('[role="dialog"], [role="presentation"].MuiPopover-root');
    if (!isField && (isInDialog === null || isInDialog === undefined)) focusSearch();
  });
}

/** Typing anywhere on the counter goes into the box; Esc in another field comes back to it. */
export function routeKey(event: KeyboardEvent, search: RefObject<HTMLInputElement | null>): void {
  const box = search.current;
  if (box === null || event.target === box) return;
  const isField =
    event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key === 'Escape') box.focus();
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isField && isPlain && [...event.key].length === 1 && event.key !== ' ') box.focus();
}
