import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectScannerDays } from '../tables-scanners.ts';

/** What became of a scanner's scans by day. */
export const scannerDays: Query<'devices.scannerDays'> = (context, { deviceId }) =>
  ok(selectScannerDays(context.db, deviceId));
