import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Db } from '../../store/db.ts';
import { balanceOn, bySpendOrder, type Lot, spendableLots, takeInOrder } from './rules/lots.ts';
import { selectHouseholdLots, selectHouseholdLimit, selectTakenFromOthers } from './tables-pool.ts';

/** Who pays with points, and the household that helps; null = none. */
export interface Payer {
  readonly memberId: number;
  readonly householdId: number | null;
}

/**
 * The lots that the others of a household give, in spend order, each cut to what may be taken of
 * it: what an owner owes stays with the owner, frozen owners give nothing, and the household's
 * limit of a day holds (docs/decisions: a household's points).
 */
export function poolLots(db: Db, payer: Payer, day: BusinessDay): Lot[] {
  const { householdId, memberId } = payer;
  if (householdId === null) return [];
  const byOwner = new Map<number, Lot[]>();
  for (const lot of selectHouseholdLots(db, { householdId, memberId })) {
    const ownerId = lot.owner?.id ?? 0;
    byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), lot]);
  }
  const given = [...byOwner.values()].flatMap((lots) =>
    cut(spendableLots(lots, day), Math.max(0, balanceOn(lots, day))),
  );
  given.sort(bySpendOrder);
  const limit = selectHouseholdLimit(db, householdId);
  if (limit === null) return given;
  const taken = selectTakenFromOthers(db, { householdId, memberId, day });
  return cut(given, Math.max(0, limit - taken));
}

/** How many points the others of a household give. */
export function poolBalance(db: Db, payer: Payer, day: BusinessDay): number {
  return poolLots(db, payer, day).reduce((sum, lot) => sum + lot.remaining, 0);
}

/** The first `points` of lots in the order given. */
function cut(lots: readonly Lot[], points: number): Lot[] {
  return takeInOrder(lots, points).map((share) => ({ ...share.lot, remaining: share.points }));
}
