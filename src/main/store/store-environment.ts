import type { Uid } from '../../contract/kernel/ids.ts';
import { businessDayOf, type BusinessDay, type UtcMs } from '../../contract/kernel/time.ts';
import { currencyDecimals } from '../../contract/kernel/money.ts';
import type { Till } from '../../contract/system.ts';
import type { Db } from './db.ts';
import type { StoreConnection } from './open-database.ts';

/** What runs of queries and commands need beside their input: one per connection. */
export interface StoreEnvironment {
  readonly connection: StoreConnection;
  readonly till: Till;
  readonly tillUid: Uid;
  now(): UtcMs;
  /** Ten or more random bytes for a UUIDv7. */
  randomBytes(count: number): Uint8Array;
  today(at: UtcMs): BusinessDay;
  /** Keeps a bug for support and returns the reference a person can read out. */
  reportBug(where: string, error: unknown): string;
}

interface TillRow {
  readonly uid: string;
  readonly storeCode: string;
  readonly storeName: string;
  readonly tillCode: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly cutoverMinutes: number;
  readonly isSample: number;
}

/** The till's row; undefined in a store that was never finished. */
export function readTill(db: Db): { readonly uid: Uid; readonly till: Till } | undefined {
  const row = db.get<TillRow>(
    `SELECT uid, store_code AS storeCode, store_name AS storeName, till_code AS tillCode,
            currency, time_zone AS timeZone, cutover_minutes AS cutoverMinutes,
            is_sample AS isSample
     FROM till WHERE id = 1`,
  );
  if (row === undefined) return undefined;
  const { uid, isSample, ...fields } = row;
  return {
    uid,
    till: {
      ...fields,
      currencyDecimals: currencyDecimals(fields.currency),
      isSample: isSample === 1,
    },
  };
}

/** The business day of an instant for one till; remembers the minute, because calendars are slow. */
export function dayKeeper(till: Till): (at: UtcMs) => BusinessDay {
  let knownMinute = Number.NaN;
  let knownDay: BusinessDay = '';
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (minute !== knownMinute) {
      knownDay = businessDayOf(at, till);
      knownMinute = minute;
    }
    return knownDay;
  };
}
