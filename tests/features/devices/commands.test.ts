import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceConfig } from '../../../src/contract/devices.ts';
import { printOfSale } from '../../../src/main/features/devices/face.ts';
import {
  failWaitingDrawers,
  selectInterrupted,
  selectJobs,
  selectNextJob,
} from '../../../src/main/features/devices/tables-jobs.ts';
import type { SqlParams, WritableDb } from '../../../src/main/store/db.ts';
import { openSpoolStore, type SpoolStore } from '../../devices/spool-store.ts';
import { printerOn, scannerOn } from '../../devices/support.ts';
import { MANAGER } from '../../support/store.ts';

let shop: SpoolStore;

beforeEach(() => {
  shop = openSpoolStore();
});

afterEach(() => {
  shop.close();
});

const asManager = { session: MANAGER };
const requestId = () => shop.store.requestId();

function save(config: DeviceConfig, deviceId: number | null = null) {
  return shop.store.call('devices.save', { requestId: requestId(), deviceId, config }, asManager);
}

function events(): string[] {
  return shop.store.db
    .all<{ readonly type: string }>('SELECT type FROM event_log ORDER BY seq')
    .map(({ type }) => type);
}

async function claim(deviceId: number) {
  return await shop.spool.nextJob({ deviceId });
}

describe('devices', () => {
  it('are saved, changed, and not put twice on one line', () => {
    expect(save(scannerOn('/dev/ttyS0'))).toMatchObject({ ok: true, value: { deviceId: 1 } });
    expect(save(printerOn('/dev/ttyS0'))).toMatchObject({
      error: { code: 'devices.pathTaken', params: { name: 'Scanner' } },
    });
    expect(save({ ...scannerOn('/dev/ttyS0'), name: 'Left' }, 1)).toMatchObject({ ok: true });
    expect(save(printerOn(null))).toMatchObject({ ok: true, value: { deviceId: 2 } });
    expect(save(printerOn(null))).toMatchObject({ error: { code: 'devices.pathTaken' } });
    expect(shop.store.internal('devices.configs', {})).toMatchObject([
      { id: 1, config: { name: 'Left' } },
      { id: 2, config: { kind: 'printer' } },
    ]);
    expect(events()).toEqual(['device.saved', 'device.saved', 'device.saved']);
  });

  it('that are not there, or are another kind, are unknown', () => {
    shop.addDevice(scannerOn('/dev/ttyS0'));
    expect(save(scannerOn('/dev/ttyS1'), 9)).toMatchObject({ error: { code: 'devices.unknown' } });
    expect(save(printerOn('/dev/ttyS1'), 1)).toMatchObject({ error: { code: 'devices.unknown' } });
    const input = { requestId: requestId(), deviceId: 9 };
    expect(shop.store.call('devices.remove', input, asManager)).toMatchObject({
      error: { code: 'devices.unknown' },
    });
  });

  it('leave their print jobs behind when they are removed', () => {
    const deviceId = shop.addDevice(printerOn(null));
    const test = { requestId: requestId(), deviceId };
    const { jobId } = shop.store.value('devices.testPrint', test, asManager);
    shop.store.value('devices.remove', { requestId: requestId(), deviceId }, asManager);
    expect(shop.state(jobId)).toBe('cancelled');
  });
});

