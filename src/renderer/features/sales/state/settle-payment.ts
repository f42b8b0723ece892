import type { SaleStore } from './sale-store.ts';

/** Asks the till whether it booked this payment; `undefined` when it could not say. */
export type AskBooked = (requestId: string) => Promise<boolean | undefined>;

/**
 * Finds out whether the payment of unknown outcome was booked, without booking it. Only a clear
 * answer changes anything: booked ends the sale on the screen, not booked frees it for changes.
 */
export async function settlePayment(store: SaleStore, askBooked: AskBooked): Promise<void> {
  const { paymentRequestId, phase } = store.get();
  if (paymentRequestId === null || phase !== 'selling') return;
  const isBooked = await askBooked(paymentRequestId);
  const now = store.get();
  if (now.paymentRequestId !== paymentRequestId || now.phase !== 'selling') return;
  if (isBooked === undefined) {
    store.dispatch({ type: 'noticeShown', notice: { kind: 'paymentUnclear' } });
  } else store.dispatch({ type: isBooked ? 'paymentFoundBooked' : 'paymentGivenUp' });
}
