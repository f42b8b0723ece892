import type { DeviceConfig } from '../../../contract/devices.ts';
import type { Db } from '../../store/db.ts';
import type { PrinterFonts } from './encoding/glyphs.ts';
import { selectDevice, selectDevices } from './tables.ts';

type PrinterConfig = Extract<DeviceConfig, { kind: 'printer' }>;

/** A printer of the till. */
export interface Printer {
  readonly id: number;
  readonly config: PrinterConfig;
}

/** The printer that takes receipts: the first that is switched on; undefined = none. */
export function receiptPrinter(db: Db): Printer | undefined {
  for (const { id, config } of selectDevices(db)) {
    if (config.kind === 'printer' && config.isEnabled) return { id, config };
  }
  return undefined;
}

/**
 * The fonts a page is shown in: those of the printer it belongs to, else of the receipt printer,
 * else the usual ones.
 */
export function printerFonts(db: Db, deviceId: number | null = null): PrinterFonts | undefined {
  const own = deviceId === null ? undefined : selectDevice(db, deviceId)?.config;
  return own?.kind === 'printer' ? own.settings : receiptPrinter(db)?.config.settings;
}
