import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCANNER_TEST_CODE } from '../../src/contract/scanner-care.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import type { SerialSettings } from '../../src/main/devices/device-config.ts';
import { decodeScan } from '../../src/main/devices/scanner/decode-scan.ts';
import { detectSettings } from '../../src/main/devices/scanner/detect-settings.ts';
import { Detection } from '../../src/main/devices/scanner/detection.ts';
import { Framer } from '../../src/main/devices/scanner/framer.ts';
import type { Transport } from '../../src/main/devices/transports/transport.ts';
import { startScannerSimulator } from './scanner-simulator.ts';
import { scannerOn, TestHost, until } from './support.ts';

const CODE = SCANNER_TEST_CODE;

/** Seven data bits as a line of eight sees them. */
function withEighthBit(text: string, kind: 'even' | 'odd' | 'mark'): Buffer {
  return Buffer.from(
    [...Buffer.from(text, 'latin1')].map((byte) => {
      const ones = byte.toString(2).replaceAll('0', '').length;
      const isSet = kind === 'mark' || (ones % 2 === 1) === (kind === 'even');
      return isSet ? byte | 0x80 : byte;
    }),
  );
}

describe('the test barcode', () => {
  it.each([
    [`${CODE}\r\n`, { suffix: 'line', prefix: '' }, null],
    [`${CODE}\r`, { suffix: 'line', prefix: '' }, null],
    [`]C0${CODE}\n`, { suffix: 'line', prefix: '' }, ']C0'],
    [`${CODE}\t`, { suffix: 'tab', prefix: '' }, null],
    [`\u0002]C0${CODE}\u0003`, { suffix: 'stx-etx', prefix: '' }, ']C0'],
    [CODE, { suffix: 'idle', prefix: '' }, null],
    [`A-]C0${CODE}#;\r\n`, { suffix: 'custom', ending: '#;', prefix: 'A-' }, ']C0'],
    [`\u0006\r\n99${CODE}\r\n`, { suffix: 'line', prefix: '99' }, null],
  ])('sent as %j tells prefix, AIM and suffix', (sent, settings, aim) => {
    expect(detectSettings(Buffer.from(sent, 'latin1'), CODE)).toEqual({
      line: { dataBits: 8, parity: 'none', stopBits: 1 },
      settings,
      aim,
    });
  });

  it.each([
    ['even', { dataBits: 7, parity: 'even', stopBits: 1 }],
    ['odd', { dataBits: 7, parity: 'odd', stopBits: 1 }],
    ['mark', { dataBits: 7, parity: 'none', stopBits: 2 }],
  ] as const)('tells %s parity by its eighth bits', (kind, line) => {
    expect(detectSettings(withEighthBit(`${CODE}\r\n`, kind), CODE)).toMatchObject({
      line,
      settings: { suffix: 'line' },
    });
  });

  it('is not found in noise, or in another code', () => {
    for (const noise of ['', '\u00ff\u0080\u0000', 'GUITAI-7532\r\n', '6901234567892']) {
      expect(detectSettings(Buffer.from(noise, 'latin1'), CODE)).toBeNull();
    }
  });

  it('gives settings that read the next scan as it is', () => {
    const prefix = fc.constantFrom('', 'A', 'P1-', '#');
    const aim = fc.constantFrom('', ']C0', ']E0');
    const end = fc.constantFrom('\r\n', '\r', '\t', ';', '##', '|\r\n');
    fc.assert(
      fc.property(prefix, aim, end, (before, symbology, after) => {
        const sent = `${before}${symbology}${CODE}${after}`;
        const settings = detectSettings(Buffer.from(sent), CODE)?.settings;
        if (settings === undefined) throw new Error('not found');
        const framer = new Framer(settings.suffix, settings.ending);
        const next = `${before}${symbology}6901234567892${after}`;
        const scans = [...framer.push(Buffer.from(next + next))].map((frame) =>
          frame.kind === 'data' ? decodeScan(frame.bytes, settings.prefix) : frame,
        );
        const scan = { code: '6901234567892', aim: symbology === '' ? null : symbology };
        expect(scans).toEqual([scan, scan]);
      }),
    );
  });
});

/** A line on which a scanner of another speed is noise: what a wrong speed makes of bytes. */
function lineOfSpeed(speed: number, opened: SerialSettings[]) {
  return (settings: SerialSettings): Transport => {
    let hear: ((bytes: Uint8Array) => void) | null = null;
    return {
      onData: (listener) => {
        hear = listener;
      },
      onGone: () => {},
      open: async () => {
        opened.push(settings);
        const right = Buffer.from(`]C0${CODE}\r\n`);
        const noise = Buffer.from([0xff, 0x80, 0x1e, 0x06]);
        setTimeout(() => hear?.(settings.baudRate === speed ? right : noise), 5);
      },
      write: async () => {},
      close: async () => {},
    };
  };
}

describe('the search for how a scanner is set', () => {
  it('tries one speed after the other, each after a scan that was not the code', async () => {
    const opened: SerialSettings[] = [];
    let hasEnded = false;
    const detection = new Detection({
      paths: ['/dev/one'],
      clock: systemClock,
      makeTransport: lineOfSpeed(38_400, opened),
      onEnd: () => {
        hasEnded = true;
      },
    });
    void detection.run();
    await until('the end', () => hasEnded);
    expect(opened.map(({ baudRate }) => baudRate)).toEqual([9600, 115_200, 19_200, 38_400]);
    expect(detection.ask()).toMatchObject({
      baudRate: null,
      misses: 3,
      found: { serial: { path: '/dev/one', baudRate: 38_400 }, settings: { suffix: 'line' } },
    });
  });

  it('finds the port and the settings on real lines, and gives the devices on them back', async () => {
    const scanner = await startScannerSimulator();
    const other = await startScannerSimulator();
    const till = new TestHost();
    await till.run([scannerOn(scanner.path, { suffix: 'tab' })]);
    const paths = [other.path, scanner.path, '/dev/does-not-exist'];
    await till.host.call('devices.detectStart', { paths });
    await till.reaches(1, 'disabled');
    await expect.poll(() => state().then(({ baudRate }) => baudRate)).toBe(9600);
    await expect.poll(() => state().then(({ unusable }) => unusable)).toEqual([paths[2]]);
    scanner.send(Buffer.from(`\u0002X1]C0${CODE}\u0003`));
    await expect
      .poll(() => state().then(({ found }) => found), { timeout: 5000 })
      .toEqual({
        serial: { path: scanner.path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
        settings: { suffix: 'stx-etx', prefix: 'X1' },
        aim: ']C0',
      });
    await till.reaches(1, 'ready');
    scanner.scan('AFTER', '\t');
    await until('the next scan', () => till.codes().includes('AFTER'));
    await till.stop();
    await scanner.stop();
    await other.stop();

    async function state() {
      const reply = await till.host.call('devices.detectState', {});
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.value;
    }
  });

  it('is stopped by who asked for it, and the devices come back', async () => {
    const scanner = await startScannerSimulator();
    const till = new TestHost();
    await till.run([scannerOn(scanner.path)]);
    await till.host.call('devices.detectStart', { paths: [scanner.path] });
    await till.reaches(1, 'disabled');
    await till.host.call('devices.detectStop', {});
    await till.reaches(1, 'ready');
    await sleep(50);
    scanner.scan('BACK');
    await until('the scan', () => till.codes().length > 0);
    expect(till.codes()).toEqual(['BACK']);
    await till.stop();
    await scanner.stop();
  });
});
