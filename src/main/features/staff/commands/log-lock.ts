import type { InternalCommand } from '../../../store/context.ts';

/** Writes down that a session ended, and how. */
export const logLock: InternalCommand<
  { readonly staffId: number; readonly reason: 'locked' | 'autoLocked' | 'switched' },
  null
> = (context, input) => {
  context.log('staff.locked', { staffId: input.staffId, reason: input.reason });
  return null;
};
