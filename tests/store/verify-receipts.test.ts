import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteLoss } from '../../src/main/store/note-loss.ts';
import { verifyReceipts } from '../../src/main/store/verify/verify-sales.ts';
import type { Witness } from '../../src/main/store/witness.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { insertBasics, testHandlers } from '../support/store-worker/handlers.ts';

let store: TestStore;
beforeEach(() => {
  store = openTestStore({ features: [testHandlers], initialise: insertBasics });
});
afterEach(() => {
  store.close();
});

const sell = () =>
  store.internal('test.sell', { requestId: store.requestId(), amountMinor: 100 }) as {
    readonly receiptSeq: number;
  };

/** A backup was put back after the till had printed receipts up to `lastReceiptSeq`. */
function lose(lastReceiptSeq: number): void {
  const tillUid = store.db.get<{ uid: string }>('SELECT uid FROM till')?.uid ?? '';
  const witness: Witness = { version: 1, tillUid, seq: 999, hash: '', lastReceiptSeq, at: 1 };
  const environment = {
    ...store.read((context) => context),
    connection: store.connection,
    tillUid,
    now: () => store.clock.now(),
    today: () => '2026-11-21',
    randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    reportBug: () => '',
  };
  noteLoss(environment, { witness, isBuilding: true });
}

test('receipts lost by two restores, with no sale between them, are explained', () => {
  sell();
  lose(4);
  lose(4);
  lose(7);
  expect(verifyReceipts(store.db)).toEqual({ rows: 1, wrong: null });
  expect(sell()).toMatchObject({ receiptSeq: 8 });
  expect(verifyReceipts(store.db)).toEqual({ rows: 2, wrong: null });
  lose(9);
  expect(verifyReceipts(store.db)).toEqual({ rows: 2, wrong: null });
});

test('a receipt that no restore explains is missing, also beside one that is explained', () => {
  sell();
  lose(4);
  store.write(({ db }) => db.run('UPDATE till SET last_receipt_seq = 5'));
  sell();
  expect(verifyReceipts(store.db).wrong).toEqual({
    row: 'sales receipt 5',
    detail: 'Receipt 5 is missing: 6 comes after 4',
  });
});
