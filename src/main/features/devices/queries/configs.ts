import type { InternalQuery } from '../../../store/context.ts';
import { type DeviceRow, selectDevices } from '../tables.ts';

/** The devices that the device host is to run. */
export const configs: InternalQuery<Record<string, never>, DeviceRow[]> = (context) =>
  selectDevices(context.db);
