import { z } from 'zod';
import { call, MANAGERS, SELLERS, STAFF } from './call.ts';
import { customerPage, displaySettings, pageMoney } from './customer-display.ts';
import { networkAddress } from './network-address.ts';
import { portIdentity } from './port-identity.ts';
import { requestId, rowId, utcMs } from './primitives.ts';
import { printerSettings } from './printer-profiles.ts';

/** The state of a device, as the status bar shows it (DEVICES, device layer). */
export const DEVICE_STATES = [
  'disabled',
  'disconnected',
  'connecting',
  'no-permission',
  'busy-elsewhere',
  'ready',
  'printing',
  'near-end',
  'paper-out',
  'cover-open',
  'error',
  'offline',
  'unresponsive',
] as const;
export const deviceState = z.enum(DEVICE_STATES);
export type DeviceState = z.infer<typeof deviceState>;

/** Factory settings of scanner makers (DEVICES, scanners), and free ones. */
export const SCANNER_PRESETS = [
  'honeywell',
  'zebra',
  'datalogic',
  'newland',
  'metrologic',
  'symcode',
  'custom',
] as const;

export const serialSettings = z.strictObject({
  path: z.string().min(1).max(512),
  baudRate: z.union([
    z.literal(1200),
    z.literal(2400),
    z.literal(4800),
    z.literal(9600),
    z.literal(19_200),
    z.literal(38_400),
    z.literal(57_600),
    z.literal(115_200),
  ]),
  dataBits: z.union([z.literal(7), z.literal(8)]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.union([z.literal(1), z.literal(2)]),
  /** By which line the device says that it takes data; absent = none. */
  flowControl: z.enum(['none', 'rts-cts', 'dtr-dsr']).optional(),
});

/** What a scanner of a maker is set to when it leaves the factory; the form starts from it. */
export const SCANNER_PRESET_SETTINGS = {
  honeywell: { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
  zebra: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'idle' },
  datalogic: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
  newland: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
  /** 7 bits, space parity, 2 stop bits: on the receiving side the same as 8N1. */
  metrologic: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
  symcode: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
  custom: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, suffix: 'line' },
} as const satisfies Record<(typeof SCANNER_PRESETS)[number], ScannerPreset>;

interface ScannerPreset {
  readonly baudRate: z.infer<typeof serialSettings>['baudRate'];
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly suffix: 'line' | 'tab' | 'stx-etx' | 'idle';
}

export const deviceTransport = z.discriminatedUnion('type', [
  /** `identity` is what was at `path` when it was chosen from the list; absent = typed by hand. */
  serialSettings.extend({ type: z.literal('serial'), identity: portIdentity.optional() }),
  networkAddress.extend({ type: z.literal('network') }),
  /** The device on the screen: the virtual device panel. */
  z.strictObject({ type: z.literal('virtual') }),
]);

export const scannerSettings = z.strictObject({
  preset: z.enum(SCANNER_PRESETS),
  /** How a scan ends: line end, tab, STX…ETX, 50 ms of silence, or an ending of its own. */
  suffix: z.enum(['line', 'tab', 'stx-etx', 'idle', 'custom']),
  /** With `custom`: the characters that end a scan. */
  ending: z.string().min(1).max(8).optional(),
  /** Characters the scanner puts before every scan: they are taken off. */
  prefix: z.string().max(16).optional(),
  /** The same code again within this time is a bounce. */
  bounceMs: z.int().min(0).max(2000).default(400),
});

export const deviceConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scanner'),
    name: z.string().min(1).max(60),
    isEnabled: z.boolean(),
    transport: deviceTransport,
    settings: scannerSettings,
  }),
  z.strictObject({
    kind: z.literal('printer'),
    name: z.string().min(1).max(60),
    isEnabled: z.boolean(),
    transport: deviceTransport,
    settings: printerSettings,
  }),
  z.strictObject({
    kind: z.literal('display'),
    name: z.string().min(1).max(60),
    isEnabled: z.boolean(),
    transport: deviceTransport,
    settings: displaySettings,
  }),
]);
export type DeviceConfig = z.infer<typeof deviceConfig>;

/** A device of this till with its state of the moment. */
export const device = z.object({
  id: rowId,
  config: deviceConfig,
  state: deviceState,
  /** What the system said, for support; never shown alone. */
  detail: z.string().nullable(),
  since: utcMs,
});
export type Device = z.infer<typeof device>;

