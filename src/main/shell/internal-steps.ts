import type { Session } from '../../contract/staff.ts';
import type { Internal } from '../handlers.ts';
import type { InternalInput, InternalName, InternalValue } from '../store/handler-set.ts';

/** Asks the open store for an internal step. Fails with the store's error when none is open. */
export type InternalSteps = <Name extends InternalName<Internal>>(
  name: Name,
  input: InternalInput<Internal, Name>,
  session: Session | null,
) => Promise<InternalValue<Internal, Name>>;

/**
 * The internal steps that write, by name. The handlers themselves stay out of this process: they
 * bring 27 MB of pinyin and telephone tables that only the store's workers need. A test holds
 * this list against them.
 */
export const INTERNAL_COMMANDS = [
  'devices.countScans',
  'devices.dropDrawers',
  'devices.finishJob',
  'devices.markAcked',
  'devices.markSegmentSent',
  'devices.nextJob',
  'devices.recoverJobs',
  'exports.log',
  'loyalty.expireDue',
  'staff.add',
  'staff.beginAttempt',
  'staff.endAttempt',
  'staff.logLock',
  'staff.setPin',
  'system.foundShop',
] as const satisfies readonly (keyof Internal['commands'])[];

/** What the pool needs to choose a lane: names, and nothing that could be called. */
export const internalNames = {
  queries: {},
  commands: Object.fromEntries(INTERNAL_COMMANDS.map((name) => [name, undefined])),
  // The pool looks at the names only; the types are those of the handlers in the workers.
} as unknown as Internal;
