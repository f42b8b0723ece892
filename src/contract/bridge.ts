import type { NumberedEvent } from './events.ts';
import type { CallInput, CallName, CallReply } from './index.ts';

/**
 * What the preload puts on `window.till`: the only two ways between a screen and the till
 * (TRUST, Security 7). It forwards and knows nothing: names, inputs and roles are checked in
 * the main process.
 */
export interface TillBridge {
  /** Asks the till. Expected failures come back as `ok: false`; it rejects only if the till is gone. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>>;
  /** Listens to every event from now on; the returned function ends it. */
  on(listener: (numbered: NumberedEvent) => void): () => void;
}

/** The channel of calls, screen to till, answered. */
export const CALL_CHANNEL = 'till:call';
/** The channel of events, till to screen. */
export const EVENT_CHANNEL = 'till:event';
