import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScannerSimulator, startScannerSimulator } from './scanner-simulator.ts';
import { scannerOn, TestHost, until } from './support.ts';

const EAN = '6901234567892';

/** Frames of rubbish, and now and then one that happens to be readable. */
function noisyFrame(index: number): string {
  return index % 100 === 99 ? `A${index}\r` : `${'\xff'.repeat(19)}\r`;
}

describe('a serial scanner', () => {
  let scanner: ScannerSimulator;
  let till: TestHost;

  beforeEach(async () => {
    scanner = await startScannerSimulator();
    till = new TestHost();
  });

  afterEach(async () => {
    await till.stop();
    await scanner.stop();
  });

  /** Waits for `count` scans, then a little longer for those that must not come. */
  async function scanned(count: number): Promise<string[]> {
    await until(`${count} scans`, () => till.codes().length >= count);
    await sleep(80);
    return till.codes();
  }

  it('case 1: CR, LF, CRLF and double CR end one scan each', async () => {
    await till.run([scannerOn(scanner.path)]);
    for (const [code, end] of [
      ['A1', '\r'],
      ['A2', '\n'],
      ['A3', '\r\n'],
      ['A4', '\r\r'],
      ['A5', '\r\n\r\n'],
    ] as const) {
      scanner.scan(code, end);
    }
    expect(await scanned(5)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it('case 2: STX and ETX enclose a scan; what lies outside is dropped', async () => {
    await till.run([scannerOn(scanner.path, { suffix: 'stx-etx' })]);
    scanner.send(Buffer.from(`x\x02${EAN}\x03\r\n\x02half\x02whole\x03`));
    expect(await scanned(2)).toEqual([EAN, 'whole']);
  });

  it('case 3: without a suffix, silence ends a scan', async () => {
    await till.run([scannerOn(scanner.path, { suffix: 'idle' })]);
    scanner.scan('FIRST', '');
    await sleep(150);
    scanner.scan('SECOND', '');
    expect(await scanned(2)).toEqual(['FIRST', 'SECOND']);
  });

  it('case 3: a tab ends a scan where the scanner is set so', async () => {
    await till.run([scannerOn(scanner.path, { suffix: 'tab' })]);
    scanner.scan('ONE', '\t');
    scanner.scan('TWO', '\t');
    expect(await scanned(2)).toEqual(['ONE', 'TWO']);
  });

  it('case 4: a scan that comes byte by byte is one scan', async () => {
    await till.run([scannerOn(scanner.path)]);
    for (const char of `]E0${EAN}\r\n`) {
      scanner.send(Buffer.from(char));
      await sleep(8);
    }
    expect(await scanned(1)).toEqual([EAN]);
    expect(till.events.at(-1)).toMatchObject({ type: 'scanner.scanned', aim: ']E0' });
  });

  it('case 5: a burst of 2000 scans arrives whole and in order', async () => {
    await till.run([scannerOn(scanner.path)]);
    const codes = Array.from({ length: 2000 }, (_, index) => `CODE-${index}`);
    scanner.send(Buffer.from(codes.map((code) => `${code}\r\n`).join('')));
    expect(await scanned(2000)).toEqual(codes);
  });

  it('case 8: the same code after 100 ms is a bounce, after 1 s a second item', async () => {
    await till.run([scannerOn(scanner.path)]);
    scanner.scan(EAN);
    await sleep(100);
    scanner.scan(EAN);
    expect(await scanned(1)).toEqual([EAN]);
    await sleep(900);
    scanner.scan(EAN);
    expect(await scanned(2)).toEqual([EAN, EAN]);
  });

  it('case 9: the same code on two scanners counts twice', async () => {
    const other = await startScannerSimulator();
    await till.run([scannerOn(scanner.path), scannerOn(other.path)]);
    scanner.scan(EAN);
    other.scan(EAN);
    await scanned(2);
    expect([till.codes(1), till.codes(2)]).toEqual([[EAN], [EAN]]);
    await till.stop();
    await other.stop();
  });

  it('case 10: 10 MB of garbage is thrown away and told; the next scan is read', async () => {
    await till.run([scannerOn(scanner.path)]);
    const noise = Buffer.alloc(10 * 1024 * 1024);
    for (let index = 0; index < noise.length; index += 1) noise[index] = 0x80 + (index % 0x7f);
    const before = process.memoryUsage().rss;
    scanner.send(noise);
    await until('noise reported', () => sumDiscarded() >= noise.length, 20_000);
    scanner.scan(EAN);
    expect(await scanned(1)).toEqual([EAN]);
    expect(till.discarded()[0]).toMatchObject({ reason: 'tooLong', deviceId: 1 });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('case 10: noise with line ends in it does not become scans without end', async () => {
    await till.run([scannerOn(scanner.path)]);
    const noise = Array.from({ length: 2500 }, (_, index) => noisyFrame(index)).join('');
    scanner.send(Buffer.from(noise, 'latin1'));
    await until('noise reported', () => till.discarded().length > 0);
    await sleep(400);
    scanner.scan(EAN);
    expect(await scanned(1)).toEqual([EAN]);
    expect(till.discarded().length).toBeLessThan(5);
  });

  function sumDiscarded(): number {
    return till.discarded().reduce((sum, event) => sum + event.bytes, 0);
  }

  it('case 11: NUL, FF and bad UTF-8 are told as unreadable, Chinese text of both kinds is read', async () => {
    await till.run([scannerOn(scanner.path)]);
    scanner.send(Buffer.from([0x41, 0x00, 0x42, 13]));
    scanner.send(Buffer.from([0xff, 0x41, 13]));
    scanner.send(Buffer.from([0xc3, 0x28, 13]));
    scanner.send(Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 13]));
    scanner.scan('再见');
    expect(await scanned(2)).toEqual(['你好', '再见']);
    await until('discards told', () => till.discarded().length > 0);
    expect(till.discarded()).toEqual([
      { type: 'scanner.discarded', deviceId: 1, reason: 'unreadable', bytes: 7 },
    ]);
  });

  it('case 12: unplugged within a scan and plugged in again, the halves never meet', async () => {
    await till.run([scannerOn(scanner.path)]);
    scanner.send(Buffer.from('690123'));
    await sleep(60);
    await scanner.unplug();
    await till.reaches(1, 'disconnected');
    await scanner.replug();
    await till.reaches(1, 'ready', 2000);
    scanner.scan(EAN);
    expect(await scanned(1)).toEqual([EAN]);
  });

  it('case 13: ACK, NAK, configuration replies and self-talk are no scans', async () => {
    await till.run([scannerOn(scanner.path)]);
    scanner.send(Buffer.from('\x06\x15\r\n$$%~OK\r\n\x02\x01status\x03\r\n\x06'));
    scanner.send(Buffer.from(`\x15$$%~OK${EAN}\r\n`));
    expect(await scanned(1)).toEqual([EAN]);
  });

  it('a suffix that never comes is told, and does not glue two scans together', async () => {
    await till.run([scannerOn(scanner.path)]);
    scanner.scan('NO-SUFFIX', '');
    await until('told', () => till.discarded().length > 0);
    scanner.scan(EAN);
    expect(await scanned(1)).toEqual([EAN]);
  });
});
