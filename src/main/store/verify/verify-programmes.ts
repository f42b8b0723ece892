import { canonicalJson } from '../canonical-json.ts';
import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface Published {
  readonly effectiveFrom: string;
  readonly rules: unknown;
}

/** What the log says of the programme's versions. */
interface Told {
  readonly published: Map<number, Published>;
  readonly retired: Set<number>;
}

/**
 * Per version of the points programme: its first day and every rule are what was logged when it was
 * published, and it is taken back exactly if that was logged. A store whose log tells of no version at
 * all was not founded by the app, and is not compared.
 */
export function verifyProgrammes(db: Db): CheckResult {
  const { published, retired } = told(db);
  if (published.size === 0) return { rows: 0, wrong: null };
  let rows = 0;
  for (const row of db.iterate<{
    readonly version: number;
    readonly effectiveFrom: string;
    readonly isRetired: number;
    readonly rules: string;
  }>(
    `SELECT version, effective_from AS effectiveFrom, retired_at IS NOT NULL AS isRetired, rules
       FROM loyalty_programmes ORDER BY version`,
  )) {
    rows += 1;
    const logged = published.get(row.version);
    const place = `loyalty_programmes ${row.version}`;
    if (logged === undefined) return wrong(rows, place, 'is not in the event log');
    const isSame =
      logged.effectiveFrom === row.effectiveFrom &&
      canonicalJson(logged.rules) === canonicalJson(parsed(row.rules));
    if (!isSame) return wrong(rows, place, 'differs from what was logged');
    if (retired.has(row.version) !== (row.isRetired === 1)) {
      return wrong(rows, place, 'is retired here or in the event log, not in both');
    }
    published.delete(row.version);
  }
  const [missing] = published.keys();
  return missing === undefined
    ? { rows, wrong: null }
    : wrong(rows, `loyalty_programmes ${missing}`, 'is logged but not there');
}

function told(db: Db): Told {
  const published = new Map<number, Published>();
  const retired = new Set<number>();
  for (const { type, data } of db.iterate<{ readonly type: string; readonly data: string }>(
    `SELECT type, data FROM event_log
      WHERE type IN ('programme.published', 'programme.retired') ORDER BY seq`,
  )) {
    // Written by features/loyalty/programmes.ts only; bytes that are no JSON the chain names.
    const event = parsed(data) as (Published & { readonly version: number }) | null;
    if (event === null) continue;
    if (type === 'programme.retired') retired.add(event.version);
    else published.set(event.version, event);
  }
  return { published, retired };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wrong(rows: number, row: string, detail: string): CheckResult {
  return { rows, wrong: { row, detail } };
}
