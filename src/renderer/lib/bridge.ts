import type { TillBridge } from '../../contract/bridge.ts';
import type {
  CallError,
  CallInput,
  CallName,
  CallReply,
  CallValue,
  ErrorCode,
} from '../../contract/index.ts';
import type { CommonError } from '../../contract/call.ts';
import type { ErrorParams } from '../../contract/kernel/result.ts';

declare global {
  interface Window {
    readonly till?: TillBridge;
  }
}

/** An expected failure of a call, thrown so that queries can hold it. */
export class TillFailure extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'TillFailure';
    this.code = code;
    this.params = params;
  }
}

/** What a failed reply carries. */
export interface CallFailure<Name extends CallName> {
  readonly code: CallError<Name> | CommonError;
  readonly params?: ErrorParams;
}

/**
 * Asks the till. Expected failures come back as `{ok: false}`; so does a transport that broke,
 * as `internal`: whether a command took effect is then unknown, and a retry keeps its request id.
 */
export async function callTill<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallReply<Name>> {
  const till = window.till;
  if (till === undefined) return failed(name, 'noBridge');
  try {
    return await till.call(name, input);
  } catch (cause) {
    return failed(name, cause instanceof Error ? cause.message : 'unknown');
  }
}

/** As {@link callTill}, but throws {@link TillFailure}: for queries. */
export async function askTill<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const reply: CallReply<CallName> = await callTill(name, input);
  if (!reply.ok) throw new TillFailure(reply.error.code, reply.error.params);
  // Widened above to read the failure; the value is still the one of `name`.
  return reply.value as CallValue<Name>;
}

function failed<Name extends CallName>(name: Name, reference: string): CallReply<Name> {
  const reply = { ok: false, error: { code: 'internal', params: { reference, call: name } } };
  return reply as CallReply<Name>;
}
