import type { Db } from '../store/db.ts';
import { compareEntries, compareLots } from './compare.ts';
import { compareBalances, comparePrograms } from './compare-rules.ts';
import { type Difference, Differences } from './differences.ts';
import { replay } from './replay.ts';

/** What the independent verifier found. */
export interface PointsReport {
  readonly isOk: boolean;
  /** Events that speak of points; lots, entries, and members with points. */
  readonly events: number;
  readonly lots: number;
  readonly entries: number;
  readonly members: number;
  /** How many differences there are, and the first hundred of them. */
  readonly differenceCount: number;
  readonly differences: readonly Difference[];
}

/**
 * Recomputes every member's points from the event log alone, and compares all lots, entries,
 * movements, balances and programme versions of the tables with it. None of its code is shared
 * with what writes them (DOMAIN, Points; a law of `.dependency-cruiser.cjs`). Balances are those
 * of `day`. Reads one snapshot, changes nothing. That the log itself is what was written is for
 * its chain to say.
 */
export function verifyPoints(db: Db, day: string): PointsReport {
  const differences = new Differences();
  const { book, versions, read } = replay(db, differences);
  comparePrograms(db, versions, differences);
  const lots = compareLots(db, book, differences);
  compareEntries(db, { book, lots, differences });
  const members = compareBalances(db, { book, day, differences });
  return {
    isOk: differences.count === 0,
    events: read,
    lots: book.lots.length,
    entries: book.entries.length,
    members,
    differenceCount: differences.count,
    differences: differences.kept,
  };
}
