import path from 'node:path';

/** Where everything of this till lies. */
export interface TillPaths {
  readonly userData: string;
  readonly store: string;
  readonly backups: string;
  readonly preferences: string;
  readonly pepper: string;
  readonly knownStore: string;
  readonly logs: string;
}

/** The layout of the till's folder. */
export function tillPaths(userData: string): TillPaths {
  return {
    userData,
    store: path.join(userData, 'store', 'guitai.sqlite'),
    backups: path.join(userData, 'store', 'backups'),
    preferences: path.join(userData, 'preferences.json'),
    pepper: path.join(userData, 'pepper'),
    knownStore: path.join(userData, 'known-store.json'),
    logs: path.join(userData, 'logs'),
  };
}
