import { strict as assert } from 'node:assert';
import type { BusinessDay } from '../../../../../src/contract/kernel/time.ts';
import type { Programme } from '../../../../../src/main/features/loyalty/rules/programme.ts';
import type { TakenShare } from '../../../../../src/main/features/loyalty/rules/restore.ts';
import { Ledger } from './ledger.ts';
import type { RuleHistory } from './rule-history.ts';

export const PIECE_MILLI = 1000;

/** A sale with what came of it, and what of it came back. */
export interface Sold {
  readonly programme: Programme;
  readonly who: number;
  readonly day: BusinessDay;
  readonly totals: readonly number[];
  readonly pieces: readonly number[];
  readonly paid: readonly number[];
  readonly eligible: readonly number[];
  readonly earned: number;
  readonly ownLots: readonly number[];
  readonly taken: readonly TakenShare[];
  readonly redeemed: number;
  /** Pieces a line that did not come back. */
  readonly kept: number[];
  owed: number;
  settled: number;
  restored: number;
  deducted: number;
  deductedMinor: number;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Where a history has got to. */
export class Scene {
  readonly history: RuleHistory;
  readonly ledger = new Ledger();
  readonly members = [1, 2, 3];
  /** What has happened. */
  readonly seen = new Set<string>();
  day: BusinessDay = '2026-01-15';
  private version = 0;
  private readonly became = new Map<number, number>();

  constructor(history: RuleHistory) {
    this.history = history;
  }

  /** The programme in force. */
  programme(): Programme {
    const { programmes } = this.history;
    const found = programmes[this.version % programmes.length];
    assert.ok(found);
    return found;
  }

  publishNext(): void {
    this.version += 1;
  }

  /** Who a member is by now. */
  now(who: number): number {
    const next = this.became.get(who);
    return next === undefined ? who : this.now(next);
  }

  merge(survivor: number, merged: number): void {
    this.ledger.merge(survivor, merged);
    this.members.splice(this.members.indexOf(merged), 1);
    this.became.set(merged, survivor);
  }
}
