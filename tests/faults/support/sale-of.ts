import type { CallParsed } from '../../../src/contract/index.ts';
import { NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';

/** What a piece costs at the counter of `counter.ts`. */
export const PRICE_MINOR = 2500;

/**
 * A sale of two pieces to member 1. Its id decides whether a part is paid with points (one in
 * four), so that the same id is always the same sale.
 */
export function saleOf(requestId: string): CallParsed<'sales.complete'> {
  const paysWithPoints = /[0-3]$/.test(requestId);
  return {
    requestId,
    memberId: 1,
    lines: [plainLine(1, 2000)],
    ...NOTHING_DECIDED,
    approvalId: null,
    expectedTotalMinor: PRICE_MINOR * 2,
    tenders: paysWithPoints
      ? [
          { kind: 'points', points: 100 },
          { kind: 'cash', amountMinor: PRICE_MINOR * 2 },
        ]
      : [{ kind: 'cash', amountMinor: PRICE_MINOR * 2 }],
  };
}
