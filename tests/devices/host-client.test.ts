import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TillEvent } from '../../src/contract/events.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import { DeviceHostClient } from '../../src/main/devices/host-client.ts';
import type { FromHost } from '../../src/main/devices/host-protocol.ts';
import { addDefaultVirtualDevices } from '../../src/main/features/devices/face.ts';
import { MANAGER } from '../support/store.ts';
import { HostHere, runDeviceHostHere } from './in-process-host.ts';
import { interpretEscPos, paperText } from './interpret-escpos.ts';
import { longReceipt, RECEIPT } from './receipt-samples.ts';
import { openSpoolStore, type SpoolStore } from './spool-store.ts';
import { printerOn, until } from './support.ts';

const SCANNER = 1;
const PRINTER = 2;

function partsSent(shop: SpoolStore, jobId: number): number {
  const sql = 'SELECT segments_sent AS parts FROM print_jobs WHERE id = :jobId';
  return shop.store.db.get<{ parts: number }>(sql, { jobId })?.parts ?? 0;
}

describe('the devices of the sample shop, run in this process', () => {
  let shop: SpoolStore;
  let client: DeviceHostClient;
  let events: TillEvent[];

  beforeEach(async () => {
    shop = openSpoolStore();
    shop.store.write(addDefaultVirtualDevices);
    client = await runDeviceHostHere(shop.hostStore);
    events = [];
    client.onEvent((event) => events.push(event));
    await reaches(SCANNER, 'ready');
    await reaches(PRINTER, 'ready');
  });

  afterEach(async () => {
    await client.stop();
    shop.close();
  });

  async function stateOf(deviceId: number): Promise<string | undefined> {
    const reply = await client.call('devices.list', {});
    return reply.ok ? reply.value.find(({ id }) => id === deviceId)?.state : undefined;
  }

  async function reaches(deviceId: number, state: string): Promise<void> {
    await expect.poll(() => stateOf(deviceId), { timeout: 5000 }).toBe(state);
  }

  async function ends(jobId: number, state: string): Promise<void> {
    await until(`job ${jobId} ${state}`, () => shop.state(jobId) === state);
  }

  it('scans what is clicked on the virtual scanner as a real one would', async () => {
    expect(await client.call('devices.virtualScan', { code: ']E06901234567892' })).toMatchObject({
      ok: true,
    });
    await until('the scan', () => events.some((event) => event.type === 'scanner.scanned'));
    expect(events.find((event) => event.type === 'scanner.scanned')).toMatchObject({
      deviceId: SCANNER,
      code: '6901234567892',
      aim: ']E0',
    });
  });

  it('prints a queued receipt on the virtual printer and opens its drawer', async () => {
    const { jobId } = shop.queueReceipt({ opensDrawer: true });
    client.kick();
    await ends(jobId, 'printed');
    expect(shop.jobs().map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'drawer printed',
      'receipt printed',
    ]);
    const paper = await client.call('devices.virtualPaper', {});
    if (!paper.ok) throw new Error(paper.error.code);
    const printed = interpretEscPos(Buffer.from(paper.value.base64, 'base64'));
    expect(printed.drawerKicks).toBe(1);
    expect(paperText(printed)).toContain(RECEIPT.receiptNo);
  });

  it.each(['paper-out', 'cover-open'] as const)(
    'waits while the virtual printer is %s, and goes on when it is well',
    async (condition) => {
      await client.call('devices.virtualPrinter', { condition });
      await reaches(PRINTER, condition);
      const { jobId } = shop.queueReceipt();
      client.kick();
      expect(shop.state(jobId)).toBe('queued');
      await client.call('devices.virtualPrinter', { condition: 'ready' });
      await ends(jobId, 'printed');
    },
  );

  it('runs out of paper within a receipt, and finishes it after reloading', async () => {
    const { jobId } = shop.queueReceipt(longReceipt(80));
    client.kick();
    // Before its first part is on the way, a job that meets an empty roll goes back into the queue.
    await until('the first part', () => partsSent(shop, jobId) > 0);
    await client.call('devices.virtualPrinter', { condition: 'paper-out' });
    await reaches(PRINTER, 'paper-out');
    expect(shop.state(jobId)).toBe('sending');
    await client.call('devices.virtualPrinter', { condition: 'near-end' });
    await ends(jobId, 'printed');
    await reaches(PRINTER, 'near-end');
  });

  it('follows the settings: a device switched off, added, removed', async () => {
    const { config } = (await devices()).find(({ id }) => id === PRINTER) ?? {};
    if (config === undefined) throw new Error('No printer');
    const save = (deviceId: number, isEnabled: boolean) =>
      shop.store.value(
        'devices.save',
        { requestId: shop.store.requestId(), deviceId, config: { ...config, isEnabled } },
        { session: MANAGER },
      );
    save(PRINTER, false);
    await client.configure();
    await reaches(PRINTER, 'disabled');
    expect(await client.call('devices.virtualPrinter', { condition: 'ready' })).toMatchObject({
      ok: false,
      error: { code: 'devices.noVirtualPrinter' },
    });
    const { jobId } = shop.queueReceipt();
    client.kick();
    save(PRINTER, true);
    await client.configure();
    await ends(jobId, 'printed');
    const removal = { requestId: shop.store.requestId(), deviceId: SCANNER };
    shop.store.value('devices.remove', removal, { session: MANAGER });
    await client.configure();
    await expect.poll(async () => (await devices()).map(({ id }) => id)).toEqual([PRINTER]);
    expect(await client.call('devices.virtualScan', { code: 'X' })).toMatchObject({
      error: { code: 'devices.noVirtualScanner' },
    });
  });

  async function devices() {
    const reply = await client.call('devices.list', {});
    return reply.ok ? reply.value : [];
  }

  it('lists ports, and says which of them a device uses', async () => {
    const reply = await client.call('devices.ports', {});
    expect(reply).toMatchObject({ ok: true });
  });
});

