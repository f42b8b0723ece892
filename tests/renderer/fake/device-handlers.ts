import { done, refused, wait } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';
import { paperSvg } from './paper.ts';
import { scannerHandlers } from './scanner-handlers.ts';
import type { FakeState } from './state.ts';
import type { DeviceState, PrintJob } from '../../../src/contract/devices.ts';

type Part = Pick<
  FakeHandlers,
  Extract<keyof FakeHandlers, `devices.${string}` | `support.${string}`>
>;

/** Queues a job that is printed a moment later. */
export function print(state: FakeState, job: Partial<PrintJob>): number {
  state.nextId += 1;
  const id = state.nextId;
  const now = Date.now();
  const queued: PrintJob = {
    id,
    kind: 'receipt',
    title: '',
    state: 'queued',
    saleId: null,
    receiptNo: null,
    copyOf: null,
    createdAt: now,
    updatedAt: now,
    error: null,
    ...job,
  };
  state.jobs.unshift(queued);
  void wait(500).then(() => {
    setJob(state, id, { state: 'printed' });
    state.emit({ type: 'data.changed', topics: ['printJobs'] });
  });
  return id;
}

function setJob(state: FakeState, id: number, change: Partial<PrintJob>): void {
  const index = state.jobs.findIndex((job) => job.id === id);
  const before = state.jobs[index];
  if (before !== undefined) state.jobs[index] = { ...before, ...change, updatedAt: Date.now() };
}

function setPrinters(state: FakeState, to: DeviceState): void {
  for (const [index, device] of state.devices.entries()) {
    if (device.config.kind !== 'printer') continue;
    const changed = { ...device, state: to, since: Date.now() };
    state.devices[index] = changed;
    state.emit({ type: 'device.status', device: changed });
  }
}

export const deviceHandlers: Part = {
  ...scannerHandlers,
  'devices.list': (_input, state) => done([...state.devices]),
  'devices.ports': () =>
    done({
      isListingPossible: true,
      ports: [
        {
          path: '/dev/ttyUSB0',
          manufacturer: 'EPSON',
          serialNumber: 'X3KF012345',
          vendorId: '04b8',
          productId: '0202',
          locationId: '1-2',
          isUsed: true,
        },
        {
          path: '/dev/ttyUSB1',
          manufacturer: null,
          serialNumber: null,
          vendorId: null,
          productId: null,
          locationId: null,
          isUsed: false,
        },
      ],
    }),
  'devices.save': ({ deviceId, config }, state) => {
    state.nextId += 1;
    const id = deviceId ?? state.nextId;
    const device = { id, config, state: 'ready' as const, detail: null, since: Date.now() };
    const index = state.devices.findIndex((known) => known.id === id);
    if (index >= 0) state.devices[index] = device;
    else state.devices.push(device);
    return done({ deviceId: id }, ['devices']);
  },
  'devices.remove': ({ deviceId }, state) => {
    const index = state.devices.findIndex(({ id }) => id === deviceId);
    if (index < 0) return refused('devices.unknown');
    state.devices.splice(index, 1);
    return done(null, ['devices']);
  },
  'devices.testPrint': (_input, state) =>
    done({ jobId: print(state, { kind: 'test' }) }, ['printJobs']),
  'devices.openDrawer': (_input, state) =>
    done({ jobId: print(state, { kind: 'drawer' }) }, ['printJobs']),
  'devices.printJobs': ({ limit }, state) => done(state.jobs.slice(0, limit)),
  'devices.answerUncertain': ({ jobId, hasPrinted }, state) => {
    const job = state.jobs.find(({ id }) => id === jobId);
    if (job === undefined) return refused('devices.jobUnknown');
    setJob(state, jobId, { state: hasPrinted ? 'printed' : 'failed' });
    const copyJobId = hasPrinted
      ? null
      : print(state, { copyOf: jobId, saleId: job.saleId, receiptNo: job.receiptNo });
    return done({ copyJobId }, ['printJobs']);
  },
  'devices.cancelJob': ({ jobId }, state) => {
    setJob(state, jobId, { state: 'cancelled' });
    return done(null, ['printJobs']);
  },
  'devices.reprint': ({ saleId }, state) => {
    const original = state.jobs.find((job) => job.saleId === saleId);
    const receiptNo = original?.receiptNo ?? null;
    return done({ jobId: print(state, { saleId, receiptNo, copyOf: original?.id ?? null }) }, [
      'printJobs',
    ]);
  },
  'devices.receiptSvg': ({ jobId }, state) => {
    const job = state.jobs.find(({ id }) => id === jobId);
    if (job === undefined) return refused('devices.jobUnknown');
    const receipt = state.receipts.find(({ saleId }) => saleId === job.saleId);
    const svg = paperSvg(receipt, job.receiptNo ?? job.kind);
    return done({ svg, state: job.state, isCopy: job.copyOf !== null });
  },
  'devices.virtualScan': ({ code }, state) => {
    state.emit({ type: 'scanner.scanned', deviceId: 3, code, aim: null, at: Date.now() });
    return done(null);
  },
  'support.deviceFacts': (_input, state) =>
    done(
      state.devices.map(({ id }) => ({
        deviceId: id,
        port: '/dev/ttyUSB0',
        connections: 2,
        lastHeardAt: Date.now() - 4000,
        bytesIn: 512,
        bytesOut: 20_480,
        lastTrouble: { state: 'paper-out', detail: null, at: Date.now() - 3_600_000 },
      })),
    ),
  'support.bundle': () => done({ file: 'guitai-support-S01-2026-11-22.zip', bytes: 24_576 }),
  'devices.showCustomer': () => done(null),
  'devices.virtualDisplay': () => done({ lines: ['Manzana        12.50', 'TOTAL          12.50'] }),
  'devices.virtualPaper': () => done({ base64: '' }),
  'devices.virtualPrinter': ({ condition }, state) => {
    setPrinters(state, condition);
    return done(null, ['devices']);
  },
};
