import { fail, ok } from '../../../../contract/kernel/result.ts';
import { businessDayOf } from '../../../../contract/kernel/time.ts';
import type { PointsAsOf } from '../../../../contract/points.ts';
import type { Query } from '../../../store/context.ts';
import { memberAsItIs } from '../../members/face.ts';
import { tierAt } from '../../tiers/face.ts';
import { cutLedger, endThen, heldAfter, ownerThen } from '../rules/as-of.ts';
import { holdingsOf } from '../rules/hold.ts';
import { sumEntries } from '../rules/sum-ledger.ts';
import {
  type LotRow,
  type PastMove,
  selectAllLots,
  selectMergedAfter,
  selectMoves,
  selectPastMoves,
} from '../tables.ts';
import { explained, MAX_LOTS } from './lots.ts';

/** More changes than this nobody reads; how many there are is told. */
const MAX_SINCE = 200;

/** Every entry once, with all it moved. */
function entriesOf(moves: readonly PastMove[]): PastMove[] {
  const entries = new Map<number, PastMove>();
  for (const move of moves) entries.set(move.entryId, { ...move, points: move.entryPoints });
  return [...entries.values()];
}

/** Lots as they were: what the movements left in them, with the last day they had then. */
function lotsThen(lots: readonly LotRow[], before: readonly PastMove[]): LotRow[] {
  const held = heldAfter(before);
  const entries = new Set(before.map((move) => move.entryId));
  return lots
    .filter((lot) => entries.has(lot.entryId))
    .map((lot) => ({
      ...lot,
      remaining: held.get(lot.lotId) ?? 0,
      expiresOn: endThen(lot, before),
    }));
}

/** Sorts after every day. */
const FOR_EVER = '9999-99-99';

/** Where a lot stands among others: by its last day, debts after all. */
function placeOf(lot: LotRow): string {
  return lot.remaining < 0 ? '~' : (lot.expiresOn ?? FOR_EVER);
}

function bySpending(a: LotRow, b: LotRow): number {
  if (placeOf(a) !== placeOf(b)) return placeOf(a) < placeOf(b) ? -1 : 1;
  return a.earnedAt === b.earnedAt ? a.lotId - b.lotId : a.earnedAt - b.earnedAt;
}

/** In spend order, debts last, empty ones left out. */
function inOrder(lots: readonly LotRow[]): LotRow[] {
  return lots.filter((lot) => lot.remaining !== 0).sort(bySpending);
}

/**
 * A member's points as they stood at a moment, out of entries and movements alone; nothing of the
 * present goes in. Of somebody who was merged later it is what was theirs then.
 */
export const asOf: Query<'points.asOf'> = (context, input) => {
  const { db, till } = context;
  const { memberId, at } = input;
  const member = memberAsItIs(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  if (at > context.now) return fail('points.notYet');
  const handed = selectMoves(db, memberId);
  const ownerNow = member.mergedIntoId ?? memberId;
  const all = selectPastMoves(db, memberId);
  const own = all.filter(({ entryId, at: posted }) => {
    const then = Math.max(posted, at);
    return ownerThen(handed, { entryId, ownerNow, at: then }) === memberId;
  });
  const { before, since } = cutLedger(own, at);
  const day = businessDayOf(at, till);
  const lots = inOrder(lotsThen(selectAllLots(db, memberId), before));
  const changes = entriesOf(since);
  return ok({
    memberId,
    memberName: member.name,
    at,
    day,
    tier: tierAt(db, memberId, at) ?? member.tier,
    holdings: holdingsOf(lots, day),
    sums: sumEntries(entriesOf(before)),
    lots: lots.slice(0, MAX_LOTS).map((lot) => explained(lot, day)),
    lotCount: lots.length,
    since: changes.toReversed().slice(0, MAX_SINCE).map(toChange),
    sinceCount: changes.length,
    sincePoints: changes.reduce((sum, entry) => sum + entry.points, 0),
    mergedLater: selectMergedAfter(db, { memberId, at }),
  });
};

function toChange({
  lotId: _lot,
  entryPoints: _all,
  ...change
}: PastMove): PointsAsOf['since'][number] {
  return change;
}
