import type { Migration } from '../migrate.ts';

/**
 * Programmes in the making. A draft is no business fact: it is worked on by several people and may
 * be thrown away; `row_version` counts its saves. Once published its row goes, and the version says
 * which draft it was (`loyalty_programmes.draft_uid`).
 */
export const migration: Migration = {
  version: 16,
  name: 'programme-drafts',
  sql: `
CREATE TABLE programme_drafts (
  uid TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  based_on INTEGER REFERENCES loyalty_programmes (version),
  effective_from TEXT,
  row_version INTEGER NOT NULL CHECK (row_version > 0),
  rules TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
`,
};
