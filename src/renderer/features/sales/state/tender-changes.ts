import type { Tender } from '../../../../contract/sales.ts';
import { changed, undoable } from './sale-content.ts';
import type { SaleState } from './sale-types.ts';

const MAX_TENDERS = 10;

/** The sale is this member's: points of whoever it was before do not pay it. */
export function withMember(state: SaleState, memberId: number): SaleState {
  if (state.memberId === memberId) return { ...state, notice: null };
  return changed(state, { memberId, tenders: withoutPoints(state.tenders) });
}

/** The sale is nobody's again. */
export function withoutMember(state: SaleState): SaleState {
  if (state.memberId === null) return state;
  const tenders = withoutPoints(state.tenders);
  return undoable(state, { memberId: null, tenders }, { kind: 'memberDetached' });
}

function withoutPoints(tenders: readonly Tender[]): readonly Tender[] {
  return tenders.filter((tender) => tender.kind !== 'points');
}

/** What pays; more ways than a sale can have change nothing. */
export function withTenders(state: SaleState, tenders: readonly Tender[]): SaleState {
  if (tenders.length > MAX_TENDERS) return state;
  return changed(state, { tenders });
}

/** Points stand first among the tenders: what they pay earns nothing, whatever pays the rest. */
export function withPoints(state: SaleState, points: number): SaleState {
  const others = withoutPoints(state.tenders);
  if (points <= 0 || state.memberId === null) return withTenders(state, others);
  return withTenders(state, [{ kind: 'points', points }, ...others]);
}

/** A voucher pays another part of what it holds; nothing else about the sale changes. */
export function withVoucherFitted(
  state: SaleState,
  { code, amountMinor }: { readonly code: string; readonly amountMinor: number },
): SaleState {
  const tenders = state.tenders.map((tender) =>
    tender.kind === 'voucher' && tender.code === code ? { ...tender, amountMinor } : tender,
  );
  return { ...state, tenders, fittedVoucher: code };
}
