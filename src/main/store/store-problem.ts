import type { StoreProblem } from '../../contract/system.ts';
import { MigrationError } from './migrate.ts';
import { errorCodeOf } from './store-errors.ts';

/** Why a store did not open: a problem with its own screen, or no store at all. */
export type OpeningProblem = StoreProblem | 'store.absent';

/** A new store was to be made where there is one. */
export class StoreExistsError extends Error {
  override readonly name = 'StoreExistsError';
  readonly code = 'store.exists';
}

/** A reason not to open a store; `message` is for support. */
export class StoreProblemError extends Error {
  override readonly name = 'StoreProblemError';
  readonly problem: OpeningProblem;

  constructor(problem: OpeningProblem, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.problem = problem;
  }
}

const BY_PREFIX: readonly (readonly [string, StoreProblem])[] = [
  ['SQLITE_BUSY', 'store.locked'],
  ['SQLITE_NOTADB', 'store.notAStore'],
  ['SQLITE_READONLY', 'store.readOnly'],
  ['SQLITE_FULL', 'store.full'],
  ['ENOSPC', 'store.full'],
  ['EDQUOT', 'store.full'],
  ['EROFS', 'store.readOnly'],
  ['EACCES', 'store.readOnly'],
  ['EPERM', 'store.readOnly'],
];

/** Brings whatever was thrown while opening to a problem and its detail. */
export function problemOf(error: unknown): {
  readonly problem: OpeningProblem;
  readonly detail: string;
} {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreProblemError) return { problem: error.problem, detail };
  if (error instanceof MigrationError) {
    const isFull = errorCodeOf(error.cause)?.startsWith('SQLITE_FULL') === true;
    return { problem: isFull ? 'store.full' : 'store.migrationFailed', detail };
  }
  const code = errorCodeOf(error) ?? '';
  const known = BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  return {
    problem: known?.[1] ?? 'store.damaged',
    detail: plainDetail(code, detail),
  };
}

/** For support, on a screen: SQLite's code without its raw words. */
function plainDetail(code: string, detail: string): string {
  if (code === '') return detail;
  return code.startsWith('SQLITE_')
    ? `result ${code.slice('SQLITE_'.length)} of the database`
    : `${code}: ${detail}`;
}
