import { isImeKey } from './keys.ts';
import { routeScan } from './scans.ts';
import { WEDGE_GAP_MS, WedgeDetector } from './wedge.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Snapshot {
  readonly field: Field;
  readonly value: string;
}

function focusedField(): Field | null {
  const element = document.activeElement;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element;
  return null;
}

/** Sets a field's value so that React hears of it, as if it had been typed. */
function setField(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Types text where the caret is, replacing a selection, as the keys would have done. */
function typeText(text: string): void {
  const field = focusedField();
  if (field === null || field.readOnly || field.disabled) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? field.value.length;
  const typed = field.value.slice(0, start) + text + field.value.slice(end);
  setField(field, field.maxLength >= 0 ? typed.slice(0, field.maxLength) : typed);
  if (field.selectionStart !== null)
    field.setSelectionRange(start + text.length, start + text.length);
}

/**
 * Listens for scanners that pretend to be a keyboard, before anything else hears a key. A scan
 * is never left in a field and its Enter never reaches a button. Returns how to stop.
 */
export function listenForWedge(): () => void {
  const detector = new WedgeDetector();
  let snapshot: Snapshot | null = null;
  let isAwaitingField = false;
  let flush: ReturnType<typeof setTimeout> | undefined;

  const release = () => {
    clearTimeout(flush);
    if (detector.isHolding) typeText(detector.takeHeld());
  };

  const hear = (event: KeyboardEvent) => {
    // A capital within a scan: what is held back stays so.
    if (event.key === 'Shift') return;
    const isOther =
      event.ctrlKey || event.altKey || event.metaKey || event.repeat || isImeKey(event);
    const verdict = detector.feed({ key: event.key, at: event.timeStamp, isOther });
    if (verdict.kind === 'pass') {
      release();
      if (verdict.isFirst) {
        const field = focusedField();
        snapshot = field === null ? null : { field, value: field.value };
        isAwaitingField = field === null;
      }
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    clearTimeout(flush);
    isAwaitingField = false;
    if (verdict.kind === 'hold') {
      flush = setTimeout(release, WEDGE_GAP_MS + 20);
      return;
    }
    if (snapshot !== null && snapshot.field.value !== snapshot.value) {
      setField(snapshot.field, snapshot.value);
    }
    snapshot = null;
    routeScan({ code: verdict.code, aim: null, source: 'wedge' });
  };

  // The first key may move the focus into a field that takes it, as the counter's search box does.
  const hearInput = ({ target }: Event) => {
    if (!isAwaitingField) return;
    isAwaitingField = false;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      snapshot = { field: target, value: target.value };
  };

  window.addEventListener('keydown', hear, { capture: true });
  window.addEventListener('beforeinput', hearInput, { capture: true });
  return () => {
    clearTimeout(flush);
    window.removeEventListener('beforeinput', hearInput, { capture: true });
    window.removeEventListener('keydown', hear, { capture: true });
  };
}
