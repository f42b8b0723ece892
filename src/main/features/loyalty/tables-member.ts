import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';
import { type HistoryRow, SELECT_HISTORY } from './tables.ts';

/** Sums of a member's entries before a period and within it. */
export interface PeriodSums {
  readonly opening: number;
  readonly earned: number;
  readonly spent: number;
  readonly expired: number;
}

export function selectPeriodSums(
  db: Db,
  period: { readonly memberId: number; readonly fromDay: BusinessDay; readonly toDay: BusinessDay },
): PeriodSums {
  const row = db.get<PeriodSums>(
    `SELECT coalesce(sum(points) FILTER (WHERE business_day < :fromDay), 0) AS opening,
            coalesce(sum(points) FILTER (WHERE business_day >= :fromDay AND points > 0), 0) AS earned,
            coalesce(-sum(points) FILTER (WHERE business_day >= :fromDay AND kind = 'expire'), 0)
              AS expired,
            coalesce(-sum(points) FILTER (WHERE business_day >= :fromDay AND points < 0
              AND kind <> 'expire'), 0) AS spent
       FROM points_entries
      WHERE member_id = :memberId AND business_day <= :toDay`,
    { ...period },
  );
  return row ?? { opening: 0, earned: 0, spent: 0, expired: 0 };
}

/** A member's entries of a period, oldest first. */
export function selectPeriodEntries(
  db: Db,
  period: {
    readonly memberId: number;
    readonly fromDay: BusinessDay;
    readonly toDay: BusinessDay;
    readonly limit: number;
  },
): HistoryRow[] {
  return db.all<HistoryRow>(
    `${SELECT_HISTORY}
     WHERE entry.member_id = :memberId AND entry.business_day BETWEEN :fromDay AND :toDay
     ORDER BY entry.business_day, entry.at, entry.id LIMIT :limit`,
    { ...period },
  );
}

/** What a member's lots hold that has not lapsed, by last day, soonest first. */
export function selectLotsByDay(
  db: Db,
  memberId: number,
  day: BusinessDay,
): { points: number; expiresOn: BusinessDay | null }[] {
  return db.all(
    `SELECT sum(remaining) AS points, expires_on AS expiresOn
       FROM points_lots
      WHERE member_id = :memberId AND remaining > 0 AND (expires_on IS NULL OR expires_on >= :day)
      GROUP BY expires_on
      ORDER BY expires_on IS NULL, expires_on`,
    { memberId, day },
  );
}

export function selectEntrySum(db: Db, memberId: number): number {
  const row = db.get<{ points: number }>(
    'SELECT coalesce(sum(points), 0) AS points FROM points_entries WHERE member_id = :memberId',
    { memberId },
  );
  return row?.points ?? 0;
}

/** Gives a member's entries and lots to another, as they are; returns how many there were. */
export function reassignPoints(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number; readonly at: UtcMs },
): { readonly entries: number; readonly lots: number } {
  db.run(
    `INSERT INTO points_moved (from_id, entry_id, at)
     SELECT member_id, id, :at FROM points_entries WHERE member_id = :fromId`,
    { fromId: move.fromId, at: move.at },
  );
  const { fromId, toId } = move;
  db.run('UPDATE points_operations SET member_id = :toId WHERE member_id = :fromId', {
    fromId,
    toId,
  });
  const entries = db.run('UPDATE points_entries SET member_id = :toId WHERE member_id = :fromId', {
    fromId,
    toId,
  }).changes;
  const lots = db.run('UPDATE points_lots SET member_id = :toId WHERE member_id = :fromId', {
    fromId,
    toId,
  }).changes;
  return { entries, lots };
}
