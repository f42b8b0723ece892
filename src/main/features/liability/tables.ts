import type { PointsKind } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';

/** A stretch of entries: ids above `after`, up to `until`. */
export interface Stretch {
  readonly after: number;
  readonly until: number;
}

export function selectLastEntry(db: Db): number {
  return db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM points_entries')?.id ?? 0;
}

export interface EntrySum {
  readonly month: string;
  readonly kind: PointsKind;
  /** 1 = the entry gave points, 0 = it took some. */
  readonly isIn: number;
  readonly points: number;
}

/** Entries added up by month of their business day and by kind. */
export function sumEntries(db: Db, stretch: Stretch): EntrySum[] {
  return db.all<EntrySum>(
    `SELECT substr(business_day, 1, 7) AS month, kind, points > 0 AS isIn, sum(points) AS points
       FROM points_entries
      WHERE id > :after AND id <= :until
      GROUP BY 1, 2, 3`,
    { ...stretch },
  );
}

export interface MovementSum extends EntrySum {
  readonly lotMonth: string;
  readonly expiresIn: string | null;
  readonly opener: PointsKind;
  readonly isDebt: number;
}

/**
 * What entries moved in lots, added up by month, kind and by the lots' month of earning and of
 * expiry. A lot was earned in the month of the entry that opened it; one that was opened by a
 * transfer or given back after it had lapsed keeps the month in which it was earned first, by the
 * clock of the store (`shiftMs` behind UTC).
 */
const MOVEMENT_SUMS = `SELECT substr(entry.business_day, 1, 7) AS month, entry.kind AS kind,
            entry.points > 0 AS isIn,
            CASE WHEN opener.kind IN ('transfer', 'restore')
              THEN strftime('%Y-%m', (lot.earned_at + :shiftMs) / 1000, 'unixepoch')
              ELSE substr(opener.business_day, 1, 7) END AS lotMonth,
            substr(lot.expires_on, 1, 7) AS expiresIn, opener.kind AS opener,
            lot.amount < 0 AS isDebt, sum(moved.points) AS points`;
const MOVED_LOTS = `JOIN points_lots AS lot ON lot.id = moved.lot_id
       JOIN points_entries AS opener ON opener.id = lot.entry_id`;

export function sumMovements(
  db: Db,
  stretch: Stretch & { readonly shiftMs: number },
): MovementSum[] {
  return db.all<MovementSum>(
    `${MOVEMENT_SUMS}
       FROM points_movements AS moved
       JOIN points_entries AS entry ON entry.id = moved.entry_id
       ${MOVED_LOTS}
      WHERE moved.entry_id > :after AND moved.entry_id <= :until
      GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    { ...stretch },
  );
}

/** The same of every so-manieth member only, all of their entries. */
export function sumMovementsOfSample(
  db: Db,
  sample: { readonly every: number; readonly shiftMs: number },
): MovementSum[] {
  return db.all<MovementSum>(
    `${MOVEMENT_SUMS}
       FROM members AS member
       CROSS JOIN points_entries AS entry ON entry.member_id = member.id
       CROSS JOIN points_movements AS moved ON moved.entry_id = entry.id
       ${MOVED_LOTS}
      WHERE member.id % :every = 0
      GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    { ...sample },
  );
}

export function selectLastMember(db: Db): number {
  return db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM members')?.id ?? 0;
}

export interface SalesSum {
  readonly month: string;
  readonly bookedIn: string;
  readonly minor: number;
}

/** Money paid, without tax and without what points paid, for the sales that earned. */
export function sumEarningSales(db: Db, stretch: Stretch): SalesSum[] {
  return db.all<SalesSum>(
    `SELECT substr(entry.business_day, 1, 7) AS month, substr(entry.business_day, 1, 7) AS bookedIn,
            sum(sale.total_minor - sale.tax_minor - sale.points_paid_minor) AS minor
       FROM points_entries AS entry
       JOIN sales AS sale ON sale.id = entry.sale_id
      WHERE entry.kind = 'earn' AND entry.id > :after AND entry.id <= :until
      GROUP BY 1`,
    { ...stretch },
  );
}

/** The same of what came back, below 0: by the month of the original's earning. */
export function sumReturns(db: Db): SalesSum[] {
  return db.all<SalesSum>(
    `SELECT substr(entry.business_day, 1, 7) AS month, substr(back.business_day, 1, 7) AS bookedIn,
            sum(back.total_minor - back.tax_minor - back.points_paid_minor) AS minor
       FROM sales AS back
       JOIN points_entries AS entry ON entry.sale_id = back.original_sale_id
      WHERE back.original_sale_id IS NOT NULL AND back.kind = 'return' AND entry.kind = 'earn'
      GROUP BY 1, 2`,
  );
}

/** What all lots hold now. */
export function sumHeld(db: Db): number {
  return (
    db.get<{ points: number }>('SELECT coalesce(sum(remaining), 0) AS points FROM points_lots')
      ?.points ?? 0
  );
}
