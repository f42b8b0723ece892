import type { EventData, QueryContext } from '../../store/context.ts';
import { runsStore } from './rules/authority.ts';

export { insertStaff, type StaffToInsert } from './insert-staff.ts';
export { resetPinByOwner } from './reset-pin-by-owner.ts';

/**
 * Whether what needs a manager may be done: a manager is signed in, or one approved this very
 * action by PIN (TRUST, People). Otherwise fail with `<feature>.approvalNeeded`.
 */
export function mayDecide(context: Pick<QueryContext, 'session' | 'approval'>): boolean {
  const { session, approval } = context;
  if (session !== null && runsStore(session.role)) return true;
  return approval !== null && approval !== undefined;
}

/** Who approved, for the fact that is logged; nulls when nobody else had to. */
export function approvalEvent(context: Pick<QueryContext, 'approval'>): EventData {
  const approval = context.approval ?? null;
  return {
    approvedBy: approval?.staffId ?? null,
    approvalReason: approval?.reason ?? null,
  };
}
