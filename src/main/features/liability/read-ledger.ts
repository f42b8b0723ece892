import { asUtc, type BusinessDay, instantOf, wallClock } from '../../../contract/kernel/time.ts';
import type { PointsKind } from '../../../contract/members.ts';
import type { Till } from '../../../contract/system.ts';
import type { Db } from '../../store/db.ts';
import { flowOf } from './flow-of.ts';
import type { Ledger, LotCell, LotOrigin } from './rules/ledger.ts';
import {
  type MovementSum,
  selectLastEntry,
  selectLastMember,
  sumEarningSales,
  sumEntries,
  sumHeld,
  sumMovements,
  sumMovementsOfSample,
  sumReturns,
} from './tables.ts';

/** Entries of one step: some tenths of a second, so that a person can stop it. */
const ENTRIES_PER_STEP = 50_000;

/** What opened the lots of points that sales earned; they stay so when they move. */
const BY_SALE: ReadonlySet<PointsKind> = new Set(['earn', 'transfer', 'restore']);

const NOON_MINUTES = 720;

/** Members whose points tell the redemption rate of all. */
const SAMPLED_MEMBERS = 20_000;

/** Sums of rows that agree in all but their points. */
class Sums<Row extends { readonly points: number }> {
  private readonly rows = new Map<string, { row: Row; points: number }>();

  add(key: string, row: Row): void {
    const known = this.rows.get(key);
    if (known === undefined) this.rows.set(key, { row, points: row.points });
    else known.points += row.points;
  }

  all(): Row[] {
    return [...this.rows.values()].map(({ row, points }) => ({ ...row, points }));
  }
}

function originOf({ isDebt, opener }: MovementSum): LotOrigin {
  if (isDebt === 1) return 'debt';
  return BY_SALE.has(opener) ? 'sale' : 'other';
}

function cellOf(row: MovementSum): LotCell {
  const { month, lotMonth, expiresIn, points } = row;
  return { month, flow: flowOf(row), lotMonth, expiresIn, origin: originOf(row), points };
}

/** How far the store's business day lies behind UTC. */
function shiftOf(till: Till, day: BusinessDay): number {
  const at = instantOf(day, NOON_MINUTES, till.timeZone);
  return asUtc(wallClock(at, till.timeZone)) - at - till.cutoverMinutes * 60_000;
}

/**
 * What became of the points of a part of the members, every one of a small shop: enough to tell
 * which share of points is redeemed, in a second or two however large the ledger is.
 */
export function readSample(reading: {
  readonly db: Db;
  readonly till: Till;
  readonly day: BusinessDay;
}): Pick<Ledger, 'cells'> {
  const { db, till, day } = reading;
  const every = Math.max(1, Math.ceil(selectLastMember(db) / SAMPLED_MEMBERS));
  const rows = sumMovementsOfSample(db, { every, shiftMs: shiftOf(till, day) });
  return { cells: rows.map(cellOf) };
}

/**
 * Adds up the whole ledger, entry after entry, in steps between which `progress` may stop it. The
 * sums are some thousand rows, however many entries there are.
 */
export function readLedger(
  reading: { readonly db: Db; readonly till: Till; readonly day: BusinessDay },
  progress: (done: number, total: number) => void,
  entriesPerStep = ENTRIES_PER_STEP,
): Ledger {
  const { db, till } = reading;
  const shiftMs = shiftOf(till, reading.day);
  const entries = new Sums<Ledger['entries'][number]>();
  const cells = new Sums<LotCell>();
  const sales = new Map<string, number>();
  const last = selectLastEntry(db);
  for (let after = 0; after < last; after += entriesPerStep) {
    progress(after, last);
    const stretch = { after, until: after + entriesPerStep };
    for (const row of sumEntries(db, stretch)) {
      const { month, points } = row;
      const flow = flowOf(row);
      entries.add(`${month} ${flow}`, { month, flow, points });
    }
    for (const row of sumMovements(db, { ...stretch, shiftMs })) {
      const cell = cellOf(row);
      const { month, flow, lotMonth, expiresIn, origin } = cell;
      cells.add(`${month} ${flow} ${lotMonth} ${expiresIn ?? ''} ${origin}`, cell);
    }
    for (const { month, minor } of sumEarningSales(db, stretch)) {
      sales.set(month, (sales.get(month) ?? 0) + minor);
    }
  }
  progress(last, last);
  return {
    entries: entries.all(),
    cells: cells.all(),
    sales: [
      ...[...sales].map(([month, minor]) => ({ month, bookedIn: month, minor })),
      ...sumReturns(db),
    ],
    held: sumHeld(db),
  };
}
