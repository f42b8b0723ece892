import { afterEach, beforeEach, expect, test } from 'vitest';
import { devicesQueries } from '../../src/main/features/devices/index.ts';
import { salesQueries } from '../../src/main/features/sales/index.ts';
import { shiftCommands, shiftQueries } from '../../src/main/features/shift/index.ts';
import { noteLoss } from '../../src/main/store/note-loss.ts';
import { verifyShifts } from '../../src/main/store/verify/verify-shifts.ts';
import { type Witness, witnessOf } from '../../src/main/store/witness.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeEach(() => {
  store = openTestStore({
    features: [
      { queries: shiftQueries, commands: shiftCommands },
      { queries: salesQueries },
      { queries: devicesQueries },
    ],
  });
});
afterEach(() => {
  const [bug] = store.bugs;
  store.close();
  if (bug !== undefined) throw bug;
});

/** Opens a shift and closes it at once; gives its Z number. */
function turn(): number {
  const requestId = () => store.requestId();
  const { shiftId } = store.value('shift.open', { requestId: requestId(), floatMinor: 0 });
  const closing = { requestId: requestId(), shiftId, counts: [], expectedCashMinor: 0 };
  return store.value('shift.close', closing).zNo;
}

function environment() {
  const tillUid = store.db.get<{ uid: string }>('SELECT uid FROM till')?.uid ?? '';
  return {
    ...store.read((context) => context),
    connection: store.connection,
    tillUid,
    now: () => store.clock.now(),
    today: () => '2026-11-21',
    randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    reportBug: () => '',
  };
}

/** A backup was put back after the till had printed Z reports up to `lastZNo`. */
function lose(lastZNo: number): void {
  const of = environment();
  const witness: Witness = {
    version: 1,
    tillUid: of.tillUid,
    seq: 999,
    hash: '',
    lastReceiptSeq: 0,
    lastZNo,
    at: 1,
  };
  noteLoss(of, { witness, isBuilding: true });
}

test('Z numbers that were printed before a restore are not given out again', () => {
  expect([turn(), turn()]).toEqual([1, 2]);
  expect(witnessOf(environment()).lastZNo).toBe(2);
  lose(4);
  lose(4);
  lose(6);
  expect(verifyShifts(store.db)).toEqual({ rows: 2, wrong: null });
  expect(turn()).toBe(7);
  expect(verifyShifts(store.db)).toEqual({ rows: 3, wrong: null });
});

test('a Z number that no restore explains is missing', () => {
  turn();
  lose(3);
  store.write(({ db }) => db.run('UPDATE till SET last_z_no = 4'));
  expect(turn()).toBe(5);
  expect(verifyShifts(store.db).wrong?.detail).toContain('Z report 4 is missing');
});
