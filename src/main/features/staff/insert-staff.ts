import type { StaffSummary } from '../../../contract/staff.ts';
import type { CommandContext } from '../../store/context.ts';
import { type Credential, insertStaffRow } from './tables.ts';

export interface StaffToInsert extends Credential {
  /** Clean text, free among the active people. */
  readonly name: string;
  readonly role: StaffSummary['role'];
}

/** Writes a person and the fact that they were added; returns the id. Checks nothing. */
export function insertStaff(context: CommandContext, staff: StaffToInsert): number {
  const uid = context.newUid();
  const id = insertStaffRow(context.db, { ...staff, uid, createdAt: context.now });
  context.log('staff.added', { staffId: id, uid, role: staff.role });
  context.changed('staff', `staff:${id}`);
  return id;
}
