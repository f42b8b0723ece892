import { MAX_AMOUNT_MINOR, type Minor } from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Tender } from '../../../../contract/sales.ts';

/** A tender as it is booked. */
interface AppliedTender {
  readonly kind: Tender['kind'];
  /** What it paid of the sale. */
  readonly amountMinor: Minor;
  /** What was handed over or charged: more than it paid only for cash. */
  readonly handedMinor: Minor;
  readonly points: number;
  readonly reference: string;
}

/** What tenders pay of a total. Booked when nothing is due and nothing is over. */
export interface Payment {
  readonly tenders: readonly AppliedTender[];
  readonly paidMinor: Minor;
  readonly dueMinor: Minor;
  /** Cash to give back. */
  readonly changeMinor: Minor;
  /** Paid too much by something that gives no change: card, or cash when nothing was due. */
  readonly overpaidMinor: Minor;
}

/** The sum of a kind's amounts. */
function sumOf(tenders: readonly Tender[], kind: 'cash' | 'card'): Minor {
  return tenders.reduce((sum, one) => sum + (one.kind === kind ? one.amountMinor : 0), 0);
}

/** How many points are asked for. */
export function pointsAsked(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, one) => sum + (one.kind === 'points' ? one.points : 0), 0);
}

/**
 * Puts tenders against a total: points first, then cards, then cash, so that only cash can be
 * more than due, and change is never given from a card (DOMAIN, Sales: tenders). Cash is booked
 * as one tender, whatever number of notes it was entered in.
 */
export function applyTenders(sale: {
  readonly totalMinor: Minor;
  readonly points: { readonly points: number; readonly worthMinor: Minor };
  readonly tenders: readonly Tender[];
}): Result<Payment, 'sales.amountTooLarge'> {
  const card = sumOf(sale.tenders, 'card');
  const cash = sumOf(sale.tenders, 'cash');
  if (card + cash > MAX_AMOUNT_MINOR) return fail('sales.amountTooLarge');
  const applied: AppliedTender[] = [];
  const { points, worthMinor } = sale.points;
  if (points > 0) {
    applied.push({
      kind: 'points',
      amountMinor: worthMinor,
      handedMinor: worthMinor,
      points,
      reference: '',
    });
  }
  for (const one of sale.tenders) {
    if (one.kind !== 'card') continue;
    const { kind, amountMinor, reference } = one;
    applied.push({ kind, amountMinor, handedMinor: amountMinor, points: 0, reference });
  }
  const leftForCash = sale.totalMinor - worthMinor - card;
  const cashPaid = Math.max(0, Math.min(cash, leftForCash));
  if (cashPaid > 0) {
    applied.push({
      kind: 'cash',
      amountMinor: cashPaid,
      handedMinor: cash,
      points: 0,
      reference: '',
    });
  }
  const isCashNeedless = cash > 0 && leftForCash <= 0;
  return ok({
    tenders: applied,
    paidMinor: worthMinor + card + cashPaid,
    dueMinor: Math.max(0, leftForCash - cashPaid),
    changeMinor: isCashNeedless ? 0 : cash - cashPaid,
    overpaidMinor: Math.max(0, -leftForCash) + (isCashNeedless ? cash : 0),
  });
}
