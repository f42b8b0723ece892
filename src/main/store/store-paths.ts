import { dirname, join } from 'node:path';

/** Where a store and what belongs to it lie. */
export interface StorePaths {
  /** The store itself. */
  readonly store: string;
  /** Held exclusively by the one process that writes. */
  readonly lock: string;
  readonly backups: string;
  /** Remembers outside the store's folder that there is a store, and how far its event log went. */
  readonly witness: string;
}

/** The places of a till's files under its user data folder. */
export function storePaths(userData: string): StorePaths {
  return pathsBeside(join(userData, 'store', 'guitai.sqlite'));
}

/** The same for a store file anywhere, as the command line names it. */
export function pathsBeside(store: string): StorePaths {
  const folder = dirname(store);
  return {
    store,
    lock: join(folder, 'guitai.lock'),
    backups: join(folder, 'backups'),
    witness: join(dirname(folder), 'known-store.json'),
  };
}
