import type { Minor } from '../../../../contract/kernel/money.ts';
import type { ShiftFigures, TaxTotal, TenderTotal } from '../../../../contract/shift.ts';

/** A receipt of a shift, as far as the totals go. A return has negative amounts. */
export interface ShiftReceipt {
  readonly receiptNo: string;
  readonly kind: 'sale' | 'return';
  /** A return that undoes a whole sale of the same shift. */
  readonly isVoid: boolean;
  readonly totalMinor: Minor;
  readonly discountMinor: Minor;
  readonly roundingMinor: Minor;
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly taxes: readonly TaxTotal[];
  readonly tenders: readonly { readonly kind: TenderTotal['kind']; readonly amountMinor: Minor }[];
}

/** What happened in a shift, in the order of its receipts. */
export interface ShiftFacts {
  readonly receipts: Iterable<ShiftReceipt>;
  readonly movements: readonly { readonly kind: 'in' | 'out'; readonly amountMinor: Minor }[];
  readonly floatMinor: Minor;
  readonly drawerOpenings: number;
  readonly voidedBaskets: number;
}

interface Sum {
  count: number;
  minor: Minor;
}

const TENDER_ORDER: readonly TenderTotal['kind'][] = [
  'cash',
  'card',
  'wallet',
  'voucher',
  'points',
  'external',
];

function add(sum: Sum, minor: Minor): void {
  sum.count += 1;
  sum.minor += minor;
}

/** Sums while receipts go by. */
class Running {
  readonly sales: Sum = { count: 0, minor: 0 };
  readonly returns: Sum = { count: 0, minor: 0 };
  readonly voids: Sum = { count: 0, minor: 0 };
  readonly discounts: Sum = { count: 0, minor: 0 };
  readonly roundings: Sum = { count: 0, minor: 0 };
  readonly paid = new Map<TenderTotal['kind'], Sum>();
  readonly refunded = new Map<TenderTotal['kind'], Sum>();
  readonly taxes = new Map<number, { grossMinor: Minor; taxMinor: Minor }>();
  first: string | null = null;
  last: string | null = null;
  pointsEarned = 0;
  pointsRedeemed = 0;

  receipt(receipt: ShiftReceipt): void {
    this.first ??= receipt.receiptNo;
    this.last = receipt.receiptNo;
    add(receipt.kind === 'sale' ? this.sales : this.returns, receipt.totalMinor);
    if (receipt.isVoid) add(this.voids, receipt.totalMinor);
    this.reduction(this.discounts, receipt.kind, receipt.discountMinor);
    this.reduction(this.roundings, receipt.kind, receipt.roundingMinor);
    this.pointsEarned += receipt.pointsEarned;
    this.pointsRedeemed += receipt.pointsRedeemed;
    for (const { kind, amountMinor } of receipt.tenders) this.tender(kind, amountMinor);
    for (const tax of receipt.taxes) this.tax(tax);
  }

  /** Sales are counted; what a return gives back of a reduction only lowers the sum. */
  private reduction(sum: Sum, kind: ShiftReceipt['kind'], minor: Minor): void {
    if (minor === 0) return;
    if (kind === 'sale') sum.count += 1;
    sum.minor += minor;
  }

  private tender(kind: TenderTotal['kind'], amountMinor: Minor): void {
    const side = amountMinor < 0 ? this.refunded : this.paid;
    const sum = side.get(kind) ?? { count: 0, minor: 0 };
    add(sum, amountMinor);
    side.set(kind, sum);
  }

  private tax({ rateBp, grossMinor, taxMinor }: TaxTotal): void {
    const sum = this.taxes.get(rateBp) ?? { grossMinor: 0, taxMinor: 0 };
    sum.grossMinor += grossMinor;
    sum.taxMinor += taxMinor;
    this.taxes.set(rateBp, sum);
  }

  tenderTotals(): TenderTotal[] {
    const none = { count: 0, minor: 0 };
    return TENDER_ORDER.filter((kind) => this.paid.has(kind) || this.refunded.has(kind)).map(
      (kind) => {
        const paid = this.paid.get(kind) ?? none;
        const refunded = this.refunded.get(kind) ?? none;
        return { kind, paid, refunded, netMinor: paid.minor + refunded.minor };
      },
    );
  }

  taxTotals(): TaxTotal[] {
    return [...this.taxes]
      .map(([rateBp, sums]) => ({ rateBp, ...sums }))
      .sort((a, b) => b.rateBp - a.rateBp);
  }
}

/** What a shift adds up to: every figure is a sum of its receipts and cash movements. */
export function shiftTotals(facts: ShiftFacts): ShiftFigures {
  const running = new Running();
  for (const receipt of facts.receipts) running.receipt(receipt);
  const cashIn: Sum = { count: 0, minor: 0 };
  const cashOut: Sum = { count: 0, minor: 0 };
  for (const { kind, amountMinor } of facts.movements) {
    add(kind === 'in' ? cashIn : cashOut, amountMinor);
  }
  const tenders = running.tenderTotals();
  const taxes = running.taxTotals();
  const cash = tenders.find(({ kind }) => kind === 'cash')?.netMinor ?? 0;
  const { sales, returns, voids, discounts, roundings, pointsEarned, pointsRedeemed } = running;
  return {
    firstReceiptNo: running.first,
    lastReceiptNo: running.last,
    sales,
    returns,
    voids,
    netMinor: sales.minor + returns.minor,
    taxMinor: taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
    discounts,
    roundings,
    tenders,
    taxes,
    pointsEarned,
    pointsRedeemed,
    cashIn,
    cashOut,
    drawerOpenings: facts.drawerOpenings,
    voidedBaskets: facts.voidedBaskets,
    floatMinor: facts.floatMinor,
    expectedCashMinor: facts.floatMinor + cash + cashIn.minor - cashOut.minor,
  };
}
