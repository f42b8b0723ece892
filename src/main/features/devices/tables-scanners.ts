import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { ScanCounts } from '../../../contract/scanner-care.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** Days of counts that are kept and shown of each scanner. */
const DAYS_KEPT = 90;

export interface ScannerDay extends ScanCounts {
  readonly day: BusinessDay;
}

/** A scanner's days on which something came, the newest first. */
export function selectScannerDays(db: Db, deviceId: number): ScannerDay[] {
  return db.all<ScannerDay>(
    `SELECT day, scans AS scan, bounces AS bounce, wrong_check_digits AS wrongCheckDigit,
            unreadable, too_long AS tooLong
     FROM scanner_days WHERE device_id = :deviceId ORDER BY day DESC LIMIT :limit`,
    { deviceId, limit: DAYS_KEPT },
  );
}

/** Adds counts to a scanner's day, and forgets its days before the last 90. */
export function addScannerCounts(
  db: WritableDb,
  row: ScannerDay & { readonly deviceId: number },
): void {
  db.run(
    `INSERT INTO scanner_days
       (device_id, day, scans, bounces, wrong_check_digits, unreadable, too_long)
     VALUES (:deviceId, :day, :scan, :bounce, :wrongCheckDigit, :unreadable, :tooLong)
     ON CONFLICT (device_id, day) DO UPDATE SET
       scans = scans + excluded.scans,
       bounces = bounces + excluded.bounces,
       wrong_check_digits = wrong_check_digits + excluded.wrong_check_digits,
       unreadable = unreadable + excluded.unreadable,
       too_long = too_long + excluded.too_long`,
    { ...row },
  );
  db.run(
    `DELETE FROM scanner_days WHERE device_id = :deviceId AND day < (
       SELECT day FROM scanner_days WHERE device_id = :deviceId
       ORDER BY day DESC LIMIT 1 OFFSET :last)`,
    { deviceId: row.deviceId, last: DAYS_KEPT - 1 },
  );
}
