import type { Db } from '../db.ts';

/** Which member each merged one became, by uid, as the event log tells it. */
export type Survivors = ReadonlyMap<string, string>;

/**
 * The survivors of all merges, for comparing sales with what was logged of them. Without a merged
 * member in the tables nothing is booked for a survivor, and the log need not be read for it.
 */
export function survivorsOf(db: Db): Survivors {
  const some = db.get('SELECT 1 AS found FROM members WHERE merged_into_id IS NOT NULL LIMIT 1');
  if (some === undefined) return new Map();
  const next = new Map<string, string>();
  const events = db.iterate<{ merged: string; survivor: string }>(
    `SELECT data ->> 'mergedUid' AS merged, data ->> 'survivorUid' AS survivor
       FROM event_log WHERE type = 'member.merged' AND json_valid(data) ORDER BY seq`,
  );
  for (const { merged, survivor } of events) next.set(merged, survivor);
  return endsOf(next);
}

/** Follows merges to the end: who was merged twice has one survivor, the last. */
export function endsOf(next: ReadonlyMap<string, string>): Survivors {
  const last = new Map<string, string>();
  for (const merged of next.keys()) last.set(merged, endOf(next, merged));
  return last;
}

function endOf(next: ReadonlyMap<string, string>, from: string): string {
  let at = from;
  for (let hops = 0; hops <= next.size; hops += 1) {
    const to = next.get(at);
    if (to === undefined) return at;
    at = to;
  }
  return from;
}

/** What an event says of a sale, its customer told as who that is today. */
export function withSurvivor(logged: unknown, survivors: Survivors): unknown {
  if (survivors.size === 0 || typeof logged !== 'object' || logged === null) return logged;
  const customer = 'customer' in logged ? logged.customer : null;
  const survivor = typeof customer === 'string' ? survivors.get(customer) : undefined;
  return survivor === undefined ? logged : { ...logged, customer: survivor };
}
