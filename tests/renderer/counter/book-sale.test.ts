import { describe, expect, it } from 'vitest';
import type { CallReply } from '../../../src/contract/index.ts';
import {
  NOTHING_DECIDED,
  plainLine,
  type SaleOutcome,
  type Tender,
} from '../../../src/contract/sales.ts';
import { bookSale } from '../../../src/renderer/features/sales/state/book-sale.ts';
import type { BookingPorts } from '../../../src/renderer/features/sales/state/book-sale.ts';
import { makeSaleStore } from '../../../src/renderer/features/sales/state/sale-store.ts';
import type { SaleStore } from '../../../src/renderer/features/sales/state/sale-store.ts';

type Reply = CallReply<'sales.complete'>;
type Payment = Parameters<BookingPorts['complete']>[0];

const cash: readonly Tender[] = [{ kind: 'cash', amountMinor: 500 }];
const confirmed = { tenders: cash, expectedTotalMinor: 450 };
const outcome: SaleOutcome = {
  saleId: 9,
  receiptNo: 'S01-T03-20261121-000009',
  totalMinor: 450,
  changeMinor: 50,
  memberId: null,
  memberName: null,
  pointsEarned: 0,
  pointsRedeemed: 0,
  balanceAfter: null,
  completedAt: 0,
};
const booked: Reply = { ok: true, value: outcome, changed: [] };
const failed = (code: Extract<Reply, { ok: false }>['error']['code']): Reply => ({
  ok: false,
  error: { code },
});

function saleOf(...productIds: readonly number[]): SaleStore {
  const store = makeSaleStore();
  for (const productId of productIds) {
    store.dispatch({
      type: 'lineAdded',
      productId,
      product: { name: 'Lip balm', barcode: null, counterName: 'Lan', unit: 'piece' },
      quantityMilli: 1000,
      price: null,
    });
  }
  return store;
}

/** A till that gives these replies one after the other, and remembers what it was asked. */
function tillOf(...replies: readonly Reply[]) {
  const asked: Payment[] = [];
  const drafts: string[] = [];
  let ids = 0;
  const left = [...replies];
  const ports = (store: SaleStore): BookingPorts => ({
    complete: async (payment) => {
      asked.push(payment);
      await Promise.resolve();
      return left.shift() ?? booked;
    },
    flushDraft: async () => {
      drafts.push(`${store.get().phase} ${store.get().paymentRequestId ?? '-'}`);
    },
    makeId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    wait: () => Promise.resolve(),
  });
  return { asked, drafts, ports };
}

