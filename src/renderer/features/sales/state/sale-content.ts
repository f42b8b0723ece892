import { NOTHING_DECIDED } from '../../../../contract/sales.ts';
import type { Basket, Draft, Tender } from '../../../../contract/sales.ts';
import type { SaleContent, SaleLine, SaleNotice, SaleState } from './sale-types.ts';

export const EMPTY_SALE: SaleState = {
  ...NOTHING_DECIDED,
  lines: [],
  memberId: null,
  tenders: [],
  phase: 'selling',
  selectedKey: null,
  lastKey: null,
  nextKey: 1,
  paymentRequestId: null,
  outcome: null,
  failure: null,
  notice: null,
  fittedVoucher: null,
  undo: null,
};

/** What the till prices and books. */
export function basketOf(state: SaleContent): Basket {
  const { lines, memberId, discount, roundToMinor, note, coupons, tenders } = state;
  return {
    lines: lines.map(({ key: _key, product: _product, ...line }) => line),
    memberId,
    discount,
    roundToMinor,
    note,
    coupons: [...coupons],
    tenders: [...tenders],
  };
}

/** What is kept in the store while the sale is open; `null` when there is nothing to keep. */
export function draftOf(state: SaleState): Draft | null {
  if (state.phase === 'done') return null;
  const { lines, memberId, coupons, tenders } = state;
  if (memberId === null && lines.length + coupons.length + tenders.length === 0) return null;
  return { ...basketOf(state), paymentRequestId: state.paymentRequestId };
}

/** The line that keys act on: the chosen one. */
export function selectedLine(state: SaleState): SaleLine | null {
  return state.lines.find((line) => line.key === state.selectedKey) ?? null;
}

/** How many points the sale is asked to redeem. */
export function redeemedPoints(tenders: readonly Tender[]): number {
  return tenders.find((tender) => tender.kind === 'points')?.points ?? 0;
}

/** The next sale: nothing of the last one stays but the count of keys. */
export function freshSale(state: SaleState): SaleState {
  return { ...EMPTY_SALE, nextKey: state.nextKey };
}

/** The sale as it is, with something to say. */
export function noticed(state: SaleState, notice: SaleNotice): SaleState {
  return { ...state, notice };
}

/**
 * A change of what is sold: what was said of the sale before no longer holds. A basket without
 * goods has no discount, rounding or note either: they would befall the next customer. Coupons stay:
 * they are often brought before the goods are scanned.
 */
export function changed(state: SaleState, content: Partial<SaleContent>): SaleState {
  const after = { ...state, ...content };
  const isBare = after.lines.length === 0;
  return {
    ...after,
    ...(isBare ? { ...NOTHING_DECIDED, coupons: after.coupons } : {}),
    paymentRequestId: null,
    failure: null,
    notice: null,
    undo: null,
  };
}

/** A change that Ctrl+Z takes back. */
export function undoable(
  state: SaleState,
  content: Partial<SaleContent>,
  notice: SaleNotice,
): SaleState {
  const { lines, memberId, coupons, tenders, discount, roundToMinor, note } = state;
  const undo: SaleContent = { lines, memberId, coupons, tenders, discount, roundToMinor, note };
  return { ...noticed(changed(state, content), notice), selectedKey: null, undo };
}
