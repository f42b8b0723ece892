import receiptline from 'receiptline';
import type { PrinterSettings } from '../device-config.ts';
import type { SpoolJob } from '../spool-port.ts';
import { escPosCommand, SEGMENT_BREAK } from './escpos-command.ts';
import { hasRealTimeCommand } from './raster.ts';

/** Bytes of a segment: two in flight stay well below the smallest printer's buffer. */
const SEGMENT_BYTES = 680;

/** Pin 2, 50 ms on, 500 ms off. */
const OPEN_DRAWER = '\x1bp\x00\x19\xfa';

/**
 * A job as segments of at most about 680 bytes, cut only between commands, so that a status
 * or process-ID request may follow each (DEVICES, traps).
 *
 * @throws when the page would make a printer execute something in real time.
 */
export function encodeJob(job: SpoolJob, settings: PrinterSettings): Uint8Array[] {
  if (job.kind === 'drawer') return [Buffer.from(OPEN_DRAWER, 'latin1')];
  const page = receiptline.transform(job.markup, {
    cpl: settings.columns,
    encoding: 'gb18030',
    spacing: true,
    command: escPosCommand(settings.hasCutter),
  });
  if (hasRealTimeCommand(page)) throw new Error('The page holds a real-time command');
  return toSegments(page.split(SEGMENT_BREAK)).map((text) => Buffer.from(text, 'latin1'));
}

function toSegments(parts: readonly string[]): string[] {
  const segments: string[] = [];
  let segment = '';
  for (const part of parts) {
    if (segment !== '' && segment.length + part.length > SEGMENT_BYTES) {
      segments.push(segment);
      segment = '';
    }
    segment += part;
  }
  if (segment !== '') segments.push(segment);
  return segments;
}
