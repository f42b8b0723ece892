import receiptline from 'receiptline';
import type { PrinterSettings } from '../../../contract/printer-profiles.ts';
import { CODE_PAGE_NUMBERS } from '../../features/devices/encoding/code-pages.ts';
import {
  glyphOf,
  type PrinterFonts,
  printedWidth,
} from '../../features/devices/encoding/glyphs.ts';
import { sanitiseRaster } from './raster.ts';

/** Where a page may be cut into segments: a character that no byte has. */
export const SEGMENT_BREAK = '\uf000';

const FEED_WITHOUT_CUTTER = '\n\n\n\n';
const QR_LEVEL = { l: '\x30', m: '\x31', q: '\x32', h: '\x33' } as const;

/** Pictures are logos: black and white by a threshold; dithering would sprinkle them. */
const IMAGE_SETTINGS = { upsideDown: false, gradient: false, gamma: 1.8, threshold: 128 };

/** The parts of receiptline's QR description that printers need. */
interface QrSymbol {
  readonly data: string;
  readonly cell: number;
  readonly level: keyof typeof QR_LEVEL;
}

/**
 * receiptline's ESC/POS command set with what Chinese printers need: Chinese runs as
 * `1C 26` + GB18030, Latin runs as `1C 2E 1B 74 13` + CP858 (or the printer's own code page; without
 * a Chinese font nothing of 1C), widths as the printer's fonts have them, QR codes made by the printer, harmless rasters, and marks where a page may be
 * cut into segments (DEVICES, traps and printer). Its functions return binary strings.
 */
export function escPosCommand(settings: PrinterFonts & Pick<PrinterSettings, 'hasCutter'>) {
  const base = receiptline.commands.generic;
  const toLatin = latinFont(settings);
  const plainChinese = settings.chinese === 'none' ? '' : '\x1cS\x00\x00';
  let area = '';
  // ESC @ at the start of the page leaves the printer plain.
  let isPlain = true;
  return {
    ...base,
    measureText: (text: string) => printedWidth(text, settings),
    open: () =>
      `\x1b@\x1da\x0f\x1bM\x00\x1b \x00${plainChinese}\x1b2${toLatin}\x1ba\x00${SEGMENT_BREAK}`,
    close: () => '',
    area(left: number, width: number) {
      const wanted = `\x1dL${word(left * 12)}\x1dW${word(width * 12)}`;
      if (wanted === area) return '';
      area = wanted;
      return wanted;
    },
    normal() {
      if (isPlain) return '';
      isPlain = true;
      return '\x1bE\x00\x1dB\x00\x1d!\x00';
    },
    em: () => styled('\x1bE\x01'),
    iv: () => styled('\x1dB\x01'),
    ul: () => '',
    wh: (size: number) => styled(base.wh(size)),
    relative: (columns: number) => (columns === 0 ? '' : `\x1b\\${word(columns * 12)}`),
    text: (text: string) => encodeText(text, settings),
    hr: (width: number) => `${toLatin}${ruleGlyph(settings).repeat(width)}`,
    lf: () => `\n${SEGMENT_BREAK}`,
    cut: () => (settings.hasCutter ? '\x1dVB\x00' : FEED_WITHOUT_CUTTER) + SEGMENT_BREAK,
    // Nothing in a page inserts commands of its own.
    command: () => '',
    image: (picture: string) =>
      sanitiseRaster({ ...base, ...IMAGE_SETTINGS }.image(picture)) + SEGMENT_BREAK,
    qrcode: (symbol: QrSymbol) => encodeQr(symbol) + SEGMENT_BREAK,
    barcode(...args: Parameters<typeof base.barcode>) {
      return base.barcode(...args) + SEGMENT_BREAK;
    },
  };

  function styled(bytes: string): string {
    isPlain = false;
    return bytes;
  }
}

function word(value: number): string {
  return String.fromCharCode(value & 255, (value >> 8) & 255);
}

/** Switches to the Latin font; a printer without a Chinese one knows nothing of FS commands. */
function latinFont({ codePage, chinese }: PrinterFonts): string {
  const page = `\x1bt${String.fromCharCode(CODE_PAGE_NUMBERS[codePage])}`;
  return chinese === 'none' ? page : `\x1c.${page}`;
}

/** A box-drawing line where the code page has one. */
function ruleGlyph(fonts: PrinterFonts): string {
  const line = glyphOf('─', fonts);
  return line.font === 'latin' && line.shown === '─' ? line.bytes : '-';
}

/** Text in runs of one font each; the font is set at the start of every text. */
function encodeText(text: string, fonts: PrinterFonts): string {
  let bytes = '';
  let font = '';
  for (const char of text) {
    const glyph = glyphOf(char, fonts);
    if (glyph.columns === 0) continue;
    if (glyph.font !== font) {
      font = glyph.font;
      bytes += font === 'chinese' ? '\x1c&' : latinFont(fonts);
    }
    bytes += glyph.bytes;
  }
  return bytes;
}

/** GS ( k: model 2, module size, error correction, store, print. */
function encodeQr(symbol: QrSymbol): string {
  return [
    'A2\x00',
    `C${String.fromCharCode(symbol.cell)}`,
    `E${QR_LEVEL[symbol.level]}`,
    `P0${symbol.data}`,
    'Q0',
  ]
    .map((body) => `\x1d(k${word(body.length + 1)}1${body}`)
    .join('');
}
