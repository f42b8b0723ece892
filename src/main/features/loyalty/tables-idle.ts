import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** After how many months of inactivity a member's open lots lapse; empty = none does. */
export function selectIdleMonths(db: Db, memberId: number): number[] {
  return db
    .all<{ months: number }>(
      `SELECT DISTINCT idle_months AS months FROM points_lots
       WHERE member_id = :memberId AND idle_months IS NOT NULL AND remaining > 0`,
      { memberId },
    )
    .map(({ months }) => months);
}

/** Moves on open lots that have not lapsed on `day`; never back. Returns how many moved. */
export function extendIdleLots(
  db: WritableDb,
  move: {
    readonly memberId: number;
    readonly months: number;
    readonly day: BusinessDay;
    readonly expiresOn: BusinessDay;
  },
): number {
  return db.run(
    `UPDATE points_lots SET expires_on = :expiresOn
     WHERE member_id = :memberId AND idle_months = :months AND remaining > 0
       AND expires_on >= :day AND expires_on < :expiresOn`,
    { ...move },
  ).changes;
}

/** How a lot lapses by inactivity; undefined when it does not. */
export interface IdleLot {
  readonly idleMonths: number;
  readonly firstExpiresOn: BusinessDay;
  readonly entryId: number;
  readonly memberId: number;
}

export function selectIdleLot(db: Db, lotId: number): IdleLot | undefined {
  return db.get<IdleLot>(
    `SELECT idle_months AS idleMonths, first_expires_on AS firstExpiresOn, entry_id AS entryId,
       member_id AS memberId
     FROM points_lots WHERE id = :lotId AND idle_months IS NOT NULL`,
    { lotId },
  );
}

/** The days on which a member earned or redeemed, from an entry on, as they were posted. */
export function selectActiveDays(
  db: Db,
  from: { readonly memberId: number; readonly entryId: number },
): BusinessDay[] {
  return db
    .all<{ day: BusinessDay }>(
      `SELECT business_day AS day FROM points_entries
       WHERE member_id = :memberId AND id >= :entryId AND kind IN ('earn', 'redeem', 'gift')
       ORDER BY id`,
      { ...from },
    )
    .map(({ day }) => day);
}

/** Moves the last day of one lot on; false when it stood there already. */
export function saveLotEnd(
  db: WritableDb,
  lot: { readonly lotId: number; readonly expiresOn: BusinessDay },
): boolean {
  return (
    db.run(
      `UPDATE points_lots SET expires_on = :expiresOn
       WHERE id = :lotId AND idle_months IS NOT NULL AND expires_on < :expiresOn`,
      { ...lot },
    ).changes > 0
  );
}
