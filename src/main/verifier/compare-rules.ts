import type { Db } from '../store/db.ts';
import type { Differences } from './differences.ts';
import type { Version } from './versions.ts';
import { factsIn, sortedText } from './facts.ts';
import { balanceOf, type LotBook } from './lot-book.ts';

interface ProgrammeRow {
  readonly version: number;
  readonly from: string;
  readonly rules: string;
  readonly publishedAt: number;
  readonly publishedBy: number | null;
  readonly isRetired: number;
}

/** Every version of the programme says what was published. */
export function comparePrograms(
  db: Db,
  versions: ReadonlyMap<number, Version>,
  differences: Differences,
): void {
  const left = new Map(versions);
  const rows = db.iterate<ProgrammeRow>(
    `SELECT version, effective_from AS "from", rules, published_at AS publishedAt,
       published_by AS publishedBy, retired_at IS NOT NULL AS isRetired
     FROM loyalty_programmes ORDER BY version`,
  );
  for (const row of rows) {
    const published = left.get(row.version);
    left.delete(row.version);
    const what = `programme ${row.version}`;
    if (published === undefined) {
      differences.add(what, { expected: null, found: 'in the tables' });
      continue;
    }
    const check = (name: string, wanted: unknown, is: unknown) =>
      differences.check(`${what} ${name}`, { expected: wanted, found: is }, {});
    check('from', published.from, row.from);
    check('published at', published.at, row.publishedAt);
    check('published by', published.staffId, row.publishedBy);
    check('retired', published.isRetired, row.isRetired === 1);
    const [expected, found] = [sortedText(published.rules), sortedText(factsIn(row.rules))];
    check('rules', expected, found);
  }
  for (const version of left.keys()) {
    differences.add(`programme ${version}`, { expected: 'in the tables', found: null });
  }
}

interface Sums {
  readonly member: string;
  readonly entries: number;
  readonly remaining: number;
  readonly balance: number;
}

/** Per member: entries, lots and the balance of `day` come to what the log comes to. */
export function compareBalances(
  db: Db,
  one: { readonly book: LotBook; readonly day: string; readonly differences: Differences },
): number {
  const { book, day, differences } = one;
  let members = 0;
  const seen = new Set<string>();
  const rows = db.iterate<Sums>(
    `SELECT member.uid AS member, sum(entered) AS entries, sum(held) AS remaining,
       sum(usable) AS balance
     FROM (SELECT member_id, points AS entered, 0 AS held, 0 AS usable FROM points_entries
           UNION ALL
           SELECT member_id, 0, remaining,
             CASE WHEN remaining < 0 OR (active_from <= :day
               AND (expires_on IS NULL OR expires_on >= :day)) THEN remaining ELSE 0 END
           FROM points_lots)
     JOIN members AS member ON member.id = member_id GROUP BY member_id`,
    { day },
  );
  for (const { member, entries, remaining, balance } of rows) {
    members += 1;
    seen.add(member);
    const owner = book.ownerOf(member);
    const held = [...owner.open, ...owner.debts].reduce((sum, lot) => sum + lot.remaining, 0);
    const check = (what: string, expected: number, found: number) =>
      differences.check(what, { expected, found }, { member });
    check('sum of the entries', owner.sum, entries);
    check('sum of the lots', held, remaining);
    check('entries against lots', entries, remaining);
    check(`balance on ${day}`, balanceOf(owner, day), balance);
  }
  for (const owner of book.owners.values()) {
    if (seen.has(owner.uid) || owner.became !== null || owner.sum === 0) continue;
    differences.add(
      'sum of the entries',
      { expected: owner.sum, found: null },
      { member: owner.uid },
    );
  }
  return members;
}
