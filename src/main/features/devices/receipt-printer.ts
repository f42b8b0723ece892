import type { DeviceConfig } from '../../../contract/devices.ts';
import type { Db } from '../../store/db.ts';
import { selectDevices } from './tables.ts';

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
