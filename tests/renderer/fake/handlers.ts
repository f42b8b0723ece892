import type { CallError, CallName, CallParsed, CallReply } from '../../../src/contract/index.ts';
import type { CommonError } from '../../../src/contract/call.ts';
import type { ErrorParams } from '../../../src/contract/kernel/result.ts';
import type { FakeState } from './state.ts';

/** What the fake till does for the calls it knows; the others fail. */
export type FakeHandlers = {
  readonly [Name in CallName]?: (
    input: CallParsed<Name>,
    state: FakeState,
  ) => Promise<CallReply<Name>> | CallReply<Name>;
};

interface Done<Value> {
  readonly ok: true;
  readonly value: Value;
  readonly changed: readonly string[];
}

export function done<Value>(value: Value, changed: readonly string[] = []): Done<Value> {
  return { ok: true, value, changed };
}

export function refused<Code extends CallError<CallName> | CommonError>(
  code: Code,
  params: ErrorParams = {},
): { readonly ok: false; readonly error: { readonly code: Code; readonly params: ErrorParams } } {
  return { ok: false, error: { code, params } };
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
