import { MAX_QUANTITY_MILLI } from '../../../../contract/kernel/money.ts';
import { assertNever } from '../../../../contract/kernel/result.ts';
import { MAX_LINES, NOTHING_DECIDED, plainLine } from '../../../../contract/sales.ts';
import type { Basket, Draft, Tender } from '../../../../contract/sales.ts';
import type { SaleAction, SaleContent, SaleLine, SaleNotice, SaleState } from './sale-types.ts';

const PIECE = 1000;
const MAX_TENDERS = 10;

export const EMPTY_SALE: SaleState = {
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
  undo: null,
};

/** What the till prices and books. */
export function basketOf(state: SaleContent): Basket {
  return {
    lines: state.lines.map(({ productId, quantityMilli }) => plainLine(productId, quantityMilli)),
    memberId: state.memberId,
    tenders: [...state.tenders],
    ...NOTHING_DECIDED,
  };
}

/** What is kept in the store while the sale is open; `null` when there is nothing to keep. */
export function draftOf(state: SaleState): Draft | null {
  if (state.phase === 'done') return null;
  if (state.lines.length === 0 && state.memberId === null && state.tenders.length === 0) {
    return null;
  }
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

/** Only goods or a member start the next sale; a message alone leaves the outcome standing. */
function reduceDone(state: SaleState, action: SellingAction): SaleState {
  switch (action.type) {
    case 'lineAdded':
    case 'memberAttached':
      return reduceSelling(freshSale(state), action);
    case 'noticeShown':
    case 'noticeDismissed':
      return reduceSelling(state, action);
    default:
      return state;
  }
}

type OutcomeAction = Extract<
  SaleAction,
  { type: 'bookingRefused' | 'bookingUnknown' | 'bookingDone' | 'nextSale' | 'draftRestored' }
>;
type SellingAction = Exclude<SaleAction, OutcomeAction>;

function isOutcome(action: SaleAction): action is OutcomeAction {
  return ['bookingRefused', 'bookingUnknown', 'bookingDone', 'nextSale', 'draftRestored'].includes(
    action.type,
  );
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
    case 'draftRestored':
      return restored(state, action.draft);
    default:
      return assertNever(action);
  }
}

