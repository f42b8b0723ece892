import { CommandRunner } from './run-command.ts';
import type { StoreEnvironment } from './store-environment.ts';
import type { Witness } from './witness.ts';

interface TillRow {
  readonly epoch: number;
  readonly lastReceiptSeq: number;
  readonly lastZNo: number;
}

/**
 * Begins another epoch of the till's history after events were lost (SYNC, epoch), by a restored
 * backup or a lost write-ahead log. Receipt numbers and Z numbers that were printed are not given out
 * again: the sequences go on after the last ones that were witnessed, and the event `till.restored`
 * says which are missing.
 */
export function noteLoss(
  environment: StoreEnvironment,
  loss: { readonly witness: Witness | undefined; readonly isBuilding: boolean },
): void {
  const { isBuilding } = loss;
  const witness = loss.witness?.tillUid === environment.tillUid ? loss.witness : undefined;
  const runner = new CommandRunner(
    environment,
    { queries: {}, commands: {}, internal: { queries: {}, commands: {} } },
    { isBuilding },
  );
  runner.runWork(null, (context) => {
    const till = context.db.get<TillRow>(
      `SELECT epoch, last_receipt_seq AS lastReceiptSeq, last_z_no AS lastZNo
       FROM till WHERE id = 1`,
    );
    const epoch = (till?.epoch ?? 1) + 1;
    const from = till?.lastReceiptSeq ?? 0;
    const lastReceiptSeq = Math.max(from, witness?.lastReceiptSeq ?? 0);
    const zFrom = till?.lastZNo ?? 0;
    const lastZNo = Math.max(zFrom, witness?.lastZNo ?? 0);
    context.db.run(
      `UPDATE till SET epoch = :epoch, last_receipt_seq = :lastReceiptSeq, last_z_no = :lastZNo
       WHERE id = 1`,
      { epoch, lastReceiptSeq, lastZNo },
    );
    context.log('till.restored', {
      epoch,
      receiptsLostAfter: from,
      receiptsLostUpTo: lastReceiptSeq,
      zLostAfter: zFrom,
      zLostUpTo: lastZNo,
      eventsSeen: witness?.seq ?? 0,
    });
  });
}