describe('a receipt', () => {
  it('waits without a printer, and is laid out anew for the one that comes', async () => {
    const { jobId, saleId } = shop.queueReceipt();
    expect(shop.store.read(({ db }) => printOfSale(db, saleId))).toEqual({
      jobId,
      state: 'queued',
    });
    const deviceId = shop.addDevice(printerOn(null, { columns: 32, locale: 'es' }));
    const job = await claim(deviceId);
    expect(job).toMatchObject({ id: jobId, kind: 'receipt' });
    expect(job?.markup).toContain('Recibo');
    const { svg } = shop.store.value('devices.receiptSvg', { jobId });
    expect(svg).toContain(`viewBox="-24 -24 ${32 * 12 + 48} `);
  });

  it('prints on the first printer that is on', async () => {
    const off = shop.addDevice({ ...printerOn('/dev/a'), isEnabled: false });
    const first = shop.addDevice(printerOn('/dev/b'));
    const second = shop.addDevice(printerOn('/dev/c'));
    const { jobId } = shop.queueReceipt();
    expect(await claim(off)).toBeNull();
    expect(await claim(second)).toBeNull();
    expect(await claim(first)).toMatchObject({ id: jobId });
    expect(await claim(second)).toBeNull();
  });

  it('shows as an image with its state, in the language of its glyphs', () => {
    shop.addDevice(printerOn(null, { locale: 'zh-TW' }));
    const { jobId } = shop.queueReceipt();
    const receipt = shop.store.value('devices.receiptSvg', { jobId });
    expect(receipt).toMatchObject({ state: 'queued', isCopy: false });
    expect(receipt.svg).toMatch(/^<svg [^>]*>/);
    expect(receipt.svg).toContain('lang="zh-Hant"');
    expect(receipt.svg).not.toMatch(/<script|href="http|@import/);
    expect(shop.store.call('devices.receiptSvg', { jobId: 99 })).toMatchObject({
      error: { code: 'devices.jobUnknown' },
    });
  });

  it('is cancelled only while it waits', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const { jobId } = shop.queueReceipt();
    const cancel = () => shop.store.call('devices.cancelJob', { requestId: requestId(), jobId });
    await claim(deviceId);
    expect(cancel()).toMatchObject({ error: { code: 'devices.jobNotQueued' } });
    await shop.spool.finishJob({ jobId, state: 'queued', error: null });
    expect(cancel()).toMatchObject({ ok: true, changed: expect.arrayContaining(['printJobs']) });
    expect(await claim(deviceId)).toBeNull();
    expect(
      shop.store.call('devices.cancelJob', { requestId: requestId(), jobId: 99 }),
    ).toMatchObject({
      error: { code: 'devices.jobUnknown' },
    });
  });

  it('is copied for a sale, marked and on record; a sale without one has none', () => {
    shop.addDevice(printerOn(null, { locale: 'es' }));
    const { saleId } = shop.queueReceipt();
    const { jobId } = shop.store.value('devices.reprint', { requestId: requestId(), saleId });
    const copy = shop.store.value('devices.receiptSvg', { jobId });
    expect(copy.isCopy).toBe(true);
    expect(copy.svg.replace(/<[^>]+>/g, '')).toContain('COPIA');
    expect(events()).toContain('receipt.copied');
    expect(
      shop.store.call('devices.reprint', { requestId: requestId(), saleId: 999 }),
    ).toMatchObject({ error: { code: 'devices.noReceipt' } });
  });
});

async function uncertain(): Promise<number> {
  const deviceId = shop.addDevice(printerOn(null));
  const { jobId } = shop.queueReceipt();
  await claim(deviceId);
  await shop.spool.markSegmentSent({ jobId, segments: 1 });
  await shop.hostStore.spool('recoverJobs', {});
  return jobId;
}

describe('an uncertain receipt', () => {
  it('comes of a crash after something was sent; before, it waits again', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const { jobId } = shop.queueReceipt();
    await claim(deviceId);
    await shop.hostStore.spool('recoverJobs', {});
    expect(shop.state(jobId)).toBe('queued');
    await claim(deviceId);
    await shop.spool.markSegmentSent({ jobId, segments: 1 });
    await shop.hostStore.spool('recoverJobs', {});
    expect(shop.state(jobId)).toBe('uncertain');
  });

  it('stands first in the list, and is not printed by itself', async () => {
    const jobId = await uncertain();
    const later = shop.queueReceipt();
    expect(shop.store.value('devices.printJobs', {}).map(({ id }) => id)).toEqual([
      jobId,
      later.jobId,
    ]);
    expect(await claim(1)).toMatchObject({ id: later.jobId });
  });

  it('that printed is printed', async () => {
    const jobId = await uncertain();
    const answer = { requestId: requestId(), jobId, hasPrinted: true };
    expect(shop.store.value('devices.answerUncertain', answer)).toEqual({ copyJobId: null });
    expect(shop.state(jobId)).toBe('printed');
    expect(events()).toContain('print.answered');
    const again = { requestId: requestId(), jobId, hasPrinted: false };
    expect(shop.store.call('devices.answerUncertain', again)).toMatchObject({
      error: { code: 'devices.jobNotUncertain' },
    });
  });

  it('that did not print gets one copy, however often the answer is sent', async () => {
    const jobId = await uncertain();
    const answer = { requestId: requestId(), jobId, hasPrinted: false };
    const { copyJobId } = shop.store.value('devices.answerUncertain', answer);
    expect(shop.store.value('devices.answerUncertain', answer)).toEqual({ copyJobId });
    expect(shop.state(jobId)).toBe('failed');
    expect(shop.jobs()).toHaveLength(2);
    expect(await claim(1)).toMatchObject({ id: copyJobId });
  });
});

