import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FNC1, readGs1 } from '../../src/contract/kernel/gs1.ts';
import type { ScanCounts } from '../../src/contract/scanner-care.ts';
import { DeviceHost } from '../../src/main/devices/device-host.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import type { TillEvent } from '../../src/contract/events.ts';
import {
  insertCounter,
  insertProduct,
  insertSupplier,
} from '../../src/main/features/catalog/face.ts';
import { salesQueries } from '../../src/main/features/sales/index.ts';
import { isMisread, ScanLog } from '../../src/main/devices/scanner/scan-log.ts';
import { MANAGER, openTestStore, type TestStore } from '../support/store.ts';
import { type ScannerSimulator, startScannerSimulator } from './scanner-simulator.ts';
import { openSpoolStore } from './spool-store.ts';
import { scannerOn, TestHost, until } from './support.ts';

/** A store with cream (4006381333931) and cheese, sold by weight (UPC-A 036000291452). */
function openShop(): TestStore {
  const store = openTestStore({ features: [{ queries: salesQueries }] });
  store.write((context) => {
    const { db } = context;
    const supplier = { uid: context.newUid(), code: 'S1', name: 'Supplier' };
    const supplierId = insertSupplier(db, supplier);
    const counter = { uid: context.newUid(), code: 'C1', name: 'Counter', supplierId };
    const counterId = insertCounter(db, counter);
    for (const [name, unit, barcode] of [
      ['cream', 'piece', '4006381333931'],
      ['cheese', 'kg', '0036000291452'],
    ] as const) {
      const row = { sku: name, name, category: 'test', brand: '', unit, priceMinor: 1999 };
      const more = { taxRateBp: 0, counterId, barcodes: [barcode] };
      insertProduct(db, { uid: context.newUid(), ...row, ...more });
    }
  });
  return store;
}

describe('from the scanner to the sale', () => {
  let scanner: ScannerSimulator;
  let till: TestHost;
  let shop: TestStore;

  beforeEach(async () => {
    scanner = await startScannerSimulator();
    till = new TestHost();
    shop = openShop();
    await till.run([scannerOn(scanner.path)]);
  });

  afterEach(async () => {
    await till.stop();
    await scanner.stop();
    shop.close();
  });

  async function scan(sent: string) {
    scanner.scan(sent);
    await until('the scan', () => till.codes().length > 0);
    const event = till.events.find(({ type }) => type === 'scanner.scanned');
    if (event?.type !== 'scanner.scanned') throw new Error('no scan');
    return event;
  }

  it('case 6: GS1-128 with 0x1D is taken apart, and sells what it says', async () => {
    const { code, aim } = await scan(
      `]C1${FNC1}01000360002914523103000485${FNC1}10L-7${FNC1}17491231`,
    );
    expect(readGs1(code, aim)).toMatchObject({
      elements: [
        { ai: '01', data: '00036000291452' },
        { ai: '3103', data: '000485' },
        { ai: '10', data: 'L-7' },
        { ai: '17', data: '491231' },
      ],
    });
    expect(shop.value('sales.readScan', { code, aim })).toMatchObject({
      kind: 'product',
      product: { name: 'cheese' },
      quantityMilli: 485,
      details: { batch: 'L-7', expiresOn: '2049-12-31' },
    });
  });

  it('case 7: a bad check digit is shown with the right one, counted, and sells nothing', async () => {
    const { code, aim } = await scan(']E04006381333932');
    expect(shop.value('sales.readScan', { code, aim })).toEqual({
      kind: 'unknown',
      shown: '4006381333932',
      reason: 'wrongCheckDigit',
      expectedDigit: 1,
    });
    const log = await till.host.call('devices.scannerLog', { deviceId: 1 });
    expect(log).toMatchObject({
      value: { recent: [{ outcome: 'wrongCheckDigit', text: '4006381333932' }] },
    });
  });
});

