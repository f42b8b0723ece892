import { openPlain } from './open-database.ts';
import { errorCodeOf } from './store-errors.ts';

/** The right to write a store, held until it is released or the process ends. */
export interface StoreLock {
  release(): void;
}

/**
 * Takes the store for this process: an exclusive transaction on a small SQLite file of its own.
 * The system drops the lock when the process dies, however it dies; a PID file would stay
 * (TRUST, fault 11). Returns 'held' when another process has it.
 */
export function takeStoreLock(path: string): StoreLock | 'held' {
  const connection = openPlain(path, 0);
  try {
    connection.raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (errorCodeOf(error)?.startsWith('SQLITE_BUSY') === true) return 'held';
    throw error;
  }
  return {
    release() {
      connection.close();
    },
  };
}
