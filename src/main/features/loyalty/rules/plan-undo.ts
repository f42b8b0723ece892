import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { OperationKind } from '../../../../contract/points.ts';
import { debtOf, isLapsed, type Lot, type LotShare, spendableLots, takeInOrder } from './lots.ts';

/** What an operation moved of a lot, with the lot as it is now. */
export interface Moved extends Lot {
  readonly moved: number;
  readonly memberId: number;
  readonly memberUid: string;
  readonly programmeVersion: number;
  readonly isOpened: number;
}

/** Points that go back, with the rule version of their lot. */
export interface BackShare extends LotShare {
  readonly programmeVersion: number;
}

/** One member's side of undoing. */
export interface UndoPart {
  readonly memberId: number;
  readonly memberUid: string;
  /** Points that come (more than 0) or go by undoing. */
  readonly points: number;
  /** What is taken, and what stays owed. */
  readonly shares: readonly LotShare[];
  readonly debt: number;
  /** What goes back into its lot. */
  readonly back: readonly BackShare[];
  /** What goes into a lot of its own, because its lot lapsed or its debt is paid. */
  readonly lapsed: readonly BackShare[];
}

interface UndoWish {
  readonly kind: OperationKind;
  readonly moves: readonly Moved[];
  /** Open lots and debts of every member concerned. */
  readonly lots: ReadonlyMap<number, readonly Lot[]>;
  readonly day: BusinessDay;
  readonly allowsNegative: boolean;
}

/**
 * Plans counter-entries, member by member: everything that came is taken, everything that was
 * taken comes. Per member they are exactly the opposite of what the operation moved.
 */
export function planUndo(wish: UndoWish): Result<UndoPart[], 'loyalty.pointsUsed'> {
  const byMember = new Map<number, Moved[]>();
  for (const move of wish.moves) {
    byMember.set(move.memberId, [...(byMember.get(move.memberId) ?? []), move]);
  }
  const parts: UndoPart[] = [];
  for (const [memberId, moves] of byMember) {
    const net = moves.reduce((sum, move) => sum + move.moved, 0);
    const [first] = moves;
    if (first === undefined) continue;
    const who = { memberId, memberUid: first.memberUid, points: -net };
    if (net < 0) {
      parts.push({ ...who, shares: [], debt: 0, ...givingBack(wish, moves) });
      continue;
    }
    const taking = takingBack(wish, { memberId, moves, points: net });
    if (!taking.ok) return taking;
    parts.push({ ...who, ...taking.value, back: [], lapsed: [] });
  }
  return ok(parts);
}

/** Points that were taken go back: to their lots, and a debt is let go as far as it stands. */
function givingBack(wish: UndoWish, moves: readonly Moved[]): Pick<UndoPart, 'back' | 'lapsed'> {
  const back: BackShare[] = [];
  const lapsed: BackShare[] = [];
  for (const lot of moves) {
    const points = -lot.moved;
    const { programmeVersion } = lot;
    if (lot.isOpened === 0) {
      (isLapsed(lot, wish.day) ? lapsed : back).push({ lot, points, programmeVersion });
      continue;
    }
    const owed = Math.min(points, -lot.remaining);
    if (owed > 0) back.push({ lot, points: owed, programmeVersion });
    if (points > owed) lapsed.push({ lot, points: points - owed, programmeVersion });
  }
  return { back, lapsed };
}

/** Points that came are taken: from the lots they opened, then from what can be spent. */
function takingBack(
  wish: UndoWish,
  came: { readonly memberId: number; readonly moves: readonly Moved[]; readonly points: number },
): Result<Pick<UndoPart, 'shares' | 'debt'>, 'loyalty.pointsUsed'> {
  const isTransfer = wish.kind === 'transfer';
  const lots = wish.lots.get(came.memberId) ?? [];
  const own = came.moves.filter((move) => move.isOpened === 1 && move.remaining > 0);
  const ownIds = new Set(own.map((lot) => lot.id));
  const others = spendableLots(lots, wish.day).filter((lot) => !ownIds.has(lot.id));
  const held = isTransfer ? own.filter((lot) => !isLapsed(lot, wish.day)) : [...own, ...others];
  const owed = isTransfer ? 0 : debtOf(lots);
  const available = held.reduce((sum, lot) => sum + lot.remaining, 0) - owed;
  const taken = Math.max(0, Math.min(came.points, available));
  const debt = came.points - taken;
  if (debt > 0 && (isTransfer || !wish.allowsNegative)) {
    return fail('loyalty.pointsUsed', { points: came.points, left: taken });
  }
  return ok({ shares: takeInOrder(held, taken), debt });
}
