import type { Minor } from '../../../../contract/kernel/money.ts';
import type { RefundTarget } from '../../../../contract/returns.ts';

/** Money a tender took in, or gave back; both above 0. */
export interface MoneyTender {
  readonly kind: 'cash' | 'card' | 'wallet' | 'voucher';
  readonly amountMinor: Minor;
  readonly reference: string;
}

/** What each tender of a sale can still give back, in the order they paid. */
export function leftOfTenders(
  paid: readonly MoneyTender[],
  givenBack: readonly MoneyTender[],
): MoneyTender[] {
  const left = paid.map((tender) => tender.amountMinor);
  const take = (amount: Minor, fits: (tender: MoneyTender) => boolean): Minor => {
    let rest = amount;
    for (const [index, tender] of paid.entries()) {
      if (!fits(tender)) continue;
      const taken = Math.min(rest, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - taken;
      rest -= taken;
    }
    return rest;
  };
  const others: Minor[] = [];
  for (const back of givenBack) {
    const isSame = (tender: MoneyTender) => tender.kind === back.kind;
    const rest = take(
      back.amountMinor,
      (tender) => isSame(tender) && tender.reference === back.reference,
    );
    others.push(take(rest, isSame));
  }
  // Given back by another kind than had paid, such as a voucher: the first tenders count for it.
  for (const rest of others) take(rest, () => true);
  return paid.map((tender, index) => ({ ...tender, amountMinor: left[index] ?? 0 }));
}

/**
 * How a refund is paid. `original`: by the tenders of the sale in the order they paid, none above
 * what it paid less what it gave back, with their references; what they lack, which is only what
 * another system paid in a way it did not tell, goes out in cash. `cash` and `voucher`: all by one.
 */
export function planRefund(wish: {
  readonly moneyMinor: Minor;
  readonly to: RefundTarget;
  readonly left: readonly MoneyTender[];
}): MoneyTender[] {
  if (wish.moneyMinor === 0) return [];
  if (wish.to !== 'original') {
    return [{ kind: wish.to, amountMinor: wish.moneyMinor, reference: '' }];
  }
  const refunds: MoneyTender[] = [];
  let rest = wish.moneyMinor;
  for (const tender of wish.left) {
    const amountMinor = Math.min(rest, tender.amountMinor);
    if (amountMinor > 0) refunds.push({ ...tender, amountMinor });
    rest -= amountMinor;
  }
  if (rest > 0) refunds.push({ kind: 'cash', amountMinor: rest, reference: '' });
  return merged(refunds);
}

/** Cash is handed out once, whatever number of tenders it stands for. */
function merged(refunds: readonly MoneyTender[]): MoneyTender[] {
  const cash = refunds.filter((one) => one.kind === 'cash');
  const others = refunds.filter((one) => one.kind !== 'cash');
  const amountMinor = cash.reduce((sum, one) => sum + one.amountMinor, 0);
  return amountMinor === 0 ? others : [...others, { kind: 'cash', amountMinor, reference: '' }];
}
