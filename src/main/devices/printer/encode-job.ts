import receiptline from 'receiptline';
import type { PrinterSettings } from '../../../contract/printer-profiles.ts';
import type { SpoolJob } from '../spool-port.ts';
import { escPosCommand, SEGMENT_BREAK } from './escpos-command.ts';
import { hasRealTimeCommand } from './raster.ts';

/** Segments on their way at a time: enough to keep printing, little enough to stay heard. */
export const SEGMENTS_IN_FLIGHT = 2;

/** 50 ms on, 500 ms off, by the pin of the drawer's socket. */
const OPEN_DRAWER = { 2: '\x1bp\x00\x19\xfa', 5: '\x1bp\x01\x19\xfa' } as const;

/**
 * A job as segments of half the printer's window (680 bytes as a rule), cut only between commands,
 * so that a status or process-ID request may follow each (DEVICES, traps).
 *
 * @throws when the page would make a printer execute something in real time.
 */
export function encodeJob(job: SpoolJob, settings: PrinterSettings): Uint8Array[] {
  if (job.kind === 'drawer') return [Buffer.from(OPEN_DRAWER[settings.drawerPin], 'latin1')];
  const page = receiptline.transform(job.markup, {
    cpl: settings.columns,
    encoding: 'gb18030',
    spacing: true,
    command: escPosCommand(settings),
  });
  if (hasRealTimeCommand(page)) throw new Error('The page holds a real-time command');
  const segmentBytes = settings.windowBytes / SEGMENTS_IN_FLIGHT;
  const segments = toSegments(page.split(SEGMENT_BREAK), segmentBytes);
  return segments.map((text) => Buffer.from(text, 'latin1'));
}

function toSegments(parts: readonly string[], segmentBytes: number): string[] {
  const segments: string[] = [];
  let segment = '';
  for (const part of parts) {
    if (segment !== '' && segment.length + part.length > segmentBytes) {
      segments.push(segment);
      segment = '';
    }
    segment += part;
  }
  if (segment !== '') segments.push(segment);
  return segments;
}
