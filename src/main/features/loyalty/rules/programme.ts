import { type ProgrammeRules, TIERS_BY_HAND } from '../../../../contract/programme.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/** One published version of the points programme. */
export interface Programme {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly rules: ProgrammeRules;
}

/**
 * What a new store starts with: 1 point per 100 minor units (silver 1.2, gold 1.5, platinum 2),
 * valid 12 months to the end of that month; 100 points pay 100 minor units, up to half a sale.
 */
export const BASE_PROGRAMME: ProgrammeRules = {
  schema: 1,
  rates: {
    standard: { ratePoints: 10, ratePerMinor: 1000 },
    silver: { ratePoints: 12, ratePerMinor: 1000 },
    gold: { ratePoints: 15, ratePerMinor: 1000 },
    platinum: { ratePoints: 20, ratePerMinor: 1000 },
  },
  rounding: 'floorPerSale',
  rules: [],
  excluded: {
    products: [],
    categories: [],
    brands: [],
    suppliers: [],
    counters: [],
    specialOffers: false,
    tax: false,
  },
  caps: { perSale: null, perDay: null },
  activeAfterDays: 0,
  expiry: { policy: 'endOfMonth', months: 12 },
  redemption: {
    stepPoints: 100,
    stepWorthMinor: 100,
    minimumPoints: 100,
    maximumShareBp: 5000,
  },
  tiers: TIERS_BY_HAND,
};
