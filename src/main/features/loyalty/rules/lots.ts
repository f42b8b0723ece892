import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';

/**
 * Points earned together, as far as spending goes (DOMAIN, Points: lot). One with less than
 * nothing is a debt: points taken back that were spent already.
 */
export interface Lot {
  readonly id: number;
  readonly uid: string;
  readonly remaining: number;
  readonly earnedAt: UtcMs;
  readonly activeFrom: BusinessDay;
  /** Last day inclusive; `null` = never. */
  readonly expiresOn: BusinessDay | null;
  /** Whose they are, when somebody else of the household pays with them. */
  readonly owner?: { readonly id: number; readonly uid: string };
}

/** Points taken from, or given to, one lot. */
export interface LotShare {
  readonly lot: Lot;
  readonly points: number;
}

/** Whether a lot lapsed before `day`: the last day itself still counts. */
export function isLapsed(lot: Pick<Lot, 'expiresOn'>, day: BusinessDay): boolean {
  return lot.expiresOn !== null && lot.expiresOn < day;
}

/** Whether a lot can be spent on `day`. */
function isSpendable(lot: Lot, day: BusinessDay): boolean {
  return lot.remaining > 0 && lot.activeFrom <= day && !isLapsed(lot, day);
}

/** Soonest expiry first, then oldest, then id; never-expiring last (DOMAIN, spend order). */
export function bySpendOrder(a: Lot, b: Lot): number {
  if (a.expiresOn !== b.expiresOn) {
    if (a.expiresOn === null) return 1;
    if (b.expiresOn === null) return -1;
    return a.expiresOn < b.expiresOn ? -1 : 1;
  }
  return a.earnedAt === b.earnedAt ? a.id - b.id : a.earnedAt - b.earnedAt;
}

/** The lots that can be spent on `day`, in spend order. */
export function spendableLots(lots: readonly Lot[], day: BusinessDay): Lot[] {
  return lots.filter((lot) => isSpendable(lot, day)).sort(bySpendOrder);
}

/** What is owed: 0 without debts. */
export function debtOf(lots: readonly Pick<Lot, 'remaining'>[]): number {
  return lots.reduce((sum, lot) => (lot.remaining < 0 ? sum - lot.remaining : sum), 0);
}

/** The points that can be spent on `day`, debts taken off: below 0 when more is owed. */
export function balanceOn(lots: readonly Lot[], day: BusinessDay): number {
  const held = lots.reduce((sum, lot) => sum + (isSpendable(lot, day) ? lot.remaining : 0), 0);
  return held - debtOf(lots);
}

/** Earned, but spendable only after `day`: shown apart, never counted in. */
export function pendingOn(lots: readonly Lot[], day: BusinessDay): number {
  return lots.reduce(
    (sum, lot) => sum + (lot.activeFrom > day ? Math.max(0, lot.remaining) : 0),
    0,
  );
}

/** What lapses from `day` to `lastDay`, by day, soonest first. */
export function expiringBetween(
  lots: readonly Lot[],
  days: { readonly day: BusinessDay; readonly lastDay: BusinessDay },
): { points: number; expiresOn: BusinessDay }[] {
  const byDay = new Map<BusinessDay, number>();
  for (const lot of spendableLots(lots, days.day)) {
    if (lot.expiresOn === null || lot.expiresOn > days.lastDay) continue;
    byDay.set(lot.expiresOn, (byDay.get(lot.expiresOn) ?? 0) + lot.remaining);
  }
  return [...byDay].map(([expiresOn, points]) => ({ points, expiresOn }));
}

/** Takes up to `points` from lots in the order given; what they lack is not taken. */
export function takeInOrder(lots: readonly Lot[], points: number): LotShare[] {
  const shares: LotShare[] = [];
  let left = points;
  for (const lot of lots) {
    if (left === 0) break;
    const taken = Math.min(left, lot.remaining);
    if (taken > 0) shares.push({ lot, points: taken });
    left -= taken;
  }
  return shares;
}
