import type { DisplaySettings } from '../../../contract/customer-display.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import type { Cell } from './display-cells.ts';
import type { TwoLines } from './lay-out-page.ts';

const CHINESE_ON = '\x1c&';
const CHINESE_OFF = '\x1c.';
/** Code page 858: Western Europe with the euro. */
const CODE_PAGE = '\x1bt\x13';

/** What a display is told first: forget what was, code page, empty. */
export function encodeStart({ protocol }: DisplaySettings): Uint8Array {
  return Buffer.from(`\x1b@${CODE_PAGE}${protocol === 'esc-pos' ? '\x1fC\x00' : ''}\x0c`, 'latin1');
}

/**
 * Both lines, written over what stands there: nothing is cleared, so nothing flickers (DEVICES:
 * ESC/POS `1F 24 x y`, CD5220 `1B 51 41 … 0D` and `1B 51 42 … 0D`).
 */
export function encodePage(lines: TwoLines, { protocol, characters }: DisplaySettings): Uint8Array {
  return Buffer.from(
    lines.map((cells, index) => encodeLine(cells, index, protocol, characters)).join(''),
    'latin1',
  );
}

function encodeLine(
  cells: readonly Cell[],
  index: number,
  protocol: DisplaySettings['protocol'],
  characters: DisplaySettings['characters'],
): string {
  switch (protocol) {
    case 'esc-pos':
      return (
        `\x1f$\x01${String.fromCharCode(index + 1)}` +
        (characters === 'gb18030' ? inRuns(cells) : inOneRun(cells))
      );
    case 'cd5220':
      return `\x1bQ${index === 0 ? 'A' : 'B'}${inOneRun(cells)}\r`;
    default:
      return assertNever(protocol);
  }
}

function inOneRun(cells: readonly Cell[]): string {
  return cells.map(({ bytes }) => bytes).join('');
}

/** Chinese and other runs, the mode switched between them. */
function inRuns(cells: readonly Cell[]): string {
  let bytes = '';
  let isChinese: boolean | null = null;
  for (const cell of cells) {
    if (cell.isChinese !== isChinese) bytes += cell.isChinese ? CHINESE_ON : CHINESE_OFF;
    isChinese = cell.isChinese;
    bytes += cell.bytes;
  }
  return bytes;
}
