import { basename, dirname, join, resolve } from 'node:path';

/** Where a store and what belongs to it lie. */
export interface StorePaths {
  /** The store itself. */
  readonly store: string;
  /** Held exclusively by the one process that writes. */
  readonly lock: string;
  readonly backups: string;
  /** Remembers outside the store's folder that there is a store, and how far its event log went. */
  readonly witness: string;
  /** The key behind the PINs, outside the store's folder as well. */
  readonly pepper: string;
}

const STORE_NAME = 'guitai.sqlite';
const STORE_FOLDER = 'store';

/** The places of a till's files under its user data folder. */
export function storePaths(userData: string): StorePaths {
  return pathsBeside(join(userData, STORE_FOLDER, STORE_NAME));
}

/**
 * The same for a store file anywhere, as the command line names it. A file that does not lie as
 * the app's own does keeps everything beside itself under its own name, so that two stores in one
 * folder, or a store and its copy, do not share a lock, a witness or a key.
 */
export function pathsBeside(file: string): StorePaths {
  const store = resolve(file);
  const folder = dirname(store);
  const backups = join(folder, 'backups');
  if (basename(store) === STORE_NAME && basename(folder) === STORE_FOLDER) {
    const userData = dirname(folder);
    return {
      store,
      lock: join(folder, 'guitai.lock'),
      backups,
      witness: join(userData, 'known-store.json'),
      pepper: join(userData, 'pepper'),
    };
  }
  return {
    store,
    lock: `${store}.lock`,
    backups,
    witness: `${store}.known.json`,
    pepper: `${store}.pepper`,
  };
}
