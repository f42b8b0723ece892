import type { StaffSummary } from '../../../../contract/staff.ts';
import type { InternalCommand } from '../../../store/context.ts';
import { lockedUntilAfter, standingOf } from '../rules/lockout.ts';
import { type Credential, credentialOf, setAttempts, staffById } from '../tables.ts';

/** What a PIN may be checked against, or why none may be. */
export type AttemptBegun =
  | {
      readonly kind: 'open';
      readonly credential: Credential;
      readonly name: string;
      readonly role: StaffSummary['role'];
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'lockedOut'; readonly until: number }
  | { readonly kind: 'needsManager' };

/**
 * Counts a failure before the PIN is looked at, so that pulling the plug while it is checked
 * gives nobody a free guess (TRUST, People). {@link endAttempt} takes it back if the PIN is right.
 */
export const beginAttempt: InternalCommand<{ readonly staffId: number }, AttemptBegun> = (
  context,
  input,
) => {
  const row = staffById(context.db, input.staffId);
  const credential = credentialOf(context.db, input.staffId);
  if (row === undefined || credential === undefined || row.isActive === 0)
    return { kind: 'unknown' };
  const standing = standingOf({ ...row, canBeHelped: row.helpers > 0 }, context.now);
  if (standing.kind === 'needsManager') return standing;
  if (standing.kind === 'lockedOut') {
    // The clock was set back: keep what is left of the lockout, not the distance to the old time.
    if (standing.until !== row.lockedUntil)
      setAttempts(context.db, {
        id: row.id,
        failures: row.failures,
        lockedUntil: standing.until,
      });
    return standing;
  }
  const failures = row.failures + 1;
  setAttempts(context.db, {
    id: row.id,
    failures,
    lockedUntil: lockedUntilAfter(failures, context.now),
  });
  return { kind: 'open', credential, name: row.name, role: row.role };
};
