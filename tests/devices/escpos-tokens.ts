/**
 * Reads ESC/POS as a printer does: one command or one printable byte at a time. Written from
 * the manufacturers' command list, not from the till's encoder.
 */
export type Token =
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'command'; readonly name: string; readonly args: Uint8Array };

export interface TokenAt {
  readonly token: Token;
  readonly length: number;
}

/** Commands of a fixed number of argument bytes, by their two first bytes. */
const FIXED: Readonly<Record<string, readonly [name: string, args: number]>> = {
  '1b40': ['init', 0],
  '1b20': ['latinSpacing', 1],
  '1b21': ['mode', 1],
  '1b24': ['absolute', 2],
  '1b2d': ['underline', 1],
  '1b32': ['defaultLineSpacing', 0],
  '1b33': ['lineSpacing', 1],
  '1b45': ['bold', 1],
  '1b47': ['doubleStrike', 1],
  '1b4d': ['font', 1],
  '1b52': ['international', 1],
  '1b5c': ['relative', 2],
  '1b61': ['align', 1],
  '1b64': ['feedLines', 1],
  '1b4a': ['feedDots', 1],
  '1b70': ['drawer', 3],
  '1b74': ['codePage', 1],
  '1b7b': ['upsideDown', 1],
  '1c26': ['kanjiOn', 0],
  '1c2e': ['kanjiOff', 0],
  '1c2d': ['kanjiUnderline', 1],
  '1c43': ['kanjiSystem', 1],
  '1c53': ['kanjiSpacing', 2],
  '1d21': ['size', 1],
  '1d42': ['invert', 1],
  '1d48': ['hriPosition', 1],
  '1d4c': ['leftMargin', 2],
  '1d57': ['areaWidth', 2],
  '1d61': ['asb', 1],
  '1d68': ['barcodeHeight', 1],
  '1d72': ['transmitStatus', 1],
  '1d77': ['barcodeWidth', 1],
  '1004': ['realTimeStatus', 1],
  '1005': ['realTimeRequest', 1],
  '1014': ['realTimePulse', 3],
};

const hex = (value: number) => value.toString(16).padStart(2, '0');

function command(bytes: Uint8Array, at: number, name: string, head: number, args: number) {
  const length = head + args;
  if (at + length > bytes.length) return null;
  const token: Token = { type: 'command', name, args: bytes.subarray(at + head, at + length) };
  return { token, length };
}

/** The next token at `at`; null when more bytes are needed. */
export function readToken(bytes: Uint8Array, at: number): TokenAt | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first !== 0x10 && first !== 0x1b && first !== 0x1c && first !== 0x1d) {
    return { token: { type: 'byte', value: first }, length: 1 };
  }
  const second = bytes[at + 1];
  if (second === undefined) return null;
  const fixed = FIXED[hex(first) + hex(second)];
  if (fixed !== undefined) return command(bytes, at, fixed[0], 2, fixed[1]);
  if (first === 0x1d) return readGs(bytes, at, second);
  throw new Error(`Unknown command ${hex(first)} ${hex(second)} at byte ${at}`);
}

function readGs(bytes: Uint8Array, at: number, second: number): TokenAt | null {
  const byte = (offset: number) => bytes[at + offset];
  switch (second) {
    case 0x28: {
      const low = byte(3);
      const high = byte(4);
      if (low === undefined || high === undefined) return null;
      return command(bytes, at, `gs(${String.fromCharCode(byte(2) ?? 0)}`, 5, low + high * 256);
    }
    case 0x56: {
      const mode = byte(2);
      if (mode === undefined) return null;
      return command(bytes, at, 'cut', 2, mode === 0x41 || mode === 0x42 ? 2 : 1);
    }
    case 0x6b: {
      const kind = byte(2);
      const count = byte(3);
      if (kind === undefined || count === undefined) return null;
      if (kind < 65) throw new Error('Barcodes of the NUL-ended form are not used');
      return command(bytes, at, 'barcode', 2, 2 + count);
    }
    case 0x76: {
      const [xl, xh, yl, yh] = [byte(4), byte(5), byte(6), byte(7)];
      if (xl === undefined || xh === undefined || yl === undefined || yh === undefined) return null;
      return command(bytes, at, 'raster', 3, 5 + (xl + xh * 256) * (yl + yh * 256));
    }
    default:
      throw new Error(`Unknown command 1d ${hex(second)} at byte ${at}`);
  }
}
