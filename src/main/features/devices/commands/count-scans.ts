import type { ScanCounts } from '../../../../contract/scanner-care.ts';
import type { InternalCommand } from '../../../store/context.ts';
import { selectDevice } from '../tables.ts';
import { addScannerCounts } from '../tables-scanners.ts';

/** Adds what became of a scanner's scans to its day; a device that was removed is forgotten. */
export const countScans: InternalCommand<ScanCounts & { readonly deviceId: number }, null> = (
  context,
  input,
) => {
  if (selectDevice(context.db, input.deviceId)?.config.kind !== 'scanner') return null;
  addScannerCounts(context.db, { ...input, day: context.today });
  context.changed('scannerDays');
  return null;
};
