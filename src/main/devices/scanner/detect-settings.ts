import type { DetectedScanner } from '../../../contract/scanner-care.ts';
import type { SerialSettings } from '../device-config.ts';

/** How a scanner is set, as far as what it sent tells. */
export interface DetectedSettings extends Omit<DetectedScanner, 'serial'> {
  readonly line: Pick<SerialSettings, 'dataBits' | 'parity' | 'stopBits'>;
}

const STX = '\u0002';
const ETX = '\u0003';
const MAX_PREFIX = 16;
const MAX_ENDING = 8;

/**
 * Finds a known code in what a scanner sent to a line opened with 8 bits, no parity, and tells its
 * data format from the eighth bits, its prefix, AIM identifier and suffix from what stands around
 * it. Null = the code is not in it: the speed is wrong, or something else was scanned.
 */
export function detectSettings(bytes: Uint8Array, code: string): DetectedSettings | null {
  // Latin-1 keeps one character a byte.
  const text = Buffer.from(bytes.map((byte) => byte & 0x7f)).toString('latin1');
  const at = text.indexOf(code);
  if (at < 0) return null;
  const line = lineOf(bytes.subarray(at, at + code.length));
  if (line === null) return null;
  const { aim, prefix, isEnveloped } = headOf(text.slice(0, at));
  const tail = text.slice(at + code.length);
  return { line, aim, settings: { prefix, ...endOf(tail, isEnveloped) } };
}

const EIGHT = { dataBits: 8, parity: 'none', stopBits: 1 } as const;

/** What the eighth bits of plain ASCII are: nothing, a parity, or the first of two stop bits. */
function lineOf(bytes: Uint8Array): DetectedSettings['line'] | null {
  const all = [...bytes];
  if (all.every((byte) => byte < 0x80)) return EIGHT;
  if (all.every((byte) => byte >= 0x80)) return { dataBits: 7, parity: 'none', stopBits: 2 };
  if (all.every((byte) => !isOdd(byte))) return { dataBits: 7, parity: 'even', stopBits: 1 };
  if (all.every(isOdd)) return { dataBits: 7, parity: 'odd', stopBits: 1 };
  return null;
}

/** Whether an odd number of the eight bits is set. */
function isOdd(byte: number): boolean {
  let ones = 0;
  for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1;
  return ones % 2 === 1;
}

function headOf(text: string) {
  const aim = /\][A-Za-z][0-9A-Za-z]$/.exec(text)?.[0] ?? null;
  const before = aim === null ? text : text.slice(0, -aim.length);
  // oxlint-disable-next-line no-control-regex -- controls before a scan are no prefix
  const prefix = (before.split(/[\u0000-\u001f]/).at(-1) ?? '').slice(-MAX_PREFIX);
  return { aim, prefix, isEnveloped: before.includes(STX) };
}

function endOf(
  tail: string,
  isEnveloped: boolean,
): Pick<DetectedScanner['settings'], 'suffix' | 'ending'> {
  if (isEnveloped && tail.startsWith(ETX)) return { suffix: 'stx-etx' };
  if (/^[\r\n]/.test(tail)) return { suffix: 'line' };
  if (tail.startsWith('\t')) return { suffix: 'tab' };
  // oxlint-disable-next-line no-control-regex -- whatever else a scanner puts behind a scan
  const ending = /^[^\r\n\t\u0000]{1,}/.exec(tail)?.[0].slice(0, MAX_ENDING);
  return ending === undefined ? { suffix: 'idle' } : { suffix: 'custom', ending };
}