/** What would make another sale of the one whose payment may be booked already. */
const CONTENT_ACTIONS = new Set<SaleAction['type']>([
  'lineAdded',
  'quantityStepped',
  'quantitySet',
  'lineRemoved',
  'basketCleared',
  'undone',
  'memberAttached',
  'memberDetached',
  'tenderAdded',
  'tenderRemoved',
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
    case 'lineRemoved':
      return withLineRemoved(state, action.key, action.name);
    case 'basketCleared':
      return undoable(state, { lines: [], memberId: null, tenders: [] }, { kind: 'basketCleared' });
    case 'undone':
      return withUndo(state);
    case 'memberAttached':
      return withMember(state, action.memberId);
    case 'memberDetached':
      return withoutMember(state);
    case 'tenderAdded':
      return withTenders(state, [...state.tenders, action.tender]);
    case 'tenderRemoved':
      return withTenders(
        state,
        state.tenders.filter((_, index) => index !== action.index),
      );
    case 'pointsSet':
      return withPoints(state, action.points);
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

function freshSale(state: SaleState): SaleState {
  return { ...EMPTY_SALE, nextKey: state.nextKey };
}

function noticed(state: SaleState, notice: SaleNotice): SaleState {
  return { ...state, notice };
}

/** A change of what is sold: what was said of the sale before no longer holds. */
function changed(state: SaleState, content: Partial<SaleContent>): SaleState {
  return { ...state, ...content, paymentRequestId: null, failure: null, notice: null, undo: null };
}

function undoable(state: SaleState, content: Partial<SaleContent>, notice: SaleNotice): SaleState {
  const { lines, memberId, tenders } = state;
  const after = noticed(changed(state, content), notice);
  return { ...after, selectedKey: null, undo: { lines, memberId, tenders } };
}

/** A piece scanned again counts up on its line, in its place; each weighing is its own line. */
function withLineAdded(
  state: SaleState,
  action: Extract<SaleAction, { type: 'lineAdded' }>,
): SaleState {
  const { productId, product, quantityMilli } = action;
  const known = state.lines.find((line) => line.productId === productId);
  if (known !== undefined && product.unit === 'piece') {
    const after = withQuantity(state, known.key, known.quantityMilli + quantityMilli);
    return { ...after, selectedKey: null };
  }
  if (state.lines.length >= MAX_LINES) return noticed(state, { kind: 'tooManyLines' });
  if (quantityMilli > MAX_QUANTITY_MILLI) return noticed(state, { kind: 'quantityTooLarge' });
  const key = state.nextKey;
  const line: SaleLine = { key, productId, quantityMilli, product };
  const after = changed(state, { lines: [...state.lines, line] });
  return { ...after, lastKey: key, nextKey: key + 1, selectedKey: null };
}

function withQuantity(state: SaleState, key: number, quantityMilli: number): SaleState {
  if (quantityMilli > MAX_QUANTITY_MILLI) return noticed(state, { kind: 'quantityTooLarge' });
  if (quantityMilli <= 0) return state;
  const lines = state.lines.map((line) => (line.key === key ? { ...line, quantityMilli } : line));
  return { ...changed(state, { lines }), lastKey: key };
}

/** Whole steps; the last piece goes by Delete only, so that one − too many loses nothing. */
function withQuantityStepped(state: SaleState, key: number, by: 1 | -1): SaleState {
  const line = state.lines.find((each) => each.key === key);
  if (line === undefined) return state;
  return withQuantity(state, key, line.quantityMilli + by * PIECE);
}

function withLineRemoved(state: SaleState, key: number, name: string): SaleState {
  const index = state.lines.findIndex((line) => line.key === key);
  if (index < 0) return state;
  const lines = state.lines.filter((line) => line.key !== key);
  const after = undoable(state, { lines }, { kind: 'lineRemoved', name });
  const neighbour = lines[Math.min(index, lines.length - 1)];
  const isKeyboard = state.selectedKey !== null;
  return {
    ...after,
    selectedKey: isKeyboard ? (neighbour?.key ?? null) : null,
    lastKey: state.lastKey === key ? (lines.at(-1)?.key ?? null) : state.lastKey,
  };
}

function withUndo(state: SaleState): SaleState {
  if (state.undo === null) return state;
  const after = changed(state, state.undo);
  return noticed({ ...after, lastKey: state.undo.lines.at(-1)?.key ?? null }, { kind: 'undone' });
}

/** The first step of the arrows goes to the line that changed last. */
function withSelectionMoved(state: SaleState, by: 1 | -1): SaleState {
  if (state.lines.length === 0) return state;
  const at = state.lines.findIndex((line) => line.key === state.selectedKey);
  if (at < 0) {
    const last = state.lines.find((line) => line.key === state.lastKey) ?? state.lines.at(-1);
    return { ...state, selectedKey: last?.key ?? null };
  }
  const next = Math.min(Math.max(at + by, 0), state.lines.length - 1);
  return { ...state, selectedKey: state.lines[next]?.key ?? null };
}

function withMember(state: SaleState, memberId: number): SaleState {
  if (state.memberId === memberId) return { ...state, notice: null };
  return changed(state, { memberId, tenders: withoutPoints(state.tenders) });
}

function withoutMember(state: SaleState): SaleState {
  if (state.memberId === null) return state;
  const tenders = withoutPoints(state.tenders);
  return undoable(state, { memberId: null, tenders }, { kind: 'memberDetached' });
}

function withoutPoints(tenders: readonly Tender[]): readonly Tender[] {
  return tenders.filter((tender) => tender.kind !== 'points');
}

function withTenders(state: SaleState, tenders: readonly Tender[]): SaleState {
  if (tenders.length > MAX_TENDERS) return state;
  return changed(state, { tenders });
}

/** Points stand first among the tenders: what they pay earns nothing, whatever pays the rest. */
function withPoints(state: SaleState, points: number): SaleState {
  const others = withoutPoints(state.tenders);
  if (points <= 0 || state.memberId === null) return withTenders(state, others);
  return withTenders(state, [{ kind: 'points', points }, ...others]);
}

function restored(state: SaleState, draft: Draft): SaleState {
  if (state.phase !== 'selling' || state.lines.length > 0 || state.memberId !== null) return state;
  const lines = draft.lines.map((line, index) => ({
    ...line,
    key: state.nextKey + index,
    product: null,
  }));
  const after: SaleState = {
    ...freshSale(state),
    lines,
    memberId: draft.memberId,
    tenders: draft.tenders,
    paymentRequestId: draft.paymentRequestId,
    nextKey: state.nextKey + lines.length,
    lastKey: lines.at(-1)?.key ?? null,
  };
  return noticed(after, { kind: 'draftRestored' });
}
