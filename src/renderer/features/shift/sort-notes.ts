import type { CallValue } from '../../../contract/index.ts';
import type { ShiftNote } from '../../../contract/shift.ts';

/** Notes of earlier shifts ask to be acknowledged; those of this one wait for the next. */
export function sortNotes(state: Pick<CallValue<'shift.current'>, 'notes' | 'shift'>): {
  readonly fromBefore: readonly ShiftNote[];
  readonly fromThis: readonly ShiftNote[];
} {
  const { notes, shift } = state;
  const isFromThis = ({ at }: ShiftNote) => shift !== null && at >= shift.openedAt;
  return {
    fromBefore: notes.filter((note) => !isFromThis(note)),
    fromThis: notes.filter(isFromThis),
  };
}
