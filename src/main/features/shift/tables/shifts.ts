import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

/** The shift that is open. */
export interface OpenShiftRow {
  readonly id: number;
  readonly uid: string;
  readonly businessDay: BusinessDay;
  readonly openedAt: UtcMs;
  readonly openedByName: string;
  readonly isAutomatic: 0 | 1;
  readonly floatMinor: Minor;
  readonly afterSaleId: number;
  readonly openedSeq: number;
}

/** The id of the open shift; undefined when none is. One look at an index of one row. */
export function openShiftId(db: Db): number | undefined {
  return db.get<{ readonly id: number }>('SELECT id FROM shifts WHERE closed_at IS NULL')?.id;
}

export function selectOpenShift(db: Db): OpenShiftRow | undefined {
  return db.get<OpenShiftRow>(
    `SELECT shift.id, shift.uid, shift.business_day AS businessDay, shift.opened_at AS openedAt,
            staff.name AS openedByName, shift.is_automatic AS isAutomatic,
            shift.float_minor AS floatMinor, shift.after_sale_id AS afterSaleId,
            shift.opened_seq AS openedSeq
     FROM shifts AS shift JOIN staff ON staff.id = shift.opened_by
     WHERE shift.closed_at IS NULL`,
  );
}

export function insertShift(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly businessDay: BusinessDay;
    readonly openedAt: UtcMs;
    readonly openedBy: number;
    readonly isAutomatic: boolean;
    readonly floatMinor: Minor;
    readonly openedSeq: number;
  },
): number {
  return db.run(
    `INSERT INTO shifts (uid, business_day, opened_at, opened_by, is_automatic, float_minor,
                         after_sale_id, opened_seq)
     VALUES (:uid, :businessDay, :openedAt, :openedBy, :isAutomatic, :floatMinor,
             (SELECT coalesce(max(id), 0) FROM sales), :openedSeq)`,
    { ...row, isAutomatic: row.isAutomatic ? 1 : 0 },
  ).lastId;
}

/** A shift that was closed, as it was kept. */
export interface ClosedShiftRow {
  readonly id: number;
  readonly businessDay: BusinessDay;
  readonly openedAt: UtcMs;
  readonly openedByName: string;
  readonly isAutomatic: 0 | 1;
  readonly zNo: number;
  readonly closedAt: UtcMs;
  readonly closedByName: string;
  readonly expectedMinor: Minor;
  readonly countedMinor: Minor;
  readonly differenceReason: string;
  /** JSON of {@link ShiftFigures}, written by this feature. */
  readonly totals: string;
  readonly headSeq: number;
  readonly headHash: Uint8Array;
}

const CLOSED = `SELECT shift.id, shift.business_day AS businessDay, shift.opened_at AS openedAt,
    opener.name AS openedByName, shift.is_automatic AS isAutomatic, shift.z_no AS zNo,
    shift.closed_at AS closedAt, closer.name AS closedByName,
    shift.expected_minor AS expectedMinor, shift.counted_minor AS countedMinor,
    shift.difference_reason AS differenceReason, shift.totals,
    shift.closed_seq AS headSeq, event.hash AS headHash
  FROM shifts AS shift
  JOIN staff AS opener ON opener.id = shift.opened_by
  JOIN staff AS closer ON closer.id = shift.closed_by
  JOIN event_log AS event ON event.seq = shift.closed_seq`;

export function selectClosedShift(db: Db, id: number): ClosedShiftRow | undefined {
  return db.get<ClosedShiftRow>(`${CLOSED} WHERE shift.id = :id`, { id });
}

/** Closed shifts with a number below `beforeZNo`, newest first. */
export function selectPastShifts(
  db: Db,
  page: { readonly beforeZNo: number; readonly limit: number },
): ClosedShiftRow[] {
  return db.all<ClosedShiftRow>(
    `${CLOSED} WHERE shift.z_no < :beforeZNo ORDER BY shift.z_no DESC LIMIT :limit`,
    { ...page },
  );
}

/** Takes the number of the next Z report: they follow each other without a gap. */
export function takeZNo(db: WritableDb): number {
  db.run('UPDATE till SET last_z_no = last_z_no + 1 WHERE id = 1');
  const row = db.get<{ readonly zNo: number }>('SELECT last_z_no AS zNo FROM till WHERE id = 1');
  if (row === undefined) throw new Error('The till is missing');
  return row.zNo;
}

export function closeShiftRow(
  db: WritableDb,
  row: {
    readonly id: number;
    readonly closedAt: UtcMs;
    readonly closedBy: number;
    readonly closedSeq: number;
    readonly zNo: number;
    readonly expectedMinor: Minor;
    readonly countedMinor: Minor;
    readonly differenceReason: string;
    readonly totals: string;
  },
): void {
  db.run(
    `UPDATE shifts SET closed_at = :closedAt, closed_by = :closedBy, closed_seq = :closedSeq,
            z_no = :zNo, expected_minor = :expectedMinor, counted_minor = :countedMinor,
            difference_reason = :differenceReason, totals = :totals
     WHERE id = :id`,
    { ...row },
  );
}

/** How many drawer openings without a sale, and baskets given up, the log holds since an event. */
export function countSince(db: Db, seq: number): { drawerOpenings: number; voidedBaskets: number } {
  const row = db.get<{ readonly drawerOpenings: number; readonly voidedBaskets: number }>(
    `SELECT coalesce(sum(type = 'drawer.opened'), 0) AS drawerOpenings,
            coalesce(sum(type = 'sale.voided'), 0) AS voidedBaskets
     FROM event_log WHERE seq > :seq`,
    { seq },
  );
  return row ?? { drawerOpenings: 0, voidedBaskets: 0 };
}
