import type { CallName, CallParsed, CallReply } from '../../contract/index.ts';
import { fail, type Failure, type Result } from '../../contract/kernel/result.ts';
import type { CommonError } from '../../contract/call.ts';
import type { UtcMs } from '../../contract/kernel/time.ts';
import type { Session } from '../../contract/staff.ts';
import type { QueryContext } from './context.ts';
import type { HandlerSet } from './handler-set.ts';
import type { StoreConnection } from './open-database.ts';
import { StoreError, storeErrorCode } from './store-errors.ts';
import type { StoreEnvironment } from './store-environment.ts';

/** A use case as the runners see it, its types checked where it was registered. */
type AnyUseCase = (context: QueryContext, input: unknown) => Result<unknown>;
type AnyStep = (context: QueryContext, input: unknown) => unknown;

/** A query's context at this moment. */
export function queryContext(
  environment: StoreEnvironment,
  session: Session | null,
  now: UtcMs = environment.now(),
): QueryContext {
  return {
    db: environment.connection.asDb(),
    now,
    today: environment.today(now),
    till: environment.till,
    session,
  };
}

/** Runs `work` on one snapshot of the store: what it reads belongs together. */
export function onSnapshot<Value>(environment: StoreEnvironment, work: () => Value): Value {
  const { connection } = environment;
  connection.run('BEGIN');
  try {
    const value = work();
    connection.run('COMMIT');
    return value;
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

/** Ends what a failure left open. A second failure here would only hide the first one. */
export function rollBack(connection: StoreConnection): void {
  try {
    if (connection.raw.inTransaction) connection.run('ROLLBACK');
  } catch {
    // SQLite rolls back by itself when the transaction's connection fails or closes.
  }
}

/** Runs a query of the contract; its input was parsed by the gateway. */
export function runQuery<Name extends CallName>(
  environment: StoreEnvironment,
  handlers: HandlerSet,
  call: { readonly name: Name; readonly input: CallParsed<Name>; readonly session: Session | null },
): CallReply<Name> {
  const query = handlers.queries[call.name] as AnyUseCase | undefined;
  try {
    if (query === undefined) throw new Error(`No query is registered as ${call.name}`);
    const result = onSnapshot(environment, () =>
      query(queryContext(environment, call.session), call.input),
    );
    const reply = result.ok ? { ok: true, value: result.value, changed: [] } : result;
    return reply as CallReply<Name>;
  } catch (error) {
    // What a query could not read has no outcome to wait for: the disk does not give it back.
    if (storeErrorCode(error) === 'store.unknownOutcome') return fail('store.damaged');
    return failureOf(environment, call.name, error);
  }
}

/** Runs an internal query; throws {@link StoreError}. */
export function runInternalQuery(
  environment: StoreEnvironment,
  handlers: HandlerSet,
  step: { readonly name: string; readonly input: unknown; readonly session: Session | null },
): unknown {
  const query = handlers.internal.queries[step.name] as AnyStep | undefined;
  try {
    if (query === undefined) throw new Error(`No internal query is registered as ${step.name}`);
    return onSnapshot(environment, () =>
      query(queryContext(environment, step.session), step.input),
    );
  } catch (error) {
    throw asStoreError(environment, step.name, error);
  }
}

/** The reply for something that was thrown: a code of the store, or `internal` with a reference. */
export function failureOf(
  environment: StoreEnvironment,
  where: string,
  error: unknown,
): { readonly ok: false; readonly error: Failure<CommonError> } {
  const code = storeErrorCode(error);
  if (code !== undefined) {
    return fail(code, { detail: error instanceof Error ? error.message : String(error) });
  }
  return fail('internal', { reference: environment.reportBug(where, error) });
}

/** The same for internal steps, which throw. */
export function asStoreError(
  environment: StoreEnvironment,
  where: string,
  error: unknown,
): StoreError {
  const code = storeErrorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code !== undefined) return new StoreError(code, message, { cause: error });
  const reference = environment.reportBug(where, error);
  return new StoreError('internal', `${where}: ${message} (${reference})`, { cause: error });
}
