import type { Tier } from '../../src/contract/members.ts';

/** A line of a generated basket; `product` is an index. */
export interface Line {
  readonly product: number;
  readonly quantityMilli: number;
  readonly totalMinor: number;
  readonly taxMinor: number;
}

/** What of a sale's head its other parts need. */
export interface Head {
  readonly uid: string;
  readonly receiptNo: string;
  readonly at: number;
  readonly day: string;
  readonly taxMinor: number;
}

/** The member's side of a sale; `member` is an index. */
export interface Points {
  readonly member: number;
  readonly tier: Tier | null;
  readonly redeemed: number;
  readonly earned: number;
  /** Per line: what points paid, and what it earned. */
  readonly paid: readonly number[];
  readonly earnedBy: readonly number[];
  readonly balanceAfter: number | null;
}
