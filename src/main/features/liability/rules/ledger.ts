import type { PointsFlow } from '../../../../contract/liability.ts';

/**
 * Where a lot's points came from: `sale` = earned by one (also when they were transferred or given
 * back since), `other` = given without one, `debt` = points taken back that were spent already.
 */
export type LotOrigin = 'sale' | 'other' | 'debt';

/** What entries of one month did to lots earned in one month; points have their sign. */
export interface LotCell {
  /** `YYYY-MM` of the entries. */
  readonly month: string;
  readonly flow: PointsFlow;
  /** `YYYY-MM` in which the lots were earned. */
  readonly lotMonth: string;
  /** `YYYY-MM` of the lots' last day; null = never. */
  readonly expiresIn: string | null;
  readonly origin: LotOrigin;
  readonly points: number;
}

/** The ledger of points, added up as far as the liability needs it. */
export interface Ledger {
  /** Entries by month and flow, whatever lots they moved. */
  readonly entries: readonly {
    readonly month: string;
    readonly flow: PointsFlow;
    readonly points: number;
  }[];
  readonly cells: readonly LotCell[];
  /** Money of the sales that earned in `month`; returns of them lie in the month they came back. */
  readonly sales: readonly {
    readonly month: string;
    readonly bookedIn: string;
    readonly minor: number;
  }[];
  /** What all lots hold now. */
  readonly held: number;
}
