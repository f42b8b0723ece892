import { addMonths, type BusinessDay, type UtcMs } from '../../../../contract/kernel/time.ts';
import type { PointsKind } from '../../../../contract/members.ts';

/** What moved a lot. */
export interface Move {
  readonly entryId: number;
  readonly lotId: number;
  readonly kind: PointsKind;
  readonly points: number;
  readonly at: UtcMs;
  readonly businessDay: BusinessDay;
}

/** A lot as it was opened. */
export interface OpenedLot {
  readonly lotId: number;
  readonly entryId: number;
  readonly expiresOn: BusinessDay | null;
  readonly idleMonths: number | null;
  readonly firstExpiresOn: BusinessDay | null;
}

/** An entry that changed hands; of each entry the first time first. */
export interface Handed {
  readonly entryId: number;
  readonly fromId: number;
  readonly at: UtcMs;
}

/** A ledger as it was at a moment: the entries that were there, and those that came since. */
export interface LedgerThen<Of extends Move> {
  readonly before: readonly Of[];
  readonly since: readonly Of[];
}

/** Who held an entry at a moment. */
export function ownerThen(
  handed: readonly Handed[],
  of: { readonly entryId: number; readonly ownerNow: number; readonly at: UtcMs },
): number {
  const next = handed.find((one) => one.entryId === of.entryId && one.at > of.at);
  return next?.fromId ?? of.ownerNow;
}

/**
 * Cuts a ledger at a moment: the beginning of it, up to the last entry that was posted when the
 * clock showed no more than `at`. Always a beginning, so that points spent are never there
 * without those they came from, also when the clock was set back in between.
 */
export function cutLedger<Of extends Move>(moves: readonly Of[], at: UtcMs): LedgerThen<Of> {
  let lastId = 0;
  for (const move of moves) if (move.at <= at) lastId = Math.max(lastId, move.entryId);
  return {
    before: moves.filter((move) => move.entryId <= lastId),
    since: moves.filter((move) => move.entryId > lastId),
  };
}

/** What lots held after these movements: never what is in them now. */
export function heldAfter(moves: readonly Move[]): ReadonlyMap<number, number> {
  const held = new Map<number, number>();
  for (const { lotId, points } of moves) held.set(lotId, (held.get(lotId) ?? 0) + points);
  return held;
}

/** Entries that show that a member was there: they move inactivity on. */
const ACTIVE: readonly PointsKind[] = ['earn', 'redeem', 'gift'];

/**
 * The last day of a lot as it was then: one that lapses by inactivity begins at its first last day
 * and is moved on by every earning and redemption after it, unless it had lapsed by then.
 */
export function endThen(lot: OpenedLot, before: readonly Move[]): BusinessDay | null {
  const { idleMonths, firstExpiresOn } = lot;
  if (idleMonths === null || firstExpiresOn === null) return lot.expiresOn;
  let end = firstExpiresOn;
  for (const { entryId, kind, businessDay } of before) {
    if (entryId < lot.entryId || !ACTIVE.includes(kind) || end < businessDay) continue;
    const next = addMonths(businessDay, idleMonths);
    if (next > end) end = next;
  }
  return end;
}
