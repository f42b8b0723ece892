import type { Session } from '../../contract/staff.ts';
import type { Internal } from '../handlers.ts';
import type { InternalInput, InternalName, InternalValue } from '../store/handler-set.ts';

/** Asks the open store for an internal step. Fails with the store's error when none is open. */
export type InternalSteps = <Name extends InternalName<Internal>>(
  name: Name,
  input: InternalInput<Internal, Name>,
  session: Session | null,
) => Promise<InternalValue<Internal, Name>>;
