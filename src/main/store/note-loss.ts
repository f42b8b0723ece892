import { CommandRunner } from './run-command.ts';
import type { StoreEnvironment } from './store-environment.ts';
import type { Witness } from './witness.ts';

/**
 * Begins another epoch of the till's history after events were lost (SYNC, epoch), by a restored
 * backup or a lost write-ahead log. Receipt numbers that were printed are not given out again:
 * the sequence goes on after the last one that was witnessed, and the event `till.restored` says
 * which are missing.
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
    const till = context.db.get<{ readonly epoch: number; readonly lastReceiptSeq: number }>(
      'SELECT epoch, last_receipt_seq AS lastReceiptSeq FROM till WHERE id = 1',
    );
    const epoch = (till?.epoch ?? 1) + 1;
    const from = till?.lastReceiptSeq ?? 0;
    const lastReceiptSeq = Math.max(from, witness?.lastReceiptSeq ?? 0);
    context.db.run(
      'UPDATE till SET epoch = :epoch, last_receipt_seq = :lastReceiptSeq WHERE id = 1',
      { epoch, lastReceiptSeq },
    );
    context.log('till.restored', {
      epoch,
      receiptsLostAfter: from,
      receiptsLostUpTo: lastReceiptSeq,
      eventsSeen: witness?.seq ?? 0,
    });
  });
}
