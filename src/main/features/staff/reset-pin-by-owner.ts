import type { CommandContext } from '../../store/context.ts';
import { type Credential, setCredential } from './tables.ts';

/**
 * Gives a person a new PIN without anybody signed in: for who owns the machine and holds the
 * store's file, by the command line. The event log says how it was done, and whether the key
 * behind all PINs is a new one, so that no other PIN of before fits any more.
 */
export function resetPinByOwner(
  context: CommandContext,
  input: Credential & { readonly staffId: number; readonly isNewKey: boolean },
): void {
  const { staffId, isNewKey } = input;
  setCredential(context.db, staffId, input);
  context.log('staff.pinChanged', { staffId, isOwn: false, by: 'commandLine', isNewKey });
  context.changed('staff', `staff:${staffId}`);
}
