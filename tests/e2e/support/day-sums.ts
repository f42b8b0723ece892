import { expect } from '@playwright/test';
import type { Receipt } from '../../../src/contract/sales.ts';
import type { ShiftFigures } from '../../../src/contract/shift.ts';

/** A sum over receipts. */
export function sumOf(receipts: readonly Receipt[], pick: (receipt: Receipt) => number): number {
  return receipts.reduce((total, receipt) => total + pick(receipt), 0);
}

/** What one kind of tender took, less what it gave back. */
export function tendered(receipts: readonly Receipt[], kind: string): number {
  return sumOf(receipts, ({ tenders }) =>
    tenders.reduce((sum, one) => sum + (one.kind === kind ? one.amountMinor : 0), 0),
  );
}

/** Z = Σ receipts, figure by figure. `earning`: those whose points the shift counts. */
export function expectSums(
  figures: Pick<ShiftFigures, SummedFigure>,
  receipts: readonly Receipt[],
  earning: readonly Receipt[],
): void {
  const counted = (kind: Receipt['kind']) => {
    const those = receipts.filter((receipt) => receipt.kind === kind);
    return { count: those.length, minor: sumOf(those, ({ totalMinor }) => totalMinor) };
  };
  expect(figures.sales).toEqual(counted('sale'));
  expect(figures.returns).toEqual(counted('return'));
  expect(figures.netMinor).toBe(sumOf(receipts, ({ totalMinor }) => totalMinor));
  expect(figures.taxMinor).toBe(sumOf(receipts, ({ taxMinor }) => taxMinor));
  expect(figures.pointsEarned).toBe(sumOf(earning, ({ pointsEarned }) => pointsEarned));
  expect(figures.pointsRedeemed).toBe(sumOf(receipts, ({ pointsRedeemed }) => pointsRedeemed));
  for (const { kind, netMinor } of figures.tenders)
    expect(netMinor, kind).toBe(tendered(receipts, kind));
  // All ways to pay are there: together they are what was sold.
  expect(figures.tenders.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(figures.netMinor);
}

type SummedFigure =
  | 'sales'
  | 'returns'
  | 'netMinor'
  | 'taxMinor'
  | 'pointsEarned'
  | 'pointsRedeemed'
  | 'tenders';
