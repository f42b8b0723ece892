import { MAX_AMOUNT_MINOR, type Minor } from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { Tender } from '../../../../contract/sales.ts';

/** A tender as it is booked. */
export interface AppliedTender {
  readonly kind: Tender['kind'];
  /** What it paid of the sale. */
  readonly amountMinor: Minor;
  /** What was handed over or charged: more than it paid only for cash. */
  readonly handedMinor: Minor;
  readonly points: number;
  /** The terminal's or wallet's reference, or the voucher's code. */
  readonly reference: string;
}

/** What tenders pay of a total. Booked when nothing is due and nothing is over. */
export interface Payment {
  readonly tenders: readonly AppliedTender[];
  readonly paidMinor: Minor;
  readonly dueMinor: Minor;
  /** Cash to give back. */
  readonly changeMinor: Minor;
  /** Paid too much by something that gives no change, or cash when nothing was due. */
  readonly overpaidMinor: Minor;
}

type ExactTender = Extract<Tender, { kind: 'card' | 'wallet' | 'voucher' }>;

/** In the order in which they are booked, after points and before cash. */
const EXACT_KINDS: readonly ExactTender['kind'][] = ['voucher', 'card', 'wallet'];

function isExact(tender: Tender): tender is ExactTender {
  return tender.kind !== 'cash' && tender.kind !== 'points';
}

function applyExact(tender: ExactTender): AppliedTender {
  const { kind, amountMinor } = tender;
  const reference = tender.kind === 'voucher' ? tender.code : tender.reference;
  return { kind, amountMinor, handedMinor: amountMinor, points: 0, reference };
}

/** How many points are asked for. */
export function pointsAsked(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, one) => sum + (one.kind === 'points' ? one.points : 0), 0);
}

/**
 * Puts tenders against a total: points first, then vouchers, cards and wallets, then cash, so
 * that only cash can be more than due, and change is never given from anything else (DOMAIN,
 * Sales: tenders). Cash is booked as one tender, whatever number of notes it was entered in.
 */
export function applyTenders(sale: {
  readonly totalMinor: Minor;
  readonly points: { readonly points: number; readonly worthMinor: Minor };
  readonly tenders: readonly Tender[];
}): Result<Payment, 'sales.amountTooLarge'> {
  const asked = sale.tenders.filter(isExact);
  const exact = EXACT_KINDS.flatMap((kind) => asked.filter((one) => one.kind === kind));
  const charged = exact.reduce((sum, one) => sum + one.amountMinor, 0);
  const cash = sale.tenders.reduce(
    (sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0),
    0,
  );
  if (charged + cash > MAX_AMOUNT_MINOR) return fail('sales.amountTooLarge');
  const { points, worthMinor } = sale.points;
  const leftForCash = sale.totalMinor - worthMinor - charged;
  const cashPaid = Math.max(0, Math.min(cash, leftForCash));
  const applied: AppliedTender[] = exact.map(applyExact);
  if (points > 0) {
    const paid = { amountMinor: worthMinor, handedMinor: worthMinor };
    applied.unshift({ kind: 'points', ...paid, points, reference: '' });
  }
  if (cashPaid > 0) {
    const paid = { amountMinor: cashPaid, handedMinor: cash };
    applied.push({ kind: 'cash', ...paid, points: 0, reference: '' });
  }
  const isCashNeedless = cash > 0 && leftForCash <= 0;
  return ok({
    tenders: applied,
    paidMinor: worthMinor + charged + cashPaid,
    dueMinor: Math.max(0, leftForCash - cashPaid),
    changeMinor: isCashNeedless ? 0 : cash - cashPaid,
    overpaidMinor: Math.max(0, -leftForCash) + (isCashNeedless ? cash : 0),
  });
}
