import type { Db } from '../store/db.ts';
import type { Differences } from './differences.ts';
import { factsIn, sortedText } from './facts.ts';
import type { BookEntry, BookLot, LotBook } from './lot-book.ts';

interface LotRow {
  readonly id: number;
  readonly uid: string;
  readonly member: string;
  readonly entryId: number;
  readonly amount: number;
  readonly remaining: number;
  readonly earnedAt: number;
  readonly activeFrom: string;
  readonly expiresOn: string | null;
  readonly version: number;
  readonly idleMonths: number | null;
  readonly firstExpiresOn: string | null;
}

/**
 * Every lot of the tables is what the log makes of it, and none is missing. Returns the lots by id,
 * for the movements.
 */
export function compareLots(
  db: Db,
  book: LotBook,
  differences: Differences,
): ReadonlyMap<number, { readonly lot: BookLot; readonly entryId: number }> {
  const byId = new Map<number, { readonly lot: BookLot; readonly entryId: number }>();
  const seen = new Set<BookLot>();
  const rows = db.iterate<LotRow>(
    `SELECT lot.id, lot.uid, member.uid AS member, lot.entry_id AS entryId, lot.amount,
       lot.remaining, lot.earned_at AS earnedAt, lot.active_from AS activeFrom,
       lot.expires_on AS expiresOn, lot.programme_version AS version,
       lot.idle_months AS idleMonths, lot.first_expires_on AS firstExpiresOn
     FROM points_lots AS lot LEFT JOIN members AS member ON member.id = lot.member_id
     ORDER BY lot.id`,
  );
  let at = 0;
  for (const row of rows) {
    const next = book.lots[at];
    const lot = next?.uid === row.uid ? next : book.lot(row.uid);
    at += 1;
    if (lot === undefined || seen.has(lot)) {
      const place = { member: row.member, lot: row.uid };
      differences.add('lot in the tables', { expected: null, found: row.amount }, place);
      continue;
    }
    seen.add(lot);
    byId.set(row.id, { lot, entryId: row.entryId });
    compareLot({ row, lot, owner: book.holderOf(lot).uid }, differences);
  }
  if (seen.size === book.lots.length) return byId;
  for (const lot of book.lots) {
    if (seen.has(lot)) continue;
    const place = { member: book.holderOf(lot).uid, lot: lot.uid };
    differences.add('lot in the tables', { expected: lot.amount, found: null }, place);
  }
  return byId;
}

function compareLot(
  { row, lot, owner }: { row: LotRow; lot: BookLot; owner: string },
  differences: Differences,
): void {
  const place = { member: owner, lot: lot.uid };
  const check = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found) differences.add(what, { expected, found }, place);
  };
  check('lot member', owner, row.member);
  check('lot amount', lot.amount, row.amount);
  check('lot remaining', lot.remaining, row.remaining);
  check('lot earned at', lot.earnedAt, row.earnedAt);
  check('lot active from', lot.activeFrom, row.activeFrom);
  check('lot expires on', lot.expiresOn, row.expiresOn);
  check('lot rule version', lot.version, row.version);
  check('lot idle months', lot.idleMonths, row.idleMonths);
  check('lot first last day', lot.firstExpiresOn, row.firstExpiresOn);
}

interface EntryRow {
  readonly id: number;
  readonly uid: string;
  readonly member: string;
  readonly kind: string;
  readonly points: number;
  readonly at: number;
  readonly day: string;
  readonly sale: string | null;
  readonly staffId: number | null;
  readonly version: number | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly receiptSeq: number | null;
}

interface MovementRow {
  readonly entryId: number;
  readonly lotId: number;
  readonly points: number;
}

/** Every entry of the tables, with the lots it moved, is what the log says, and none is missing. */
export function compareEntries(
  db: Db,
  parts: {
    readonly book: LotBook;
    readonly lots: ReturnType<typeof compareLots>;
    readonly differences: Differences;
  },
): void {
  const { book, differences } = parts;
  const moved = new MovementReader(db);
  const rowOf = new Map<BookEntry, number>();
  const rows = db.iterate<EntryRow>(
    `SELECT entry.id, entry.uid, member.uid AS member, entry.kind, entry.points, entry.at,
       entry.business_day AS day, sale.uid AS sale, entry.staff_id AS staffId,
       entry.programme_version AS version, entry.reason, entry.detail,
       sale.receipt_seq AS receiptSeq
     FROM points_entries AS entry
     LEFT JOIN members AS member ON member.id = entry.member_id
     LEFT JOIN sales AS sale ON sale.id = entry.sale_id
     ORDER BY entry.id`,
  );
  let at = 0;
  let byUid: Map<string, BookEntry> | undefined;
  for (const row of rows) {
    const next = book.entries[at];
    at += 1;
    let entry = next?.uid === row.uid ? next : undefined;
    if (entry === undefined) {
      byUid ??= new Map(book.entries.map((one) => [one.uid, one]));
      entry = byUid.get(row.uid);
    }
    const movements = moved.of(row.id, differences);
    if (entry === undefined || rowOf.has(entry)) {
      const place = { member: row.member, entry: row.uid };
      const found = `${row.kind} ${row.points}`;
      differences.add('entry in the tables', { expected: null, found }, place);
      continue;
    }
    compareEntry(row, entry, parts);
    compareMovements({ ...parts, entry, movements });
    rowOf.set(entry, row.id);
  }
  moved.end(differences);
  for (const entry of book.entries) {
    if (rowOf.has(entry)) continue;
    const place = { member: book.holderOf(entry).uid, entry: entry.uid, event: entry.event };
    const expected = `${entry.kind} ${entry.points}`;
    differences.add('entry in the tables', { expected, found: null }, place);
  }
  compareOpeners(parts, rowOf);
}

