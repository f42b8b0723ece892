import type { Migration } from '../migrate.ts';

/** What a manager set for the store, as JSON by part; a part that is not there has its defaults. */
export const migration: Migration = {
  version: 7,
  name: 'settings',
  sql: `
CREATE TABLE settings (
  part TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by INTEGER REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
`,
};
