import type { Differences } from './differences.ts';
import type { LotBook, Move, Owner } from './lot-book.ts';
import type { Sale } from './sale-facts.ts';
import type { Days, Version } from './versions.ts';

/** An event without its data. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly staffId: number | null;
}

export interface Parts {
  readonly book: LotBook;
  readonly versions: ReadonlyMap<number, Version>;
  readonly differences: Differences;
}

/** What a new lot must be. */
export interface Opened extends Days {
  readonly amount: number;
  readonly earnedAt: number;
  readonly version: number;
}

/** An entry that a sale or a return must bring. */
export interface Step {
  readonly owner: Owner;
  readonly kind: string;
  readonly points: number;
  readonly version: number | null;
  /** Lots it must move; absent = what its kind says. */
  readonly moves?: readonly Move[];
  /** The lot that it must open. */
  readonly opens?: Opened;
  /** The last day that its lot moves on to. */
  readonly extends?: { readonly lot: Move['lot']; readonly expiresOn: string };
}

/** What must be posted for a sale or a return, until it is. */
export interface Awaited {
  readonly sale: string;
  /** The sale, which gets its lots; null for a return. */
  readonly facts: Sale | null;
  readonly customer: Owner;
  readonly event: number;
  /** Points that pay: of the customer, or of the household. */
  redeem: number;
  steps: Step[];
  /** What is taken back is worked out once what is given back is in its lots. */
  later: (() => readonly Step[]) | null;
  readonly balanceAfter: number | null;
}

/** Whether nothing is awaited any more. */
export function isDone({ redeem, steps, later }: Awaited): boolean {
  return redeem === 0 && steps.length === 0 && later === null;
}