describe('booking a sale', () => {
  it('books ten presses at once as one sale', async () => {
    const store = saleOf(1);
    const till = tillOf(booked);
    const ports = till.ports(store);
    await Promise.all(Array.from({ length: 10 }, () => bookSale(store, ports, confirmed)));
    expect(till.asked).toHaveLength(1);
    expect(store.get().outcome).toBe(outcome);
  });

  it('keeps the draft with its request id before the payment leaves, and clears it after', async () => {
    const store = saleOf(1);
    const till = tillOf(booked);
    await bookSale(store, till.ports(store), confirmed);
    expect(till.drafts).toEqual(['booking id-1', 'done -']);
  });

  it('asks an unknown outcome again under the same id until it is known', async () => {
    const store = saleOf(1);
    const phases: string[] = [];
    store.subscribe(() => phases.push(store.get().phase));
    const till = tillOf(failed('store.unknownOutcome'), failed('store.unknownOutcome'), booked);
    await bookSale(store, till.ports(store), confirmed);
    expect(till.asked.map((payment) => payment.requestId)).toEqual(['id-1', 'id-1', 'id-1']);
    expect(new Set(till.asked.map((payment) => JSON.stringify(payment))).size).toBe(1);
    expect(phases).toContain('checking');
    expect(store.get().phase).toBe('done');
  });

  it('gives a busy store three tries, then leaves the basket as it is for the next press', async () => {
    const store = saleOf(1, 2);
    const busy = failed('store.busy');
    const till = tillOf(busy, busy, busy, booked);
    const ports = till.ports(store);
    await bookSale(store, ports, confirmed);
    expect(store.get()).toMatchObject({ phase: 'selling', failure: { code: 'store.busy' } });
    expect(store.get().lines).toHaveLength(2);
    await bookSale(store, ports, confirmed);
    expect(till.asked.map((payment) => payment.requestId)).toEqual([
      'id-1',
      'id-1',
      'id-1',
      'id-2',
    ]);
    expect(store.get().phase).toBe('done');
  });

  it('asks for an unsettled payment as it was sent, whatever was typed since', async () => {
    const store = saleOf(1);
    const gone = failed('internal');
    const till = tillOf(gone, gone, gone, booked);
    const ports = till.ports(store);
    await bookSale(store, ports, confirmed);
    expect(store.get()).toMatchObject({ phase: 'selling', paymentRequestId: 'id-1' });
    store.dispatch({ type: 'quantitySet', key: 1, quantityMilli: 2000 });
    expect(store.get().notice).toEqual({ kind: 'paymentOpen' });
    const other: readonly Tender[] = [...cash, { kind: 'cash', amountMinor: 900 }];
    await bookSale(store, ports, { ...confirmed, tenders: other });
    expect(new Set(till.asked.map((payment) => payment.requestId))).toEqual(new Set(['id-1']));
    expect(till.asked.at(-1)).toEqual(till.asked[0]);
    expect(store.get().phase).toBe('done');
  });

  it('takes a new id after a plain refusal, and after the till was busy', async () => {
    const store = saleOf(1);
    const busy = failed('store.busy');
    const till = tillOf(failed('sales.totalChanged'), busy, busy, busy, booked);
    const ports = till.ports(store);
    await bookSale(store, ports, confirmed);
    expect(store.get().tenders).toEqual(cash);
    await bookSale(store, ports, confirmed);
    store.dispatch({ type: 'quantitySet', key: 1, quantityMilli: 2000 });
    await bookSale(store, ports, confirmed);
    expect(till.asked.map((payment) => payment.requestId)).toEqual([
      'id-1',
      'id-2',
      'id-2',
      'id-2',
      'id-3',
    ]);
    expect(till.asked.at(-1)?.lines).toMatchObject([{ productId: 1, quantityMilli: 2000 }]);
  });

  it('uses the id of a draft that came back after a crash', async () => {
    const store = makeSaleStore();
    const paymentRequestId = '0197b6a0-0000-7000-8000-000000000001';
    store.dispatch({
      type: 'draftRestored',
      draft: {
        lines: [plainLine(1, 1000)],
        ...NOTHING_DECIDED,
        memberId: null,
        tenders: [...cash],
        paymentRequestId,
      },
    });
    const till = tillOf(booked);
    await bookSale(store, till.ports(store), confirmed);
    expect(till.asked[0]?.requestId).toBe(paymentRequestId);
  });

  it('keeps the id when the till locks while the outcome is unknown, and says that it is unknown', async () => {
    const store = saleOf(1);
    const till = tillOf(failed('store.unknownOutcome'), failed('call.signedOut'), booked);
    const ports = till.ports(store);
    await bookSale(store, ports, confirmed);
    expect(store.get()).toMatchObject({
      phase: 'selling',
      failure: { code: 'store.unknownOutcome' },
    });
    await bookSale(store, ports, confirmed);
    expect(till.asked.map((payment) => payment.requestId)).toEqual(['id-1', 'id-1', 'id-1']);
    expect(store.get().phase).toBe('done');
  });

  it('keeps an unsettled id over presses that never reached the books', async () => {
    const store = saleOf(1);
    const internal = failed('internal');
    const till = tillOf(internal, internal, internal, failed('call.signedOut'), booked);
    const ports = till.ports(store);
    for (let press = 0; press < 3; press += 1) await bookSale(store, ports, confirmed);
    expect(new Set(till.asked.map((payment) => payment.requestId))).toEqual(new Set(['id-1']));
  });

  it('never books again under a new id what the till knows with another total', async () => {
    const store = saleOf(1);
    const till = tillOf(failed('call.requestReused'), failed('call.requestReused'));
    const ports = till.ports(store);
    await bookSale(store, ports, confirmed);
    await bookSale(store, ports, { ...confirmed, expectedTotalMinor: 460 });
    expect(till.asked.map((payment) => payment.requestId)).toEqual(['id-1', 'id-1']);
  });
});

describe('a sale that needs a manager', () => {
  it('is sent with the consent to exactly this payment, and not before', async () => {
    const store = saleOf(1);
    const till = tillOf(booked);
    const shown: Payment[] = [];
    const reply = await bookSale(store, till.ports(store), {
      ...confirmed,
      consent: async (payment, send) => {
        shown.push(payment);
        expect(till.asked).toEqual([]);
        expect(store.get().phase).toBe('selling');
        return send({ approvalId: 'consent' });
      },
    });
    expect(reply?.ok).toBe(true);
    expect(till.asked).toEqual([{ ...shown[0], approvalId: 'consent' }]);
  });

  it('stays as it is when nobody consents', async () => {
    const store = saleOf(1);
    const before = store.get();
    const till = tillOf(booked);
    const refused = { ...confirmed, consent: () => Promise.resolve(null) };
    expect(await bookSale(store, till.ports(store), refused)).toBeNull();
    expect(till.asked).toEqual([]);
    expect(store.get()).toBe(before);
  });

  it('asks nobody again for a payment that may be booked already', async () => {
    const store = saleOf(1);
    const unknown = failed('store.unknownOutcome');
    const till = tillOf(unknown, failed('call.signedOut'), booked);
    await bookSale(store, till.ports(store), confirmed);
    expect(store.get().paymentRequestId).not.toBeNull();
    await bookSale(store, till.ports(store), {
      ...confirmed,
      consent: () => Promise.reject(new Error('A manager was asked')),
    });
    expect(store.get().phase).toBe('done');
    expect(new Set(till.asked.map(({ requestId }) => requestId)).size).toBe(1);
  });
});
