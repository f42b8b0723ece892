import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrinterConfig } from '../../src/main/devices/device-config.ts';
import { NetworkTransport } from '../../src/main/devices/transports/network.ts';
import { TransportError } from '../../src/main/devices/transports/transport.ts';
import { type NetworkPrinter, startNetworkPrinter } from './network-printer.ts';
import type { PrinterModelOptions } from './printer-model.ts';
import { longReceipt } from './receipt-samples.ts';
import { openSpoolStore, type SpoolStore } from './spool-store.ts';
import { printerOn, TestHost, until } from './support.ts';

describe('a receipt printer on the network', () => {
  let shop: SpoolStore;
  let till: TestHost;
  let printer: NetworkPrinter;

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
    printer = await startNetworkPrinter(options);
    const { host, port } = printer;
    const config: PrinterConfig = {
      ...printerOn(null, settings),
      transport: { type: 'network', host, port },
    };
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

  it('prints a receipt and knows that it is on paper', async () => {
    await connect();
    await till.reaches(1, 'ready');
    await ends(print(), 'printed');
    expect(printer.model.paper().cuts).toBe(1);
    expect(printer.model.text()).toContain('柜台百货');
  });

  it('case 18: a job of five times the buffer loses nothing over the network either', async () => {
    await connect({ bufferBytes: 4096, bytesPerSecond: 40_000 });
    await till.reaches(1, 'ready');
    const document = longReceipt(260);
    await ends(print(document), 'printed', 15_000);
    expect(printer.model.lostBytes).toBe(0);
    expect(printer.model.text().match(/商品 \d{4}/g)).toHaveLength(260);
  });

  it('case 19: paper out on the network shows, and after reloading it prints exactly once', async () => {
    await connect({ linesOfPaper: 40 });
    await till.reaches(1, 'ready');
    const jobId = print(longReceipt(60));
    await till.reaches(1, 'paper-out');
    expect(shop.state(jobId)).toBe('sending');
    printer.model.setPaper('ok');
    await ends(jobId, 'printed');
    expect(printer.model.text().match(/商品 \d{4}/g)).toHaveLength(60);
  });

  it('case 21: switched off before the first byte, a receipt prints once by itself when it is back', async () => {
    await connect();
    await till.reaches(1, 'ready');
    await printer.switchOff();
    await till.reaches(1, 'disconnected');
    const jobId = print();
    await sleep(100);
    expect(shop.state(jobId)).toBe('queued');
    await printer.switchOn();
    await ends(jobId, 'printed', 15_000);
    expect(printer.model.paper().cuts).toBe(1);
  });

  it('case 22: the connection breaks within a job: uncertain, nothing is sent again', async () => {
    await connect({ bytesPerSecond: 4000 });
    await till.reaches(1, 'ready');
    const jobId = print(longReceipt(60));
    await until('half printed', () => printer.model.text().includes('商品 0010'));
    printer.reset();
    printer.model.powerCycle();
    await ends(jobId, 'uncertain');
    await until('connected again', () => printer.connections() === 2);
    await till.reaches(1, 'ready');
    const received = printer.model.received.length;
    await sleep(800);
    const since = Buffer.from(printer.model.received.slice(received)).toString('latin1');
    expect(since).not.toMatch(/[\x30-\x7e]{3}/);
  });

  it('a printer that hangs up when it is idle is connected to again', async () => {
    await connect();
    await till.reaches(1, 'ready');
    printer.hangUp();
    await until('connected again', () => printer.connections() === 2);
    await till.reaches(1, 'ready');
    // The end was heard, not found out by a silence.
    expect(till.states(1)).not.toContain('unresponsive');
    await ends(print(), 'printed');
  });

  it('a half-open connection is found out by its silence and left for a fresh one', async () => {
    await connect();
    await till.reaches(1, 'ready');
    printer.halfOpen();
    await till.reaches(1, 'unresponsive', 3000);
    await until('connected again', () => printer.connections() === 2);
    await till.reaches(1, 'ready');
    await ends(print(), 'printed');
    expect(printer.connections()).toBe(2);
  });

  it('case 27: a printer that took the connection but says nothing stays unresponsive, without flicker', async () => {
    await connect({ isSilent: true });
    await till.reaches(1, 'unresponsive');
    const jobId = print();
    await sleep(1500);
    expect(till.state(1)).toBe('unresponsive');
    expect(printer.connections()).toBe(1);
    expect(shop.state(jobId)).toBe('queued');
    printer.model.isSilent = false;
    await ends(jobId, 'printed');
  });
});

describe('a line over TCP', () => {
  it('says that nobody listens, with address and reason', async () => {
    const printer = await startNetworkPrinter();
    await printer.stop();
    const line = new NetworkTransport({ host: printer.host, port: printer.port });
    const error: unknown = await line.open().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ fault: 'absent' });
    expect(String(error)).toContain(`127.0.0.1:${printer.port}`);
    await line.close();
  });

  it('gives up connecting in time where nothing answers', async () => {
    // RFC 5737: an address that nobody has.
    const line = new NetworkTransport({ host: '192.0.2.1', port: 9100 }, { connectTimeoutMs: 200 });
    const begun = Date.now();
    await expect(line.open()).rejects.toMatchObject({ fault: 'absent' });
    expect(Date.now() - begun).toBeLessThan(2000);
    await line.close();
  });

  it('refuses what is no address before it connects', () => {
    expect(() => new NetworkTransport({ host: '192.168.1', port: 9100 })).toThrow('host');
    expect(() => new NetworkTransport({ host: 'printer', port: 0 })).toThrow('port');
  });

  it('case 28: a peer that never reads times out, and what it did not take never comes', async () => {
    const taken: Socket[] = [];
    const server = createServer((socket) => {
      socket.pause();
      socket.on('error', () => {});
      taken.push(socket);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const line = new NetworkTransport({ host: '127.0.0.1', port });
    await line.open();
    const page = Buffer.alloc(16 * 1024 * 1024, 0x41);
    await expect(line.write(page, 300)).rejects.toMatchObject({ fault: 'timed-out' });
    await line.close(true);
    let received = 0;
    taken[0]?.on('data', (bytes) => {
      received += bytes.length;
    });
    taken[0]?.resume();
    await until('the peer learns of it', () => taken[0]?.destroyed === true);
    expect(received).toBeLessThan(page.length);
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
});
