import { POINTS_FLOWS, type WaterfallRow } from '../../../../contract/liability.ts';
import type { Ledger } from './ledger.ts';
import { monthsBetween } from './months.ts';

interface Period {
  readonly fromMonth: string;
  readonly toMonth: string;
}

type Filling = { -readonly [Key in keyof WaterfallRow]: WaterfallRow[Key] };

function emptyRow(month: string): Filling {
  return {
    month,
    opening: 0,
    earned: 0,
    bonus: 0,
    broughtOver: 0,
    restored: 0,
    transferredIn: 0,
    adjustedUp: 0,
    redeemed: 0,
    gifts: 0,
    expired: 0,
    clawedBack: 0,
    transferredOut: 0,
    adjustedDown: 0,
    closing: 0,
  };
}

function close(row: Filling): Filling {
  row.closing = POINTS_FLOWS.reduce((sum, flow) => sum + row[flow], row.opening);
  return row;
}

/** Opening + flows = closing, month by month, out of the ledger's entries (DOMAIN, liability). */
export function waterfallByMonth(ledger: Ledger, { fromMonth, toMonth }: Period): WaterfallRow[] {
  const rows = monthsBetween(fromMonth, toMonth).map(emptyRow);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  let opening = 0;
  for (const { month, flow, points } of ledger.entries) {
    if (month < fromMonth) opening += points;
    const row = byMonth.get(month);
    if (row !== undefined) row[flow] += points;
  }
  for (const row of rows) {
    row.opening = opening;
    opening = close(row).closing;
  }
  return rows;
}

/** The same period by the month in which the lots were earned, out of what moved in the lots. */
export function waterfallByLot(ledger: Ledger, { fromMonth, toMonth }: Period): WaterfallRow[] {
  const byLot = new Map<string, Filling>();
  for (const { month, flow, lotMonth, points } of ledger.cells) {
    if (month > toMonth) continue;
    const row = byLot.get(lotMonth) ?? emptyRow(lotMonth);
    byLot.set(lotMonth, row);
    if (month < fromMonth) row.opening += points;
    else row[flow] += points;
  }
  return [...byLot.values()]
    .map(close)
    .filter((row) => row.opening !== 0 || POINTS_FLOWS.some((flow) => row[flow] !== 0))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The whole period as one line. */
export function totalOf(rows: readonly WaterfallRow[], month: string): WaterfallRow {
  const total = emptyRow(month);
  total.opening = rows[0]?.opening ?? 0;
  for (const row of rows) for (const flow of POINTS_FLOWS) total[flow] += row[flow];
  return close(total);
}

/** Σ entries and Σ movements up to a month, and what lots hold now less what moved after it. */
export function proofOf(
  ledger: Ledger,
  toMonth: string,
): { readonly entries: number; readonly lots: number; readonly held: number } {
  const upTo = (rows: readonly { readonly month: string; readonly points: number }[]) =>
    rows.reduce((sum, { month, points }) => (month <= toMonth ? sum + points : sum), 0);
  const all = ledger.cells.reduce((sum, { points }) => sum + points, 0);
  const lots = upTo(ledger.cells);
  return { entries: upTo(ledger.entries), lots, held: ledger.held - (all - lots) };
}
