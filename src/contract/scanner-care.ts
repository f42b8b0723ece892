import { z } from 'zod';
import { call, MANAGERS } from './call.ts';
import { scannerSettings, serialSettings } from './devices.ts';
import { businessDay, rowId, utcMs } from './primitives.ts';

/** What the Code 128 on the screen says, by which the till finds out how a scanner is set. */
export const SCANNER_TEST_CODE = 'GUITAI-7531';

/** What became of something a scanner sent. */
export const SCAN_OUTCOMES = [
  'scan',
  /** The same code again within the bounce time. */
  'bounce',
  /** An article number or GS1 code whose check digit is wrong: misread, or printed wrongly. */
  'wrongCheckDigit',
  /** No text: NUL, bad encoding, or a suffix that never came. */
  'unreadable',
  /** More than 8 KiB without an end: noise. */
  'tooLong',
] as const;
export type ScanOutcome = (typeof SCAN_OUTCOMES)[number];

const count = z.int().min(0);

/** How often each outcome happened. */
export const scanCounts = z.object({
  scan: count,
  bounce: count,
  wrongCheckDigit: count,
  unreadable: count,
  tooLong: count,
});
export type ScanCounts = z.infer<typeof scanCounts>;

/** How a scanner turned out to be set; what the form of the device takes over. */
export const detectedScanner = z.object({
  serial: serialSettings,
  settings: scannerSettings.pick({ suffix: true, prefix: true, ending: true }),
  /** The AIM identifier it sends; null = it sends none. */
  aim: z.string().nullable(),
});
export type DetectedScanner = z.infer<typeof detectedScanner>;

export const scannerCareCalls = {
  /**
   * The last bytes a scanner sent and what became of its last scans, since the till started. Kept
   * in memory only, since codes may be members' cards.
   */
  'devices.scannerLog': call({
    lane: 'host',
    access: MANAGERS,
    input: z.strictObject({ deviceId: rowId }),
    output: z.object({
      /** The last 256 bytes at most, as they came over the line. */
      rawHex: z.string(),
      rawAt: utcMs.nullable(),
      /** The newest first, 20 at most; the text with controls made visible, cut to 80. */
      recent: z.array(z.object({ at: utcMs, outcome: z.enum(SCAN_OUTCOMES), text: z.string() })),
    }),
    errors: ['devices.unknown'],
  }),
  /** What became of a scanner's scans by day, the newest first, 90 days at most. */
  'devices.scannerDays': call({
    lane: 'read',
    access: MANAGERS,
    input: z.strictObject({ deviceId: rowId }),
    output: z.array(scanCounts.extend({ day: businessDay })),
    errors: [],
  }),
  /**
   * Listens on ports for the test barcode, at one speed after the other; devices on them rest
   * meanwhile. Ends by itself when nobody asks for its state any more.
   */
  'devices.detectStart': call({
    lane: 'host',
    access: MANAGERS,
    input: z.strictObject({ paths: z.array(z.string().min(1).max(512)).min(1).max(16) }),
    output: z.null(),
    errors: [],
  }),
  'devices.detectState': call({
    lane: 'host',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.object({
      /** At which speed it listens now; null = it does not listen. */
      baudRate: z.int().nullable(),
      /** How often something came that was not the test barcode. */
      misses: z.int().min(0),
      /** What came last, in hexadecimal. */
      lastHex: z.string(),
      /** Ports that cannot be listened on. */
      unusable: z.array(z.string()),
      found: detectedScanner.nullable(),
    }),
    errors: [],
  }),
  'devices.detectStop': call({
    lane: 'host',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
};
