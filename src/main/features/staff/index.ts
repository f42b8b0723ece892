import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { add } from './commands/add.ts';
import { beginAttempt } from './commands/begin-attempt.ts';
import { change } from './commands/change.ts';
import { endAttempt } from './commands/end-attempt.ts';
import { logLock } from './commands/log-lock.ts';
import { setPin } from './commands/set-pin.ts';
import { current } from './queries/current.ts';
import { list } from './queries/list.ts';

export const staffQueries = { 'staff.list': list } satisfies QueryHandlers;

export const staffCommands = { 'staff.change': change } satisfies CommandHandlers;

/** Steps of sign-in and PINs; what lies between them (hashing) is the main process's work. */
export const staffInternal = {
  queries: { 'staff.current': current },
  commands: {
    'staff.beginAttempt': beginAttempt,
    'staff.endAttempt': endAttempt,
    'staff.add': add,
    'staff.setPin': setPin,
    'staff.logLock': logLock,
  },
} as const;
