import type { CommonError } from '../../contract/call.ts';

/** What a failure of SQLite or the file system means to a caller. */
export type StoreErrorCode = Extract<CommonError, `store.${string}`>;

/** A failure of the store itself, outside a call's reply: thrown by internal steps and jobs. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode | 'internal';

  constructor(code: StoreErrorCode | 'internal', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The `code` of an Error of SQLite or Node, such as `SQLITE_FULL` or `ENOSPC`. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const BY_PREFIX: readonly (readonly [string, StoreErrorCode])[] = [
  ['SQLITE_FULL', 'store.full'],
  ['SQLITE_BUSY', 'store.busy'],
  ['SQLITE_LOCKED', 'store.busy'],
  ['SQLITE_READONLY', 'store.readOnly'],
  ['SQLITE_CORRUPT', 'store.damaged'],
  ['SQLITE_NOTADB', 'store.damaged'],
  // After a failed fsync nobody knows what is on the disk; a retry with the same id finds out.
  ['SQLITE_IOERR', 'store.unknownOutcome'],
  ['SQLITE_CANTOPEN', 'store.absent'],
];

/**
 * The store's error code for a failure of SQLite (https://sqlite.org/rescode.html); undefined =
 * not the store's fault but a bug of ours.
 */
export function storeErrorCode(error: unknown): StoreErrorCode | undefined {
  const code = errorCodeOf(error);
  if (code === undefined) return undefined;
  return BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1];
}
