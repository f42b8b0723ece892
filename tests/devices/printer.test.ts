import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrinterConfig } from '../../src/main/devices/device-config.ts';
import type { PrinterModelOptions } from './printer-model.ts';
import { type PrinterSimulator, startPrinterSimulator } from './printer-simulator.ts';
import { longReceipt } from './receipt-samples.ts';
import { openSpoolStore, type SpoolStore } from './spool-store.ts';
import { printerOn, scannerOn, TestHost, until } from './support.ts';
import { startScannerSimulator } from './scanner-simulator.ts';

describe('a receipt printer on a serial line', () => {
  let shop: SpoolStore;
  let till: TestHost;
  let printer: PrinterSimulator;

  beforeEach(() => {
    shop = openSpoolStore();
    till = new TestHost(shop.spool);
  });

  afterEach(async () => {
    await till.stop();
    await printer.stop();
    const [bug] = shop.store.bugs;
    shop.close();
    if (bug !== undefined) throw bug;
  });

  async function connect(
    options: PrinterModelOptions = {},
    settings: Partial<PrinterConfig['settings']> = {},
  ): Promise<void> {
    printer = await startPrinterSimulator(options);
    const config = printerOn(printer.path, settings);
    shop.addDevice(config);
    await till.run([config], null);
  }

  function print(options?: Parameters<SpoolStore['queueReceipt']>[0]): number {
    const { jobId } = shop.queueReceipt(options);
    till.host.kick();
    return jobId;
  }

  async function ends(jobId: number, state: string, timeoutMs = 5000): Promise<void> {
    await until(`job ${jobId} ${state}`, () => shop.state(jobId) === state, timeoutMs);
  }

  const titles = () =>
    printer
      .text()
      .split('\n')
      .filter((line) => line.includes('柜台百货'));

  it('prints a receipt and knows that it is on paper', async () => {
    await connect();
    await till.reaches(1, 'ready');
    await ends(print(), 'printed');
    expect(titles()).toHaveLength(1);
    expect(printer.paper().cuts).toBe(1);
    expect(
      shop.store.db.get('SELECT segments_sent AS a, segments_acked AS b FROM print_jobs'),
    ).toEqual({ a: 3, b: 3 });
  });

  it('case 18: a job of five times the buffer loses nothing without flow control', async () => {
    await connect({ bufferBytes: 4096, bytesPerSecond: 40_000 });
    await till.reaches(1, 'ready');
    const document = longReceipt(260);
    const jobId = print(document);
    await ends(jobId, 'printed', 15_000);
    expect(printer.model.received.length).toBeGreaterThan(5 * 4096);
    expect(printer.model.lostBytes).toBe(0);
    const printed = printer.text().match(/商品 \d{4}/g);
    expect(printed).toEqual(document.lines.map((line) => line.name.slice(0, 7)));
  });

  it('case 18: the same with in-turn status in place of process IDs', async () => {
    await connect(
      { bufferBytes: 4096, bytesPerSecond: 40_000, hasProcessIds: false },
      { acknowledge: 'status' },
    );
    await till.reaches(1, 'ready');
    await ends(print(longReceipt(120)), 'printed', 15_000);
    expect(printer.model.lostBytes).toBe(0);
    expect(printer.text().match(/商品 \d{4}/g)).toHaveLength(120);
  });

  it('case 19: paper out within a job shows in a second; after reloading it prints exactly once', async () => {
    await connect({ linesOfPaper: 40 });
    await till.reaches(1, 'ready');
    const document = longReceipt(60);
    const jobId = print(document);
    await until('paper gone', () => printer.model.linesLeft <= 0);
    const goneAt = Date.now();
    await till.reaches(1, 'paper-out', 1000);
    expect(Date.now() - goneAt).toBeLessThan(1000);
    await sleep(1500);
    expect(shop.state(jobId)).toBe('sending');
    const received = printer.model.received.length;
    printer.setPaper('ok');
    await ends(jobId, 'printed');
    expect(printer.text().match(/商品 \d{4}/g)).toEqual(
      document.lines.map((line) => line.name.slice(0, 7)),
    );
    expect(titles()).toHaveLength(1);
    expect(received).toBeLessThan(printer.model.received.length);
    await till.reaches(1, 'ready');
  });

  it('case 20: with the cover open a job stays queued, and prints when it closes', async () => {
    await connect();
    await till.reaches(1, 'ready');
    printer.setCover(true);
    await till.reaches(1, 'cover-open');
    const jobId = print();
    await sleep(300);
    expect(shop.state(jobId)).toBe('queued');
    expect(printer.text()).toBe('');
    printer.setCover(false);
    await ends(jobId, 'printed');
    expect(titles()).toHaveLength(1);
  });

  it('case 20: paper that was out before the till started is seen without being told', async () => {
    printer = await startPrinterSimulator();
    printer.setPaper('out');
    const config = printerOn(printer.path);
    shop.addDevice(config);
    await till.run([config], null);
    await till.reaches(1, 'paper-out');
    printer.setPaper('near-end');
    await till.reaches(1, 'near-end');
    expect(till.state(1)).toBe('near-end');
  });

  it('case 21: unplugged before the first byte, a receipt prints once by itself', async () => {
    await connect();
    await till.reaches(1, 'ready');
    await printer.unplug();
    await till.reaches(1, 'disconnected');
    const jobId = print();
    await sleep(200);
    expect(shop.state(jobId)).toBe('queued');
    await printer.replug();
    await ends(jobId, 'printed');
    expect(titles()).toHaveLength(1);
  });

  it('case 22: unplugged within a job, it is uncertain and nothing is sent again', async () => {
    await connect({ bytesPerSecond: 4000 });
    await till.reaches(1, 'ready');
    const jobId = print(longReceipt(60));
    await until('half printed', () => printer.text().includes('商品 0010'));
    await printer.unplug();
    await ends(jobId, 'uncertain');
    printer.model.powerCycle();
    await printer.replug();
    await till.reaches(1, 'ready');
    const received = printer.model.received.length;
    await sleep(1200);
    expect(titles()).toHaveLength(1);
    // Nothing but questions for its status.
    expect(hasText(printer.model.received.slice(received))).toBe(false);
  });

  it('case 22: switched off within a job on a line that stays up, it is uncertain as well', async () => {
    await connect({ bytesPerSecond: 4000 });
    await till.reaches(1, 'ready');
    const jobId = print(longReceipt(60));
    await until('half printed', () => printer.text().includes('商品 0010'));
    printer.model.powerCycle();
    await ends(jobId, 'uncertain');
    // What prints next is the next receipt, over a fresh line.
    await ends(print(), 'printed');
    expect(titles()).toHaveLength(2);
  });

  it('case 24: the same key ten times makes one receipt', async () => {
    await connect();
    await till.reaches(1, 'ready');
    const uid = 'the-same-receipt';
    const ids = Array.from({ length: 10 }, () => print({ uid }));
    expect(new Set(ids).size).toBe(1);
    await ends(ids[0] ?? 0, 'printed');
    await sleep(200);
    expect(titles()).toHaveLength(1);
  });

  it('case 25: a reprint is marked as a copy and prints at once', async () => {
    await connect();
    await till.reaches(1, 'ready');
    const { jobId, saleId } = shop.queueReceipt();
    till.host.kick();
    await ends(jobId, 'printed');
    expect(printer.text()).not.toContain('副本');
    const requestId = shop.store.requestId();
    const copy = shop.store.value('devices.reprint', { requestId, saleId });
    till.host.kick();
    await ends(copy.jobId, 'printed', 2000);
    expect(printer.text().match(/副本/g)).toHaveLength(2);
    expect(titles()).toHaveLength(2);
  });

  it('case 26: a stale process ID, and noise on the line, confirm nothing', async () => {
    await connect({ hasProcessIds: false });
    await till.reaches(1, 'ready');
    const jobId = print();
    await until('sending', () => shop.state(jobId) === 'sending');
    for (let round = 0; round < 20; round += 1) {
      printer.sendGarbage(
        Buffer.from([0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00, 0x0f, 0x00, 0x80]),
      );
      await sleep(10);
    }
    expect(shop.state(jobId)).toBe('sending');
    await ends(jobId, 'uncertain');
  });

  it('case 27: a printer that says nothing is unresponsive, keeps its jobs queued, and recovers', async () => {
    await connect({ isSilent: true });
    await till.reaches(1, 'unresponsive');
    expect(till.states(1)).not.toContain('ready');
    const jobId = print();
    await sleep(300);
    expect(shop.state(jobId)).toBe('queued');
    expect(printer.text()).toBe('');
    printer.model.isSilent = false;
    await ends(jobId, 'printed');
    expect(titles()).toHaveLength(1);
  });

  it('case 28: a printer that never reads times out; other devices do not notice', async () => {
    const scanner = await startScannerSimulator();
    await connect({}, { acknowledge: 'none' });
    const config = printerOn(printer.path, { acknowledge: 'none' });
    await till.run([config, scannerOn(scanner.path, { bounceMs: 0 })]);
    printer.freeze();
    const jobId = print(longReceipt(3000));
    await until('sending', () => shop.state(jobId) === 'sending');
    for (let count = 1; count <= 10; count += 1) {
      const at = Date.now();
      scanner.scan(`CODE-${count}`);
      await until('scan', () => till.codes().length === count);
      expect(Date.now() - at).toBeLessThan(400);
    }
    await ends(jobId, 'uncertain', 6000);
    printer.thaw();
    await till.stop();
    await scanner.stop();
  });

  it('a printer that cannot answer is ready, and its jobs are sent, unconfirmed', async () => {
    await connect({ isSilent: true }, { acknowledge: 'none' });
    await till.reaches(1, 'ready');
    const jobId = print();
    await ends(jobId, 'sent');
    await until('printed', () => printer.paper().cuts === 1);
    expect(titles()).toHaveLength(1);
  });

  it('case 32: the drawer opens with its sale, and never on reconnecting', async () => {
    await connect();
    await till.reaches(1, 'ready');
    await ends(print({ opensDrawer: true }), 'printed');
    expect(printer.model.drawerKicks).toBe(1);
    await printer.unplug();
    await till.reaches(1, 'disconnected');
    const jobId = print({ opensDrawer: true });
    await printer.replug();
    await ends(jobId, 'printed');
    expect(printer.model.drawerKicks).toBe(1);
    expect(
      shop
        .jobs()
        .filter((job) => job.kind === 'drawer')
        .map((job) => job.state),
    ).toEqual(['printed', 'failed']);
  });

  it.each(['before', 'after'] as const)(
    'a drawer asked for %s the paper ran out within a receipt stays shut after reloading',
    async (moment) => {
      await connect({ linesOfPaper: 20 });
      await till.reaches(1, 'ready');
      const first = print(longReceipt(60));
      // Not kicked: as if it was asked for in the very moment the paper ran out.
      const early = moment === 'before' ? shop.queueReceipt({ opensDrawer: true }).jobId : 0;
      await till.reaches(1, 'paper-out');
      const second = early === 0 ? print({ opensDrawer: true }) : early;
      await sleep(100);
      printer.setPaper('ok');
      for (const id of [first, second]) await ends(id, 'printed');
      expect(printer.model.drawerKicks).toBe(0);
    },
  );

  it('a drawer that was waiting when the till started stays shut', async () => {
    printer = await startPrinterSimulator();
    const config = printerOn(printer.path);
    shop.addDevice(config);
    const { jobId } = shop.queueReceipt({ opensDrawer: true });
    await till.run([config]);
    await ends(jobId, 'printed');
    expect(printer.model.drawerKicks).toBe(0);
  });
});

/** Whether bytes hold a line of text: three printable ones in a row. */
function hasText(bytes: readonly number[]): boolean {
  return /[\x30-\x7e]{3}/.test(Buffer.from(bytes).toString('latin1'));
}
