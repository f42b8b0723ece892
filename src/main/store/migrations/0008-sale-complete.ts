import type { Migration } from '../migrate.ts';

/**
 * What stands beside the booked sales. `held_baskets` are baskets that wait (挂单): they have
 * booked nothing, and go when they are taken up again or given up. `sale_claims` says which sales
 * without a member were given to one later, once each; the sale then names the member and what it
 * earned, and `sale.claimed` in the event log says who gave it.
 */
export const migration: Migration = {
  version: 8,
  name: 'sale-complete',
  sql: `
CREATE TABLE held_baskets (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  payload TEXT NOT NULL,
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  total_minor INTEGER CHECK (total_minor >= 0),
  member_id INTEGER REFERENCES members (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sale_claims (
  sale_id INTEGER PRIMARY KEY REFERENCES sales (id),
  member_id INTEGER NOT NULL REFERENCES members (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  claimed_at INTEGER NOT NULL
) STRICT;
`,
};
