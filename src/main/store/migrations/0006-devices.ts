import type { Migration } from '../migrate.ts';

/**
 * Devices of this till and the print spool, whose states survive any crash (DEVICES, spool).
 * A receipt keeps its facts in `document` (JSON); a printer that takes it lays them out for its
 * paper and language (`markup`), which is no part of the sale's transaction. A page has its `title`
 * and was laid out by whoever asked for it. A removed device keeps its
 * row, because its jobs name it.
 */
export const migration: Migration = {
  version: 6,
  name: 'devices',
  sql: `
CREATE TABLE devices (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('scanner', 'printer', 'display')),
  config TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE print_jobs (
  id INTEGER PRIMARY KEY,
  job_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'page', 'test', 'drawer')),
  device_id INTEGER REFERENCES devices (id),
  sale_id INTEGER REFERENCES sales (id),
  copy_of INTEGER REFERENCES print_jobs (id),
  title TEXT NOT NULL DEFAULT '' CHECK ((title <> '') = (kind = 'page')),
  document TEXT,
  markup TEXT CHECK (markup IS NOT NULL OR document IS NOT NULL),
  columns INTEGER NOT NULL CHECK (columns IN (32, 42, 48)),
  locale TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'failed', 'uncertain', 'cancelled')),
  segments_sent INTEGER NOT NULL DEFAULT 0 CHECK (segments_sent >= 0),
  segments_acked INTEGER NOT NULL DEFAULT 0 CHECK (segments_acked BETWEEN 0 AND segments_sent),
  error TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX print_jobs_state ON print_jobs (state);
CREATE INDEX print_jobs_sale ON print_jobs (sale_id) WHERE sale_id IS NOT NULL;
`,
};
