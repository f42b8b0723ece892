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
