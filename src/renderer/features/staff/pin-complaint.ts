import type { CallName } from '../../../contract/index.ts';
import type { StaffSummary } from '../../../contract/staff.ts';
import type { TKey, TParams } from '../../i18n/index.ts';
import type { CallFailure } from '../../lib/bridge.ts';

type Failure = CallFailure<
  Extract<CallName, 'staff.signIn' | 'staff.changePin' | 'staff.approve'>
> | null;

/** Until when a person is locked out: as the list says, or the last refusal. */
export function lockedFor(person: StaffSummary, failure: Failure): number | null {
  const until = failure?.code === 'staff.lockedOut' ? failure.params?.['until'] : undefined;
  if (typeof until === 'number') return Math.max(until, person.lockedUntil ?? 0);
  return person.lockedUntil;
}

/** What is wrong with the PIN, in words; null when nothing is, or something else is. */
export function pinComplaint(facts: {
  readonly person: StaffSummary;
  readonly failure: Failure;
  readonly secondsLeft: number;
}): readonly [TKey, TParams?] | null {
  const { person, failure, secondsLeft } = facts;
  if (person.needsManager || failure?.code === 'staff.needsManager') {
    return ['staff:signIn.needsManager'];
  }
  if (secondsLeft > 0) return ['staff:signIn.locked', { count: secondsLeft }];
  if (failure?.code === 'staff.wrongPin') {
    const left = failure.params?.['attemptsLeft'];
    return typeof left === 'number'
      ? ['staff:signIn.wrong', { count: left }]
      : ['errors:staff.wrongPin'];
  }
  return null;
}
