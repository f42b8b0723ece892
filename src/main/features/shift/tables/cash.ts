import type { Minor } from '../../../../contract/kernel/money.ts';
import type { UtcMs } from '../../../../contract/kernel/time.ts';
import type { ShiftReport } from '../../../../contract/shift.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

type Movement = ShiftReport['movements'][number];
type Pieces = NonNullable<ShiftReport['closing']>['counts'][number];

export function insertMovement(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly shiftId: number;
    readonly kind: Movement['kind'];
    readonly amountMinor: Minor;
    readonly reason: string;
    readonly staffId: number;
    readonly approvedBy: number | null;
    readonly at: UtcMs;
  },
): void {
  db.run(
    `INSERT INTO cash_movements (uid, shift_id, kind, amount_minor, reason, staff_id, approved_by, at)
     VALUES (:uid, :shiftId, :kind, :amountMinor, :reason, :staffId, :approvedBy, :at)`,
    { ...row },
  );
}

export function selectMovements(db: Db, shiftId: number): Movement[] {
  return db.all<Movement>(
    `SELECT movement.kind, movement.amount_minor AS amountMinor, movement.reason,
            staff.name AS staffName, approver.name AS approvedByName, movement.at
     FROM cash_movements AS movement
     JOIN staff ON staff.id = movement.staff_id
     LEFT JOIN staff AS approver ON approver.id = movement.approved_by
     WHERE movement.shift_id = :shiftId ORDER BY movement.id`,
    { shiftId },
  );
}

export function insertCount(db: WritableDb, shiftId: number, count: Pieces): void {
  db.run(
    `INSERT INTO shift_counts (shift_id, denomination_minor, pieces)
     VALUES (:shiftId, :denominationMinor, :pieces)`,
    { shiftId, ...count },
  );
}

export function selectCounts(db: Db, shiftId: number): Pieces[] {
  return db.all<Pieces>(
    `SELECT denomination_minor AS denominationMinor, pieces FROM shift_counts
     WHERE shift_id = :shiftId ORDER BY denomination_minor DESC`,
    { shiftId },
  );
}
