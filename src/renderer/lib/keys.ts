/** Whether a key belongs to an input method that is composing: such an Enter never submits. */
export function isImeKey(event: {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  readonly nativeEvent?: { readonly isComposing?: boolean; readonly keyCode?: number };
}): boolean {
  const native = event.nativeEvent ?? event;
  return native.isComposing === true || native.keyCode === 229;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: '↵',
  esc: 'Esc',
  escape: 'Esc',
  space: '␣',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  delete: 'Del',
  backspace: '⌫',
  plus: '+',
  minus: '−',
};

/** A shortcut as it is printed on a key: `ctrl+k` → `Ctrl K`. */
export function shownKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => KEY_NAMES[key] ?? key.toUpperCase())
    .join(' ');
}