export const serialPort = z.object({
  path: z.string(),
  manufacturer: z.string().nullable(),
  serialNumber: z.string().nullable(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  /** The socket; null where the system does not tell. */
  locationId: z.string().nullable(),
  isUsed: z.boolean(),
});

/** States of a print job (DEVICES, spool). */
export const PRINT_STATES = [
  'queued',
  'sending',
  'sent',
  'printed',
  'failed',
  'uncertain',
  'cancelled',
] as const;
export const printState = z.enum(PRINT_STATES);
export type PrintState = z.infer<typeof printState>;

/** Why a print job did not end on paper, or may not have. */
export const PRINT_ERRORS = [
  'printer.lineLost',
  'printer.noConfirmation',
  'printer.writeTimedOut',
  'printer.notReady',
  'printer.encoding',
  'printer.interrupted',
  'printer.notPrinted',
] as const;
export type PrintError = (typeof PRINT_ERRORS)[number];

export const printJob = z.object({
  id: rowId,
  kind: z.enum(['receipt', 'page', 'test', 'drawer']),
  /** What a page is called on the screen; empty for everything else. */
  title: z.string(),
  state: printState,
  saleId: rowId.nullable(),
  receiptNo: z.string().nullable(),
  copyOf: rowId.nullable(),
  createdAt: utcMs,
  updatedAt: utcMs,
  error: z.enum(PRINT_ERRORS).nullable(),
});
export type PrintJob = z.infer<typeof printJob>;

export const devicesCalls = {
  /** The till's devices and their states. */
  'devices.list': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(device),
    errors: [],
  }),
  /** Serial ports of this machine. A machine that cannot list them gives an empty list. */
  'devices.ports': call({
    lane: 'host',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.object({ ports: z.array(serialPort), isListingPossible: z.boolean() }),
    errors: [],
  }),
  /** Adds a device (`deviceId` null) or changes one; it reconnects with the new settings. */
  'devices.save': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, deviceId: rowId.nullable(), config: deviceConfig }),
    output: z.object({ deviceId: rowId }),
    errors: ['devices.unknown', 'devices.pathTaken'],
  }),
  'devices.remove': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, deviceId: rowId }),
    output: z.null(),
    errors: ['devices.unknown'],
  }),
  /** Queues a page that shows width, character sets, barcode and cutter. */
  'devices.testPrint': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, deviceId: rowId }),
    output: z.object({ jobId: rowId }),
    errors: ['devices.unknown', 'devices.notPrinter'],
  }),
  /** Opens the cash drawer without a sale; audited, never retried. */
  'devices.openDrawer': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, reason: z.string().max(200) }),
    output: z.object({ jobId: rowId }),
    errors: ['devices.noPrinter', 'devices.noDrawer', 'devices.reasonMissing'],
  }),
  /** Print jobs that wait, failed or are uncertain, then the newest others. */
  'devices.printJobs': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    output: z.array(printJob),
    errors: [],
  }),
  /** A person's answer to "did it print?" for an uncertain job; `false` queues a marked copy. */
  'devices.answerUncertain': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, jobId: rowId, hasPrinted: z.boolean() }),
    output: z.object({ copyJobId: rowId.nullable() }),
    errors: ['devices.jobUnknown', 'devices.jobNotUncertain'],
  }),
  /** Cancels a job of which nothing was sent yet. */
  'devices.cancelJob': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, jobId: rowId }),
    output: z.null(),
    errors: ['devices.jobUnknown', 'devices.jobNotQueued'],
  }),
  /** Queues a copy of a receipt, marked COPY / 副本 / COPIA. */
  'devices.reprint': call({
    lane: 'write',
    access: SELLERS,
    input: z.strictObject({ requestId, saleId: rowId }),
    output: z.object({ jobId: rowId }),
    errors: ['sales.unknown', 'devices.noReceipt'],
  }),
  /** The receipt as the printer prints it, as an SVG image of `columns` columns. */
  'devices.receiptSvg': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ jobId: rowId }),
    output: z.object({ svg: z.string(), state: printState, isCopy: z.boolean() }),
    errors: ['devices.jobUnknown'],
  }),
  /** Shows a page on all customer displays; one that is not there shows it once it is. */
  'devices.showCustomer': call({
    lane: 'host',
    access: SELLERS,
    input: z.strictObject({ page: customerPage, money: pageMoney }),
    output: z.null(),
    errors: [],
  }),
  /** The two lines of the display on the screen. */
  'devices.virtualDisplay': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({ lines: z.tuple([z.string(), z.string()]) }),
    errors: ['devices.noVirtualDisplay'],
  }),
  /** Scans `code` on the virtual scanner, as if it came over the wire. */
  'devices.virtualScan': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({ code: z.string().min(1).max(4096) }),
    output: z.null(),
    errors: ['devices.noVirtualScanner'],
  }),
  /**
   * What the virtual printer printed since the till started, as the bytes it was sent (the last
   * 256 KiB): for the demo, for tests and for whoever wants to read them.
   */
  'devices.virtualPaper': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({ base64: z.string() }),
    errors: ['devices.noVirtualPrinter'],
  }),
  /** Lets the virtual printer run out of paper, open its cover, or be well again. */
  'devices.virtualPrinter': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({ condition: z.enum(['ready', 'paper-out', 'cover-open', 'near-end']) }),
    output: z.null(),
    errors: ['devices.noVirtualPrinter'],
  }),
};