/** Every lot names the entry that opened it. */
function compareOpeners(
  {
    book,
    lots,
    differences,
  }: Pick<Parameters<typeof compareEntries>[1], 'book' | 'lots' | 'differences'>,
  rowOf: ReadonlyMap<BookEntry, number>,
): void {
  for (const { lot, entryId } of lots.values()) {
    const entry = book.entries[lot.entry];
    const expected = entry === undefined ? null : (rowOf.get(entry) ?? null);
    if (expected === entryId) continue;
    const place = { lot: lot.uid, entry: entry?.uid ?? null };
    differences.add('entry that opened the lot', { expected, found: entryId }, place);
  }
}

function compareEntry(
  row: EntryRow,
  entry: BookEntry,
  { book, differences }: { readonly book: LotBook; readonly differences: Differences },
): void {
  const member = book.holderOf(entry).uid;
  const place = { member, entry: entry.uid, event: entry.event };
  const check = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found) differences.add(what, { expected, found }, place);
  };
  check('entry member', member, row.member);
  check('entry kind', entry.kind, row.kind);
  check('entry points', entry.points, row.points);
  if (entry.at !== null) check('entry at', entry.at, row.at);
  if (entry.day !== null) check('entry day', entry.day, row.day);
  check('entry sale', entry.sale, row.sale);
  check('entry staff', entry.staffId, row.staffId);
  check('entry rule version', entry.version, row.version);
  check('entry reason', entry.reason, row.reason);
  const detail = row.detail === null ? null : sortedText(factsIn(row.detail));
  check('entry detail', entry.detail, detail);
  // Only sales of another system may have points that the log cannot work out.
  if (entry.isBroughtOver && row.receiptSeq !== null) {
    check('sale of the entry', 'a sale in the log', row.sale);
  }
}

function compareMovements(parts: {
  readonly entry: BookEntry;
  readonly movements: readonly MovementRow[];
  readonly lots: ReturnType<typeof compareLots>;
  readonly book: LotBook;
  readonly differences: Differences;
}): void {
  const { entry, movements, lots, book, differences } = parts;
  const wanted = new Map(entry.moves.map(({ lot, points }) => [lot, points]));
  const place = { member: book.holderOf(entry).uid, entry: entry.uid, event: entry.event };
  const note = (lot: BookLot | undefined, expected: unknown, found: unknown) => {
    if (expected === found) return;
    differences.add('movement', { expected, found }, { ...place, lot: lot?.uid ?? null });
  };
  for (const { lotId, points } of movements) {
    const lot = lots.get(lotId)?.lot;
    const expected = lot === undefined ? undefined : wanted.get(lot);
    if (lot !== undefined) wanted.delete(lot);
    note(lot, expected ?? null, points);
  }
  for (const [lot, expected] of wanted) note(lot, expected, null);
}

/** Movements in the order of their entries, a row ahead. */
class MovementReader {
  private readonly rows: IterableIterator<MovementRow>;
  private next: MovementRow | undefined;

  constructor(db: Db) {
    this.rows = db.iterate<MovementRow>(
      `SELECT entry_id AS entryId, lot_id AS lotId, points FROM points_movements
       ORDER BY entry_id, lot_id`,
    );
    this.step();
  }

  /** The movements of an entry; those of entries before it that are not there are told. */
  of(entryId: number, differences: Differences): MovementRow[] {
    const found: MovementRow[] = [];
    while (this.next !== undefined && this.next.entryId <= entryId) {
      if (this.next.entryId === entryId) found.push(this.next);
      else orphan(this.next, differences);
      this.step();
    }
    return found;
  }

  end(differences: Differences): void {
    for (; this.next !== undefined; this.step()) orphan(this.next, differences);
  }

  private step(): void {
    const result = this.rows.next();
    this.next = result.done === true ? undefined : result.value;
  }
}

function orphan({ entryId, points }: MovementRow, differences: Differences): void {
  differences.add(`movement of entry ${entryId}`, { expected: null, found: points });
}