describe('what is written down of a scanner', () => {
  const NONE: ScanCounts = { scan: 0, bounce: 0, wrongCheckDigit: 0, unreadable: 0, tooLong: 0 };

  it('is its last bytes as they came, and what became of its scans', async () => {
    const scanner = await startScannerSimulator();
    const spooled = openSpoolStore();
    const counted: (ScanCounts & { readonly deviceId: number })[] = [];
    const events: TillEvent[] = [];
    const host = new DeviceHost({
      devices: [{ id: 7, config: scannerOn(scanner.path) }],
      spool: spooled.spool,
      clock: systemClock,
      emit: (event) => void events.push(event),
      count: (counts) => void counted.push(counts),
    });
    const read = async () => {
      const reply = await host.call('devices.scannerLog', { deviceId: 7 });
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.value;
    };
    await host.start();
    await until('ready', () =>
      events.some((e) => e.type === 'device.status' && e.device.state === 'ready'),
    );
    scanner.send(Buffer.from('FIRST\r\nFIRST\r\nA\u0000B\r\n]E04006381333932\r\n'));
    await expect.poll(() => read().then(({ recent }) => recent.length)).toBe(4);
    const { rawHex, rawAt, recent } = await read();
    expect(Buffer.from(rawHex, 'hex').toString()).toBe(
      'FIRST\r\nFIRST\r\nA\u0000B\r\n]E04006381333932\r\n',
    );
    expect(Date.now() - (rawAt ?? 0)).toBeLessThan(5000);
    expect(recent.map(({ outcome, text }) => `${outcome} ${text}`)).toEqual([
      'wrongCheckDigit 4006381333932',
      'unreadable ',
      'bounce FIRST',
      'scan FIRST',
    ]);
    await host.stop();
    spooled.close();
    expect(counted).toEqual([
      { ...NONE, deviceId: 7, scan: 1, bounce: 1, unreadable: 1, wrongCheckDigit: 1 },
    ]);
    expect(await host.call('devices.scannerLog', { deviceId: 8 })).toMatchObject({
      error: { code: 'devices.unknown' },
    });
    await scanner.stop();
  });

  it('stays small, however much comes', () => {
    const log = new ScanLog(systemClock, () => {});
    for (let index = 0; index < 1000; index += 1) {
      log.received(Buffer.from(`${index}\r\n`));
      log.ended('scan', `${index}`.repeat(100));
    }
    log.received(Buffer.alloc(10_000, 0x41));
    const { rawHex, recent } = log.read();
    expect(rawHex).toBe('41'.repeat(256));
    expect(recent).toHaveLength(20);
    expect(recent[0]?.text).toHaveLength(80);
    log.flush();
  });

  it('is kept by day, for 90 days, and nothing of a scanner that is gone', () => {
    const shop = openSpoolStore();
    const deviceId = shop.addDevice(scannerOn('/dev/scanner'));
    const count = (counts: Partial<ScanCounts>, id = deviceId) =>
      shop.store.internal('devices.countScans', { ...NONE, ...counts, deviceId: id });
    const days = () => shop.store.value('devices.scannerDays', { deviceId }, { session: MANAGER });
    count({ scan: 5, wrongCheckDigit: 1 });
    count({ scan: 2, unreadable: 3 });
    count({ scan: 9 }, 99);
    expect(days()).toEqual([
      { ...NONE, day: '2026-11-21', scan: 7, wrongCheckDigit: 1, unreadable: 3 },
    ]);
    for (let day = 0; day < 100; day += 1) {
      shop.store.clock.advance(24 * 3600 * 1000);
      count({ scan: 1 });
    }
    expect(days()).toHaveLength(90);
    const rows = shop.store.db.get<{ readonly rows: number }>(
      'SELECT count(*) AS rows FROM scanner_days',
    );
    expect(rows?.rows).toBe(90);
    shop.close();
  });

  it('calls a number misread only where it can be nothing else', () => {
    expect(isMisread({ aim: ']E0', code: '4006381333932' })).toBe(true);
    expect(isMisread({ aim: ']E0', code: '4006381333931' })).toBe(false);
    expect(isMisread({ aim: null, code: '4006381333932' })).toBe(false);
    expect(isMisread({ aim: ']C0', code: '4006381333932' })).toBe(false);
    expect(isMisread({ aim: ']C1', code: '0104006381333932' })).toBe(true);
    expect(isMisread({ aim: ']C1', code: '0104006381333931' })).toBe(false);
  });
});
