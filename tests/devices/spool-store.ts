import type { DeviceConfig, PrintState } from '../../src/contract/devices.ts';
import { type HostStore, hostStore } from '../../src/main/devices/host-client.ts';
import type { SpoolPort } from '../../src/main/devices/spool-port.ts';
import { enqueueReceipt } from '../../src/main/features/devices/face.ts';
import {
  devicesCommands,
  devicesInternal,
  devicesQueries,
} from '../../src/main/features/devices/index.ts';
import type { ReceiptDocument } from '../../src/main/features/devices/rules/receipt-types.ts';
import { MANAGER, openTestStore, type TestStore } from '../support/store.ts';
import { RECEIPT } from './receipt-samples.ts';

/** A store with the devices feature, whose spool a device host can use. */
export interface SpoolStore {
  readonly store: TestStore;
  readonly spool: SpoolPort;
  readonly hostStore: HostStore;
  /** Configures a device; returns its id. */
  addDevice(config: DeviceConfig): number;
  /** Queues the receipt of a new sale; returns its job and sale. */
  queueReceipt(
    options?: Partial<ReceiptDocument> & { readonly opensDrawer?: boolean; readonly uid?: string },
  ): { readonly jobId: number; readonly saleId: number };
  jobs(): readonly { readonly id: number; readonly kind: string; readonly state: PrintState }[];
  state(jobId: number): PrintState | undefined;
  close(): void;
}

/** Opens it, with sales to print receipts of. */
export function openSpoolStore(): SpoolStore {
  const store = openTestStore({
    features: [{ queries: devicesQueries, commands: devicesCommands, internal: devicesInternal }],
  });
  let sales = 0;
  const step = async (name: string, input: unknown) => store.internal(name, input);
  const host = hostStore(step);
  return {
    store,
    hostStore: host,
    spool: spoolOf(host),
    addDevice: (config) =>
      store.value(
        'devices.save',
        { requestId: store.requestId(), deviceId: null, config },
        { session: MANAGER },
      ).deviceId,
    queueReceipt: ({ opensDrawer = false, uid, ...fields } = {}) => {
      sales += 1;
      const seq = sales;
      return store.write((context) => {
        const saleId = context.db.run(
          `INSERT INTO sales (uid, receipt_no, receipt_seq, kind, business_day, completed_at,
                              staff_id, total_minor, tax_minor, line_count)
           VALUES (:uid, :receiptNo, :seq, 'sale', '2026-11-21', :now, 1, 100, 10, 1)`,
          { uid: context.newUid(), receiptNo: `R-${seq}`, seq, now: context.now },
        ).lastId;
        const receiptUid = uid ?? context.newUid();
        const document = { ...RECEIPT, ...fields };
        return {
          saleId,
          jobId: enqueueReceipt(context, { saleId, receiptUid, document, opensDrawer }),
        };
      });
    },
    jobs: () => store.db.all('SELECT id, kind, state FROM print_jobs ORDER BY id'),
    state: (jobId) =>
      store.db.get<{ readonly state: PrintState }>(
        'SELECT state FROM print_jobs WHERE id = :jobId',
        {
          jobId,
        },
      )?.state,
    close: () => store.close(),
  };
}

function spoolOf(host: HostStore): SpoolPort {
  return {
    nextJob: (input) => host.spool('nextJob', input) as ReturnType<SpoolPort['nextJob']>,
    markSegmentSent: async (input) => void (await host.spool('markSegmentSent', input)),
    markAcked: async (input) => void (await host.spool('markAcked', input)),
    finishJob: async (input) => void (await host.spool('finishJob', input)),
    dropDrawers: async (input) => void (await host.spool('dropDrawers', input)),
  };
}
