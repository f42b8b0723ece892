const MAX_SHOWN = 80;

/** A scanned code for the screen: controls as their symbols (␀ ␝ …), cut to 80 characters. */
export function visibleCode(code: string): string {
  const shown = [...code].slice(0, MAX_SHOWN).map((char) => {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x20) return String.fromCodePoint(0x2400 + point);
    if (point === 0x7f) return '␡';
    // Characters that turn or hide text are shown as a box.
    return /[\u0080-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(char) ? '▯' : char;
  });
  return shown.join('') + ([...code].length > MAX_SHOWN ? '…' : '');
}
