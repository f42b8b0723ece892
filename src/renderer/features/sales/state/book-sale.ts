import { CALLS } from '../../../../contract/index.ts';
import type { CallReply, ErrorCode } from '../../../../contract/index.ts';
import type { Basket, Tender } from '../../../../contract/sales.ts';
import { basketOf } from './sale-content.ts';
import type { SaleStore } from './sale-store.ts';

/** A sale as it is sent to be booked. */
export type Payment = Basket & {
  readonly requestId: string;
  readonly expectedTotalMinor: number;
  readonly approvalId?: string | null;
};
type Reply = CallReply<'sales.complete'>;

/**
 * Asks a second person for their consent to this very payment; with it the payment is sent, without
 * it nothing happens and `null` comes back.
 */
export type AskConsent = (
  payment: Payment,
  send: (approved: { readonly approvalId?: string | null | undefined }) => Promise<Reply>,
) => Promise<Reply | null>;

/** What booking needs of the world. */
export interface BookingPorts {
  readonly complete: (payment: Payment) => Promise<Reply>;
  /** Keeps the draft with its request id before the payment leaves, so that a crash can ask again. */
  readonly flushDraft: () => Promise<void>;
  readonly makeId: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

/** The payment as the cashier confirmed it. */
export interface Confirmed {
  readonly tenders: readonly Tender[];
  readonly expectedTotalMinor: number;
  /** Asks a manager first; `null` when nothing in the sale needs one. */
  readonly consent?: AskConsent | null;
}

const BUSY_TRIES = 3;
const INTERNAL_TRIES = 3;
const LONGEST_WAIT_MS = 5000;

/**
 * Books the sale on the screen exactly once. One request id stands for this content until the
 * till has said yes or no: an unknown outcome is asked again under the same id until it is known,
 * and a second press while the first is on its way does nothing.
 */
export async function bookSale(
  store: SaleStore,
  ports: BookingPorts,
  confirmed: Confirmed,
): Promise<Reply | null> {
  const state = store.get();
  if (state.phase !== 'selling') return null;
  const { consent = null, expectedTotalMinor } = confirmed;
  const before = state.paymentRequestId;
  // A payment that may be booked already is asked for as it was sent, whatever was typed since.
  const tenders = before === null ? confirmed.tenders : state.tenders;
  const requestId = before ?? ports.makeId();
  const payment: Payment = {
    ...basketOf({ ...state, tenders }),
    requestId,
    expectedTotalMinor,
  };
  if (consent === null || before !== null) return send(store, ports, payment);
  return consent(payment, ({ approvalId = null }) =>
    send(store, ports, { ...payment, approvalId }),
  );
}

async function send(store: SaleStore, ports: BookingPorts, payment: Payment): Promise<Reply> {
  const before = store.get().paymentRequestId;
  const { requestId, tenders } = payment;
  store.dispatch({ type: 'bookingStarted', requestId, tenders });
  await ports.flushDraft();
  const reply = await askUntilKnown(store, ports, payment);
  if (reply.ok) {
    store.dispatch({ type: 'bookingDone', outcome: reply.value });
    await ports.flushDraft();
  } else {
    const { error: failure } = reply;
    store.dispatch({
      type: 'bookingRefused',
      keepsRequestId: requestId === before ? !isVerdict(failure.code) : isUnsettled(failure.code),
      failure,
    });
  }
  return reply;
}

async function askUntilKnown(
  store: SaleStore,
  ports: BookingPorts,
  payment: Payment,
): Promise<Reply> {
  let busy = 0;
  let internal = 0;
  let unknown: Reply | null = null;
  for (let round = 0; ; round += 1) {
    const reply = await ports.complete(payment);
    if (reply.ok || isVerdict(reply.error.code)) return reply;
    const { code } = reply.error;
    if (code === 'internal' || code === 'store.unknownOutcome') unknown = reply;
    if (code === 'store.busy') busy += 1;
    if (code === 'internal') internal += 1;
    const isOver = !isRetryable(code) || busy >= BUSY_TRIES || internal >= INTERNAL_TRIES;
    // A till that has locked meanwhile refuses without looking: what was unknown still is.
    if (isOver) return unknown ?? reply;
    if (code !== 'store.busy') store.dispatch({ type: 'bookingUnknown' });
    await ports.wait(Math.min(LONGEST_WAIT_MS, 250 * 2 ** Math.min(round, 5)));
  }
}

/** After these the same content may be asked again under the same id. */
function isRetryable(code: ErrorCode): boolean {
  return code === 'store.busy' || code === 'store.unknownOutcome' || code === 'internal';
}

/**
 * After these the sale may be in the books already: a new id could book it twice. That holds for
 * an id the till knows with other content, too. A till that was only busy has not begun.
 */
function isUnsettled(code: ErrorCode): boolean {
  return code === 'store.unknownOutcome' || code === 'internal' || code === 'call.requestReused';
}

/** Whether the sale itself was refused: the till had looked the id up, and nothing is booked. */
function isVerdict(code: ErrorCode): boolean {
  const verdicts: readonly ErrorCode[] = CALLS['sales.complete'].errors;
  return verdicts.includes(code);
}