describe('a device host that crashes', () => {
  it('is started again; devices are disconnected meanwhile; a cut receipt is uncertain', async () => {
    const shop = openSpoolStore();
    shop.addDevice(printerOn(null));
    const hosts: HostHere[] = [];
    const client = new DeviceHostClient({
      store: shop.hostStore,
      clock: systemClock,
      spawn: () => {
        const host = new HostHere();
        hosts.push(host);
        return host;
      },
    });
    const states: string[] = [];
    client.onEvent((event) => {
      if (event.type === 'device.status') states.push(event.device.state);
    });
    await client.start();
    await until('ready', () => states.at(-1) === 'ready');
    const { jobId } = shop.queueReceipt();
    client.kick();
    await until('sending', () => sent() > 0);
    hosts[0]?.kill();
    await until('told', () => states.at(-1) === 'disconnected');
    expect(await client.call('devices.list', {})).toMatchObject({
      ok: true,
      value: [{ id: 1, state: 'disconnected' }],
    });
    await until('the next host', () => hosts.length === 2 && states.at(-1) === 'ready');
    expect(shop.state(jobId)).toBe('uncertain');
    await client.stop();
    shop.close();

    function sent(): number {
      const row = shop.store.db.get<{ readonly sent: number }>(
        'SELECT segments_sent AS sent FROM print_jobs WHERE id = :jobId',
        { jobId },
      );
      return row?.sent ?? 0;
    }
  });

  it('that cannot be started is tried again, later and later', async () => {
    const shop = openSpoolStore();
    const starts: number[] = [];
    const client = new DeviceHostClient({
      store: shop.hostStore,
      clock: systemClock,
      spawn: () => {
        starts.push(Date.now());
        const host = new HostHere();
        host.kill();
        return host;
      },
    });
    await client.start();
    await until('three starts', () => starts.length === 3);
    const [first = 0, second = 0, third = 0] = starts;
    expect(second - first).toBeGreaterThanOrEqual(480);
    expect(third - second).toBeGreaterThanOrEqual(980);
    await client.stop();
    shop.close();
  });

  it('leaves no question open when it is stopped', async () => {
    const shop = openSpoolStore();
    const heard: ((message: FromHost) => void)[] = [];
    const posted: string[] = [];
    const client = new DeviceHostClient({
      store: shop.hostStore,
      clock: systemClock,
      // It hears everything and answers nothing but the end.
      spawn: () => ({
        post: ({ type }) => {
          posted.push(type);
          if (type === 'stop') setImmediate(() => heard[0]?.({ type: 'stopped' }));
        },
        onMessage: (listener) => {
          heard.push(listener);
          setImmediate(() => listener({ type: 'ready' }));
        },
        onExit: () => {},
        kill: () => {},
      }),
    });
    await client.start();
    await until('ready', () => posted.includes('configure'));
    const asked = client.call('devices.ports', {});
    await client.stop();
    expect(await asked).toMatchObject({ error: { code: 'internal' } });
    shop.close();
  });
});

describe('a device host that hangs', () => {
  it('without ending is noticed, ended and started again; one that answers is left alone', async () => {
    const shop = openSpoolStore();
    shop.addDevice(printerOn(null));
    const hosts: HostHere[] = [];
    const client = new DeviceHostClient({
      store: shop.hostStore,
      clock: systemClock,
      heartbeatMs: 20,
      spawn: () => {
        const host = new HostHere();
        hosts.push(host);
        return host;
      },
    });
    const states: string[] = [];
    client.onEvent((event) => {
      if (event.type === 'device.status') states.push(event.device.state);
    });
    await client.start();
    await until('ready', () => states.at(-1) === 'ready');
    // Ten heartbeats and more: the host that answers is still the first.
    await sleep(300);
    expect(hosts).toHaveLength(1);
    hosts[0]?.freeze();
    const asked = client.call('devices.ports', {});
    await until('told', () => states.includes('disconnected'));
    expect(await asked).toMatchObject({ error: { code: 'internal' } });
    expect(hosts[0]?.isAlive).toBe(false);
    await until('the next host', () => hosts.length === 2 && states.at(-1) === 'ready');
    await client.stop();
    shop.close();
  });
});
