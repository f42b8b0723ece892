import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import codes, { toBuffer } from 'bwip-js/node';

/** Reads the codes of a PNG image with zbar, a reader that knows nothing of this till. */
export function readCodes(png: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-codes-'));
  const file = join(folder, 'image.png');
  try {
    writeFileSync(file, png);
    const { stdout, error } = spawnSync('zbarimg', ['-q', file], { encoding: 'utf8' });
    if (error !== undefined) throw error;
    return stdout.trim().split('\n').filter(Boolean).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** White all around, as on paper. */
const PAPER = { paddingwidth: 12, paddingheight: 12, backgroundcolor: 'FFFFFF' };

/** What a printer makes of the command that prints a QR code. */
export function drawQr(data: string): Promise<Buffer> {
  return toBuffer({ bcid: 'qrcode', text: data, scale: 4, ...PAPER });
}

/** The modules of a QR code, row by row: 1 is black. */
export function qrModules(data: string): { readonly modules: number[]; readonly size: number } {
  // oxlint-disable-next-line import/no-named-as-default-member -- there it is a symbology
  const [code] = codes.raw({ bcid: 'qrcode', text: data });
  if (code === undefined || !('pixs' in code)) throw new Error('No code was made');
  return { modules: Array.from(code.pixs), size: code.pixx };
}

/** What a printer makes of the command that prints an EAN-13; it adds the check digit. */
export function drawEan13(digits: string): Promise<Buffer> {
  return toBuffer({ bcid: 'ean13', text: digits, scale: 3, ...PAPER });
}

/** An SVG as pixels, drawn by librsvg. */
export function rasterise(svg: string): Buffer {
  const { stdout, error } = spawnSync('rsvg-convert', ['-b', 'white'], { input: svg });
  if (error !== undefined) throw error;
  return stdout;
}
