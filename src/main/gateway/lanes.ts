import type { Reply } from '../../contract/call.ts';
import type { CallName, CallParsed, CallReply } from '../../contract/index.ts';
import type { Session } from '../../contract/staff.ts';
import type { Approval } from '../store/context.ts';

/** The names of the calls that a lane serves are data in the contract; their replies are plain. */
export type AnyReply = Reply<unknown>;

/** Where a parsed and permitted call goes, for the store's lanes and the device host. */
export type LaneCall = (
  name: CallName,
  input: unknown,
  session: Session | null,
  approval?: Approval | null,
) => Promise<AnyReply>;

/** A call that the main process answers itself. */
type ShellHandler<Name extends CallName> = (
  input: CallParsed<Name>,
  session: Session | null,
) => Promise<CallReply<Name>>;

/** The handlers of the `shell` lane, by call name. */
export type ShellHandlers = { readonly [Name in CallName]?: ShellHandler<Name> };

/** A success that names no topics: the shell tells what changed by events. */
export function done<Value>(value: Value): {
  readonly ok: true;
  readonly value: Value;
  readonly changed: readonly string[];
} {
  return { ok: true, value, changed: [] };
}
