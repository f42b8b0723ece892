import type { Migration } from '../migrate.ts';

/** What became of each scanner's scans, by business day: counts only, no codes. */
export const migration: Migration = {
  version: 20,
  name: 'scanner-days',
  sql: `
CREATE TABLE scanner_days (
  device_id INTEGER NOT NULL REFERENCES devices (id),
  day TEXT NOT NULL,
  scans INTEGER NOT NULL DEFAULT 0 CHECK (scans >= 0),
  bounces INTEGER NOT NULL DEFAULT 0 CHECK (bounces >= 0),
  wrong_check_digits INTEGER NOT NULL DEFAULT 0 CHECK (wrong_check_digits >= 0),
  unreadable INTEGER NOT NULL DEFAULT 0 CHECK (unreadable >= 0),
  too_long INTEGER NOT NULL DEFAULT 0 CHECK (too_long >= 0),
  PRIMARY KEY (device_id, day)
) STRICT, WITHOUT ROWID;
`,
};
