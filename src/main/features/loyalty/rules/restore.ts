import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Lot, LotShare } from './lots.ts';

/** What a sale took out of a lot when points paid it. */
export interface TakenShare extends LotShare {
  readonly programmeVersion: number;
}

/** Points that go back into the lot they came from, or, if that lapsed, into one of their own. */
export interface RestoredShare extends TakenShare {
  /** Null = back into the lot. Otherwise the last day of the new lot. */
  readonly graceUntil: BusinessDay | null;
}

/**
 * Plans giving redeemed points back (DOMAIN, Points: redeemed points on a return): exactly to
 * the lots they came from, with the expiry those have. A smaller sale would have spent the first
 * lots in spend order, so the last ones are given back first; any split of a return gives the
 * same. What lapsed meanwhile counts again for `graceDays`, today not counted.
 */
export function planRestore(wish: {
  /** What the sale took, in the order it was taken. */
  readonly taken: readonly TakenShare[];
  /** Points that earlier returns of the sale gave back. */
  readonly restoredBefore: number;
  readonly points: number;
  readonly day: BusinessDay;
  readonly graceDays: number;
}): RestoredShare[] {
  const shares: RestoredShare[] = [];
  let skip = wish.restoredBefore;
  let left = wish.points;
  for (const share of [...wish.taken].reverse()) {
    const skipped = Math.min(skip, share.points);
    const points = Math.min(left, share.points - skipped);
    skip -= skipped;
    left -= points;
    if (points === 0) continue;
    const { expiresOn } = share.lot;
    const isLapsed = expiresOn !== null && expiresOn < wish.day;
    const graceUntil = isLapsed ? addDays(wish.day, wish.graceDays) : null;
    shares.push({ ...share, points, graceUntil });
  }
  return shares;
}

/** A member's lots as they are once `restored` went back; new lots have no id yet, but ids below 0. */
export function withRestored(
  lots: readonly Lot[],
  back: { readonly restored: readonly RestoredShare[]; readonly day: BusinessDay },
): Lot[] {
  const after = new Map(lots.map((lot) => [lot.id, lot]));
  for (const [index, { lot, points, graceUntil }] of back.restored.entries()) {
    if (graceUntil === null) {
      const remaining = (after.get(lot.id)?.remaining ?? 0) + points;
      after.set(lot.id, { ...lot, remaining });
    } else {
      const id = -1 - index;
      after.set(id, { ...lot, id, remaining: points, activeFrom: back.day, expiresOn: graceUntil });
    }
  }
  return [...after.values()];
}
