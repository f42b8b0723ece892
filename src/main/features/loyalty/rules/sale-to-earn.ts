import type { Milli, Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { CHANNELS } from '../../../../contract/programme.ts';
import type { Programme } from './programme.ts';

/** How a sale's day lies to the member's birthday: each that holds ({@link birthdayMatches}). */
export type BirthdayMatch = 'day' | 'week' | 'month';

/** The records a line's product is in, by uid; null = none. What no rule asks may be left null. */
export interface LineRecords {
  readonly product: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly supplier: string | null;
  readonly counter: string | null;
}

/** A line as far as earning goes. What is absent is as if no rule could know it. */
export interface LineToEarn {
  readonly lineNo: number;
  /** What the line costs after all discounts, tax included. */
  readonly totalMinor: Minor;
  /** The tax inside `totalMinor`; absent = 0. */
  readonly taxMinor?: Minor;
  /** Absent = 0: a gift for every piece gives nothing. */
  readonly quantityMilli?: Milli;
  readonly records?: LineRecords;
  /**
   * Sold below its regular price: by a dated offer, a manual price or a discount of the line. A
   * price of the member's tier and a discount of the basket are none. Absent = no.
   */
  readonly isSpecialOffer?: boolean;
}

/**
 * What rules may ask of a sale beside its lines, tier and day. A programme asks for few of them
 * ({@link asksOf}): what nobody asks for need not be loaded, and stays as {@link NO_FACTS} has it.
 */
export interface SaleFacts {
  /** Minute of the day by the store's wall clock, 0–1439; null = not known. */
  readonly minute: number | null;
  readonly channel: (typeof CHANNELS)[number] | null;
  readonly birthday: readonly BirthdayMatch[];
  readonly isFirstPurchase: boolean;
  /** Uids of the clubs the member is in. */
  readonly clubs: readonly string[];
  /** What the member earned on the sale's business day in sales before, less what came back. */
  readonly earnedToday: number;
}

/** Nothing is known of a sale: rules that ask for it do not apply. */
export const NO_FACTS: SaleFacts = {
  minute: null,
  channel: null,
  birthday: [],
  isFirstPurchase: false,
  clubs: [],
  earnedToday: 0,
};

/** A sale as far as earning goes. */
export interface SaleToEarn {
  readonly programme: Programme;
  readonly tier: Tier;
  /** The business day of the sale. */
  readonly day: BusinessDay;
  readonly lines: readonly LineToEarn[];
  /** What points paid of the sale, at most the sum of the lines. */
  readonly pointsPaidMinor: Minor;
  /** Absent = {@link NO_FACTS}. */
  readonly facts?: SaleFacts;
}
