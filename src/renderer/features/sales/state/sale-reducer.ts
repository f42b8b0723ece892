import { assertNever } from '../../../../contract/kernel/result.ts';
import type { Draft } from '../../../../contract/sales.ts';
import {
  withLineAdded,
  withLineDecided,
  withLineRemoved,
  withQuantity,
  withQuantityStepped,
  withSelectionMoved,
} from './line-changes.ts';
import { withCoupon, withoutCoupon } from './coupon-changes.ts';
import { changed, freshSale, noticed } from './sale-content.ts';
import type { SaleAction, SaleNotice, SaleState } from './sale-types.ts';
import {
  withMember,
  withoutMember,
  withPoints,
  withTenders,
  withVoucherFitted,
} from './tender-changes.ts';

/**
 * The sale on the screen, changed by one action. While a payment is on its way or unknown,
 * nothing but its outcome changes anything; the first scan after a finished sale starts the
 * next one.
 */
export function saleReducer(state: SaleState, action: SaleAction): SaleState {
  if (isOutcome(action)) return reduceOutcome(state, action);
  if (state.phase === 'booking' || state.phase === 'checking') return state;
  if (state.phase === 'done') return reduceDone(state, action);
  return reduceSelling(state, action);
}

/**
 * Only goods, a member or something to pay with start the next sale; a message alone leaves the
 * outcome standing.
 */
function reduceDone(state: SaleState, action: SellingAction): SaleState {
  switch (action.type) {
    case 'lineAdded':
    case 'memberAttached':
    case 'couponAdded':
    case 'tenderAdded':
      return reduceSelling(freshSale(state), action);
    case 'noticeShown':
    case 'noticeDismissed':
      return reduceSelling(state, action);
    default:
      return state;
  }
}

const OUTCOMES = [
  'bookingRefused',
  'bookingUnknown',
  'bookingDone',
  'nextSale',
  'basketLeft',
  'basketResumed',
  'draftRestored',
] as const satisfies readonly SaleAction['type'][];
type OutcomeAction = Extract<SaleAction, { type: (typeof OUTCOMES)[number] }>;
type SellingAction = Exclude<SaleAction, OutcomeAction>;

function isOutcome(action: SaleAction): action is OutcomeAction {
  return OUTCOMES.some((type) => type === action.type);
}

function reduceOutcome(state: SaleState, action: OutcomeAction): SaleState {
  switch (action.type) {
    case 'bookingRefused':
      return {
        ...state,
        phase: 'selling',
        failure: action.failure,
        paymentRequestId: action.keepsRequestId ? state.paymentRequestId : null,
      };
    case 'bookingUnknown':
      return state.phase === 'booking' ? { ...state, phase: 'checking' } : state;
    case 'bookingDone':
      return { ...freshSale(state), phase: 'done', outcome: action.outcome };
    case 'nextSale':
      return state.phase === 'done' ? freshSale(state) : state;
    case 'basketLeft':
      return state.phase === 'selling' ? noticed(freshSale(state), action.notice) : state;
    case 'draftRestored':
      return isUntouched(state) && state.memberId === null
        ? filled(state, action.draft, { kind: 'draftRestored' })
        : state;
    case 'basketResumed':
      return isUntouched(state) || state.phase === 'done'
        ? filled(state, action.draft, { kind: 'basketResumed', name: action.name })
        : state;
    default:
      return assertNever(action);
  }
}

function isUntouched(state: SaleState): boolean {
  return state.phase === 'selling' && state.lines.length === 0;
}

/** What would make another sale of the one whose payment may be booked already. */
const CONTENT_ACTIONS = new Set<SaleAction['type']>([
  'lineAdded',
  'quantityStepped',
  'quantitySet',
  'lineDecided',
  'lineRemoved',
  'basketDecided',
  'undone',
  'memberAttached',
  'memberDetached',
  'couponAdded',
  'couponRemoved',
  'tenderAdded',
  'tenderRemoved',
  'voucherFitted',
  'pointsSet',
]);

function reduceSelling(state: SaleState, action: SellingAction): SaleState {
  if (state.paymentRequestId !== null && CONTENT_ACTIONS.has(action.type)) {
    return noticed(state, { kind: 'paymentOpen' });
  }
  switch (action.type) {
    case 'lineAdded':
      return withLineAdded(state, action);
    case 'lineSelected':
      return { ...state, selectedKey: action.key, notice: null };
    case 'selectionMoved':
      return withSelectionMoved(state, action.by);
    case 'selectionCleared':
      return { ...state, selectedKey: null };
    case 'quantityStepped':
      return withQuantityStepped(state, action.key, action.by);
    case 'quantitySet':
      return withQuantity(state, action.key, action.quantityMilli);
    case 'lineDecided':
      return withLineDecided(state, action.key, action.change);
    case 'lineRemoved':
      return withLineRemoved(state, action.key, action.name);
    case 'basketDecided':
      return state.lines.length === 0 ? state : changed(state, action.change);
    case 'undone':
      return withUndo(state);
    case 'memberAttached':
      return withMember(state, action.memberId);
    case 'memberDetached':
      return withoutMember(state);
    case 'couponAdded':
      return withCoupon(state, action.code);
    case 'couponRemoved':
      return withoutCoupon(state, action.code);
    case 'tenderAdded':
      return withTenders(state, [...state.tenders, action.tender]);
    case 'tenderRemoved':
      return withTenders(
        state,
        state.tenders.filter((_, index) => index !== action.index),
      );
    case 'voucherFitted':
      return withVoucherFitted(state, action);
    case 'pointsSet':
      return withPoints(state, action.points);
    default:
      return reducePayment(state, action);
  }
}

type PaymentAction = Extract<
  SellingAction,
  {
    type:
      | 'noticeShown'
      | 'noticeDismissed'
      | 'bookingStarted'
      | 'paymentGivenUp'
      | 'paymentFoundBooked'
      | 'failureDismissed';
  }
>;

function reducePayment(state: SaleState, action: PaymentAction): SaleState {
  switch (action.type) {
    case 'noticeShown':
      return noticed(state, action.notice);
    case 'noticeDismissed':
      return { ...state, notice: null };
    case 'bookingStarted':
      return {
        ...state,
        phase: 'booking',
        paymentRequestId: action.requestId,
        tenders: action.tenders,
        notice: null,
        failure: null,
        undo: null,
      };
    case 'paymentGivenUp':
      return noticed(changed(state, {}), { kind: 'paymentWasNotBooked' });
    case 'paymentFoundBooked':
      return noticed(freshSale(state), { kind: 'paymentWasBooked' });
    case 'failureDismissed':
      return { ...state, failure: null };
    default:
      return assertNever(action);
  }
}

function withUndo(state: SaleState): SaleState {
  if (state.undo === null) return state;
  const after = changed(state, state.undo);
  return noticed({ ...after, lastKey: state.undo.lines.at(-1)?.key ?? null }, { kind: 'undone' });
}

/** A sale out of what was kept of it. */
function filled(state: SaleState, draft: Draft, notice: SaleNotice): SaleState {
  const { paymentRequestId, lines: kept, ...content } = draft;
  const lines = kept.map((line, index) => ({ ...line, key: state.nextKey + index, product: null }));
  const after: SaleState = {
    ...freshSale(state),
    ...content,
    lines,
    paymentRequestId,
    nextKey: state.nextKey + lines.length,
    lastKey: lines.at(-1)?.key ?? null,
  };
  return noticed(after, notice);
}
