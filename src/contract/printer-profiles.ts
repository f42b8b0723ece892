import { z } from 'zod';
import { locale } from './primitives.ts';

/** Printers whose settings the till knows; `custom` is one that was set by hand. */
export const PRINTER_PRESETS = [
  'epson-tm',
  'star-escpos',
  'generic-58',
  'generic-80-chinese',
  'custom',
] as const;
export type PrinterPreset = (typeof PRINTER_PRESETS)[number];

/** Bytes that may be on their way to a printer, unconfirmed (DEVICES, traps). */
export const PRINTER_WINDOWS = [512, 1360, 2720] as const;

/** The code pages of Latin letters, by the names their makers use. */
export const CODE_PAGES = ['cp858', 'cp437', 'cp850', 'cp1252'] as const;
export type CodePage = (typeof CODE_PAGES)[number];

/** How a receipt printer is spoken to. What older versions did not keep has a default. */
export const printerSettings = z.strictObject({
  preset: z.enum(PRINTER_PRESETS).default('custom'),
  /** Columns of the 12×24 font: 32 on 58 mm paper, 48 on 80 mm. */
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
  codePage: z.enum(CODE_PAGES).default('cp858'),
  /** The font of ideographs it has, switched on by FS &; `none` = Latin letters only. */
  chinese: z.enum(['gb18030', 'none']).default('gb18030'),
  hasCutter: z.boolean(),
  hasDrawer: z.boolean(),
  /** The pin of the drawer's socket that opens it. */
  drawerPin: z.union([z.literal(2), z.literal(5)]).default(2),
  /** How the printer says that it printed: process ID, GS r in its turn, or not at all. */
  acknowledge: z.enum(['process-id', 'status', 'none']),
  windowBytes: z.union([z.literal(512), z.literal(1360), z.literal(2720)]).default(1360),
  locale,
});
export type PrinterSettings = z.infer<typeof printerSettings>;

/** What a printer is, apart from the language it is asked to print. */
export type PrinterProfile = Omit<PrinterSettings, 'preset' | 'locale'>;

/** The profiles of the printers the till knows; the form starts from one. */
export const PRINTER_PROFILES = {
  /** TM-T88IV and later, TM-m30: process IDs, a cutter; ideographs only in Asian models. */
  'epson-tm': {
    columns: 48,
    codePage: 'cp858',
    chinese: 'none',
    hasCutter: true,
    hasDrawer: true,
    drawerPin: 2,
    acknowledge: 'process-id',
    windowBytes: 1360,
  },
  /** Star and others in their ESC/POS mode: no process IDs, but GS r. */
  'star-escpos': {
    columns: 48,
    codePage: 'cp858',
    chinese: 'none',
    hasCutter: true,
    hasDrawer: true,
    drawerPin: 2,
    acknowledge: 'status',
    windowBytes: 1360,
  },
  /** Small, without a cutter, often without an answer; most have a Chinese font. */
  'generic-58': {
    columns: 32,
    codePage: 'cp437',
    chinese: 'gb18030',
    hasCutter: false,
    hasDrawer: true,
    drawerPin: 2,
    acknowledge: 'none',
    windowBytes: 512,
  },
  'generic-80-chinese': {
    columns: 48,
    codePage: 'cp858',
    chinese: 'gb18030',
    hasCutter: true,
    hasDrawer: true,
    drawerPin: 2,
    acknowledge: 'status',
    windowBytes: 1360,
  },
} as const satisfies Record<Exclude<PrinterPreset, 'custom'>, PrinterProfile>;
