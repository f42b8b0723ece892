import type { InternalCommand } from '../../../store/context.ts';
import { attemptsLeft, standingOf } from '../rules/lockout.ts';
import { setAttempts, staffById } from '../tables.ts';

/** How an attempt ended, for the reply. */
export type AttemptEnded =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly attemptsLeft: number }
  | { readonly kind: 'lockedOut'; readonly until: number }
  | { readonly kind: 'needsManager' };

export interface AttemptOutcome {
  readonly staffId: number;
  readonly isRight: boolean;
  readonly purpose: 'signIn' | 'changePin' | 'approve';
}

/** Books what came of an attempt that {@link beginAttempt} counted as a failure. */
export const endAttempt: InternalCommand<AttemptOutcome, AttemptEnded> = (context, input) => {
  const row = staffById(context.db, input.staffId);
  if (row === undefined) throw new Error(`No staff ${input.staffId} at the end of an attempt`);
  context.changed('staff');
  if (input.isRight) {
    setAttempts(context.db, { id: row.id, failures: 0, lockedUntil: null });
    if (input.purpose === 'signIn') context.log('staff.signedIn', { staffId: row.id });
    return { kind: 'right' };
  }
  context.log('staff.signInFailed', {
    staffId: row.id,
    purpose: input.purpose,
    failures: row.failures,
    lockedUntil: row.lockedUntil,
  });
  const standing = standingOf({ ...row, canBeHelped: row.helpers > 0 }, context.now);
  return standing.kind === 'open'
    ? { kind: 'wrong', attemptsLeft: attemptsLeft(row.failures) }
    : standing;
};