describe('the drawer', () => {
  it('opens with a reason, on the receipt printer, and on record', async () => {
    const open = (reason: string) =>
      shop.store.call('devices.openDrawer', { requestId: requestId(), reason });
    expect(open(' \u0000')).toMatchObject({ error: { code: 'devices.reasonMissing' } });
    expect(open('change')).toMatchObject({ error: { code: 'devices.noPrinter' } });
    const deviceId = shop.addDevice(printerOn(null, { hasDrawer: false }));
    expect(open('change')).toMatchObject({ error: { code: 'devices.noDrawer' } });
    save(printerOn(null), deviceId);
    expect(open('change')).toMatchObject({ ok: true });
    expect(events().filter((type) => type === 'drawer.opened')).toHaveLength(1);
    expect(await claim(deviceId)).toMatchObject({ kind: 'drawer' });
  });

  it('comes before the receipts that wait, and is given up rather than late', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    shop.queueReceipt();
    shop.queueReceipt({ opensDrawer: true });
    await shop.spool.dropDrawers({ deviceId });
    expect(await claim(deviceId)).toMatchObject({ kind: 'receipt' });
    shop.queueReceipt({ opensDrawer: true });
    await shop.spool.finishJob({ jobId: 1, state: 'printed', error: null });
    const drawer = await claim(deviceId);
    expect(drawer).toMatchObject({ kind: 'drawer' });
    // A crash while it was being sent does not open it again.
    await shop.hostStore.spool('recoverJobs', {});
    expect(shop.state(drawer?.id ?? 0)).toBe('failed');
  });

  it('does not open long after it was asked for, whatever held it up', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const { jobId } = shop.queueReceipt({ opensDrawer: true });
    shop.store.clock.advance(60_000);
    expect(await claim(deviceId)).toMatchObject({ id: jobId, kind: 'receipt' });
    expect(shop.jobs().map(({ kind, state }) => `${kind} ${state}`)).toContain('drawer failed');
  });

  it('has no test page and no image; a scanner prints none', () => {
    const deviceId = shop.addDevice(scannerOn('/dev/ttyS0'));
    const test = { requestId: requestId(), deviceId };
    expect(shop.store.call('devices.testPrint', test, asManager)).toMatchObject({
      error: { code: 'devices.notPrinter' },
    });
  });
});

/** The plan of each statement that `work` would run. */
function plansOf(work: (db: WritableDb) => unknown): string[] {
  const plans: string[] = [];
  const explain = (sql: string, params: SqlParams = {}) => {
    const steps = shop.store.db.all<{ readonly detail: string }>(
      `EXPLAIN QUERY PLAN ${sql}`,
      params,
    );
    plans.push(...steps.map(({ detail }) => detail));
  };
  const spy = {
    get: explain,
    all: (sql: string, params?: SqlParams) => {
      explain(sql, params);
      return [];
    },
    run: (sql: string, params?: SqlParams) => {
      explain(sql, params);
      return { changes: 0, lastId: 0 };
    },
  };
  // Only what the statements below call.
  work(spy as unknown as WritableDb);
  return plans;
}

describe('the spool', () => {
  it('never reads through all that was ever printed to find what waits', () => {
    const plans = plansOf((db) => {
      selectNextJob(db, { deviceId: 1, isReceiptPrinter: true });
      selectInterrupted(db, 1);
      failWaitingDrawers(db, {
        deviceId: 1,
        createdBefore: null,
        error: 'printer.notReady',
        now: 1,
      });
    });
    expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([]);
    // The newest, from the end of the table, as many as are shown.
    const shown = plansOf((db) => selectJobs(db, { limit: 30, failedSince: 0 }));
    expect(shown.filter((plan) => plan === 'SCAN print_jobs')).toHaveLength(1);
  });

  it('shows what waits before drawers that failed, however many they are', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const { jobId } = shop.queueReceipt();
    for (let sale = 0; sale < 5; sale += 1) {
      shop.queueReceipt({ opensDrawer: true });
      await shop.spool.dropDrawers({ deviceId });
    }
    const shown = shop.store.value('devices.printJobs', { limit: 6 });
    expect(shown.map(({ state }) => state)).toEqual(Array(6).fill('queued'));
    expect(shown.map(({ id }) => id)).toContain(jobId);
  });

  it('shows a receipt that failed first for a day, then in its place', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const { jobId } = shop.queueReceipt();
    await claim(deviceId);
    await shop.spool.finishJob({ jobId, state: 'failed', error: 'printer.encoding' });
    shop.queueReceipt();
    const first = () => shop.store.value('devices.printJobs', {})[0]?.state;
    expect(first()).toBe('failed');
    shop.store.clock.advance(25 * 3_600_000);
    expect(first()).toBe('queued');
  });
});
