import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Holdings, LotState } from '../../../../contract/points.ts';

/** A lot as far as it holds or owes points. */
export interface HeldLot {
  readonly remaining: number;
  readonly activeFrom: BusinessDay;
  readonly expiresOn: BusinessDay | null;
}

/** What a lot is on a day (DOMAIN, Points: lot). */
export function lotState(lot: HeldLot, day: BusinessDay): LotState {
  if (lot.remaining < 0) return 'debt';
  if (lot.remaining === 0) return 'spent';
  if (lot.expiresOn !== null && lot.expiresOn < day) return 'lapsed';
  return lot.activeFrom > day ? 'pending' : 'open';
}

/** What lots hold on a day: `balance` = open − debt. */
export function holdingsOf(lots: readonly HeldLot[], day: BusinessDay): Holdings {
  const sums = { open: 0, pending: 0, lapsed: 0, debt: 0 };
  for (const lot of lots) {
    const state = lotState(lot, day);
    if (state !== 'spent') sums[state] += Math.abs(lot.remaining);
  }
  return { ...sums, balance: sums.open - sums.debt };
}
