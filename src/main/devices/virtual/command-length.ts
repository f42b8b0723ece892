const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** Argument bytes of the commands that a page of this till holds. */
const ARGUMENTS: ReadonlyMap<number, Readonly<Record<string, number>>> = new Map([
  [ESC, { '@': 0, ' ': 1, $: 2, '-': 1, '2': 0, '3': 1, E: 1, M: 1, '\\': 2, a: 1, p: 3, t: 1 }],
  [FS, { '&': 0, '.': 0, '-': 1, C: 1, S: 2 }],
  [GS, { '!': 1, B: 1, H: 1, L: 2, W: 2, a: 1, h: 1, r: 1, w: 1 }],
]);

/**
 * The length of the command or byte at `at`, as a printer reads it; null when more must come
 * first. What is not known is taken as two bytes.
 */
export function commandLength(bytes: Uint8Array, at: number): number | null {
  const first = bytes[at];
  const second = bytes[at + 1];
  if (first === undefined) return null;
  if (first !== DLE && first !== ESC && first !== FS && first !== GS) return 1;
  if (second === undefined) return null;
  const letter = String.fromCharCode(second);
  const fixed = ARGUMENTS.get(first)?.[letter];
  const length = fixed === undefined ? longLength(bytes, at, letter) : 2 + fixed;
  return length !== null && at + length <= bytes.length ? length : null;
}

function longLength(bytes: Uint8Array, at: number, letter: string): number | null {
  if (bytes[at] !== GS) return 2;
  const word = (offset: number): number | null => {
    const low = bytes[at + offset];
    const high = bytes[at + offset + 1];
    return low === undefined || high === undefined ? null : low + high * 256;
  };
  if (letter === '(') {
    const count = word(3);
    return count === null ? null : 5 + count;
  }
  if (letter === 'k') {
    const count = bytes[at + 3];
    return count === undefined ? null : 4 + count;
  }
  if (letter === 'v') {
    const [width, height] = [word(4), word(6)];
    return width === null || height === null ? null : 8 + width * height;
  }
  return letter === 'V' ? 4 : 2;
}
