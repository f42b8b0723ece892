import { describe, expect, it } from 'vitest';
import { type Draft, NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';
import { makeSaleStore } from '../../../src/renderer/features/sales/state/sale-store.ts';
import { settlePayment } from '../../../src/renderer/features/sales/state/settle-payment.ts';

const REQUEST = '0197b6a0-0000-7000-8000-000000000001';
const DRAFT: Draft = {
  lines: [plainLine(1, 1000)],
  ...NOTHING_DECIDED,
  memberId: null,
  paymentRequestId: REQUEST,
  tenders: [{ kind: 'cash', amountMinor: 500 }],
};

/** A screen with a payment of unknown outcome, after the till said this of it. */
async function settle(isBooked: boolean | undefined) {
  const store = makeSaleStore();
  store.dispatch({ type: 'draftRestored', draft: DRAFT });
  expect(store.get().paymentRequestId).toBe(REQUEST);
  await settlePayment(store, async (requestId) => {
    expect(requestId).toBe(REQUEST);
    return isBooked;
  });
  return store.get();
}

describe('settling a payment of unknown outcome', () => {
  it('ends the sale when the till has booked it', async () => {
    expect(await settle(true)).toMatchObject({
      lines: [],
      paymentRequestId: null,
      notice: { kind: 'paymentWasBooked' },
    });
  });

  it('frees the sale for changes when the till has not', async () => {
    expect(await settle(false)).toMatchObject({
      lines: [{ productId: 1 }],
      paymentRequestId: null,
      notice: { kind: 'paymentWasNotBooked' },
    });
  });

  it('changes nothing when the till cannot say', async () => {
    expect(await settle(undefined)).toMatchObject({
      lines: [{ productId: 1 }],
      paymentRequestId: REQUEST,
      notice: { kind: 'paymentUnclear' },
    });
  });
});
