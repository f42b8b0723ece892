import type { CallName, CallParsed } from '../../contract/index.ts';
import type { HandlerSet } from './handler-set.ts';
import type { LaneRequest, WorkerMessage } from './protocol.ts';
import { runInternalQuery, runQuery } from './run-query.ts';
import type { StoreEnvironment } from './store-environment.ts';
import { StoreError } from './store-errors.ts';

/** Answers one request of a lane that only reads. */
export function answerRead(
  environment: StoreEnvironment,
  handlers: HandlerSet,
  request: Extract<LaneRequest, { name: string }>,
): WorkerMessage {
  const { id, name, input, session } = request;
  if (request.kind === 'call') {
    // The gateway parsed the input by this name's schema; the name is one of the contract's.
    const call = { name: name as CallName, input: input as CallParsed<CallName>, session };
    return { kind: 'reply', id, value: runQuery(environment, handlers, call) };
  }
  try {
    const value = runInternalQuery(environment, handlers, { name, input, session });
    return { kind: 'reply', id, value };
  } catch (error) {
    return failed(id, error);
  }
}

/** Something thrown, as it crosses threads. */
export function failed(id: number, error: unknown): WorkerMessage {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof StoreError ? error.code : 'internal';
  return { kind: 'failed', id, error: { code, message } };
}
