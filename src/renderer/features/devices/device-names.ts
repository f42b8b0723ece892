import type { DeviceConfig, PrintError, PrintJob, PrintState } from '../../../contract/devices.ts';
import type { PrinterPreset } from '../../../contract/printer-profiles.ts';
import type { ScanOutcome } from '../../../contract/scanner-care.ts';
import type { TKey } from '../../i18n/index.ts';
import type { Tone } from '../../ui/index.ts';

type ScannerSettings = Extract<DeviceConfig, { kind: 'scanner' }>['settings'];
type Preset = ScannerSettings['preset'];

export const KIND_NAMES: Readonly<Record<DeviceConfig['kind'], TKey>> = {
  scanner: 'devices:kind.scanner',
  printer: 'devices:kind.printer',
  display: 'devices:kind.display',
};

export const PRESET_NAMES: Readonly<Record<Preset, TKey>> = {
  honeywell: 'devices:preset.honeywell',
  zebra: 'devices:preset.zebra',
  datalogic: 'devices:preset.datalogic',
  newland: 'devices:preset.newland',
  metrologic: 'devices:preset.metrologic',
  symcode: 'devices:preset.symcode',
  custom: 'devices:preset.custom',
};

export const SUFFIX_NAMES: Readonly<Record<ScannerSettings['suffix'], TKey>> = {
  line: 'devices:suffix.line',
  tab: 'devices:suffix.tab',
  'stx-etx': 'devices:suffix.stx-etx',
  idle: 'devices:suffix.idle',
  custom: 'devices:suffix.custom',
};

/** What became of something a scanner sent. */
export const OUTCOME_NAMES: Readonly<Record<ScanOutcome, TKey>> = {
  scan: 'devices:outcome.scan',
  bounce: 'devices:outcome.bounce',
  wrongCheckDigit: 'devices:outcome.wrongCheckDigit',
  unreadable: 'devices:outcome.unreadable',
  tooLong: 'devices:outcome.tooLong',
};

export const PRINTER_NAMES: Readonly<Record<PrinterPreset, TKey>> = {
  'epson-tm': 'printing:preset.epson-tm',
  'star-escpos': 'printing:preset.star-escpos',
  'generic-58': 'printing:preset.generic-58',
  'generic-80-chinese': 'printing:preset.generic-80-chinese',
  custom: 'printing:preset.custom',
};

export const JOB_KINDS: Readonly<Record<PrintJob['kind'], TKey>> = {
  receipt: 'devices:job.receipt',
  page: 'devices:job.page',
  test: 'devices:job.test',
  drawer: 'devices:job.drawer',
};

export const PRINT_WORDS: Readonly<Record<PrintState, readonly [TKey, Tone]>> = {
  queued: ['devices:print.queued', 'info'],
  sending: ['devices:print.sending', 'info'],
  sent: ['devices:print.sent', 'plain'],
  printed: ['devices:print.printed', 'ok'],
  failed: ['devices:print.failed', 'danger'],
  uncertain: ['devices:print.uncertain', 'warn'],
  cancelled: ['devices:print.cancelled', 'plain'],
};

/** Why a job did not end on paper, or may not have. */
export const PRINT_CAUSES: Readonly<Record<PrintError, TKey>> = {
  'printer.lineLost': 'devices:cause.lineLost',
  'printer.noConfirmation': 'devices:cause.noConfirmation',
  'printer.writeTimedOut': 'devices:cause.writeTimedOut',
  'printer.notReady': 'devices:cause.notReady',
  'printer.encoding': 'devices:cause.encoding',
  'printer.interrupted': 'devices:cause.interrupted',
  'printer.notPrinted': 'devices:cause.notPrinted',
};

/** The state of a job in words, and its tone; a drawer opens, it does not print. */
export function jobState(job: PrintJob): (typeof PRINT_WORDS)[PrintJob['state']] {
  if (job.kind === 'drawer' && job.state === 'printed') return ['devices:print.opened', 'ok'];
  return PRINT_WORDS[job.state];
}
