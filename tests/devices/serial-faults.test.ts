import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { describe, expect, it, vi } from 'vitest';
import { SerialTransport } from '../../src/main/devices/transports/serial.ts';
import { listSerialPorts } from '../../src/main/devices/transports/serial-ports.ts';
import {
  TransportError,
  type TransportFault,
} from '../../src/main/devices/transports/transport.ts';
import { openPty } from './pty.ts';

const LINE = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;

const TRANSPORT = new URL('../../src/main/devices/transports/serial.ts', import.meta.url).href;
const POWERS = '-dac_override,-dac_read_search';
const WITHOUT_POWER = ['setpriv', '--bounding-set', POWERS, '--inh-caps', POWERS];

async function faultOf(path: string): Promise<TransportFault | 'none' | 'other'> {
  const transport = new SerialTransport({ path, ...LINE });
  try {
    await transport.open();
    return 'none';
  } catch (error) {
    return error instanceof TransportError ? error.fault : 'other';
  } finally {
    await transport.close();
  }
}

describe('case 30: what keeps a port from opening', () => {
  it('is told apart: not there, held by another, or no port at all', async () => {
    expect(await faultOf('/dev/does-not-exist')).toBe('absent');
    const pty = await openPty('held');
    const holder = new SerialTransport({ path: pty.path, ...LINE });
    await holder.open();
    expect(await faultOf(pty.path)).toBe('busy-elsewhere');
    await holder.close();
    expect(await faultOf(pty.path)).toBe('none');
    await pty.stop();
    const folder = mkdtempSync(join(tmpdir(), 'guitai-port-'));
    writeFileSync(join(folder, 'file'), '');
    expect(await faultOf(join(folder, 'file'))).toBe('failed');
    rmSync(folder, { recursive: true });
  });

  it('no permission is its own message', async () => {
    const pty = await openPty('forbidden');
    chmodSync(pty.path, 0);
    const script = `
      import { SerialTransport } from ${JSON.stringify(TRANSPORT)};
      const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 };
      const transport = new SerialTransport({ path: process.argv[1], ...line });
      console.log(await transport.open().then(() => 'open', (error) => error.fault));`;
    const node = [process.execPath, '--input-type=module', '-e', script, pty.path];
    // Root may open anything, unless it gives that up.
    const [command = '', ...args] = process.getuid?.() === 0 ? [...WITHOUT_POWER, ...node] : node;
    const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    expect(stdout.trim() || stderr).toBe('no-permission');
    await pty.stop();
  });

  it('impossible line settings are refused, not opened silently', () => {
    const settings = { path: '/dev/null', ...LINE };
    expect(() => new SerialTransport({ ...settings, dataBits: 9 as 8 })).toThrow('dataBits');
    expect(() => new SerialTransport({ ...settings, parity: 'foo' as 'none' })).toThrow('parity');
  });

  it('a machine without udevadm lists no ports and says so', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nonexistent';
    try {
      expect(await listSerialPorts()).toBeNull();
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('a line that opens too late', () => {
  it('is closed again, and can be opened the next time', async () => {
    const pty = await openPty('late');
    // oxlint-disable-next-line typescript/unbound-method -- called with the port it belongs to
    const { open } = SerialPort.prototype;
    const slow = vi.spyOn(SerialPort.prototype, 'open');
    slow.mockImplementation(function later(this: SerialPort, done) {
      setTimeout(() => open.call(this, done), 200);
    });
    const transport = new SerialTransport({ path: pty.path, ...LINE }, { openTimeoutMs: 50 });
    await expect(transport.open()).rejects.toMatchObject({ fault: 'timed-out' });
    await transport.close();
    slow.mockRestore();
    await sleep(500);
    expect(await faultOf(pty.path)).toBe('none');
    await pty.stop();
  });
});

describe('a line that is lost', () => {
  it('by an error that did not close it is closed all the same', async () => {
    const pty = await openPty('error');
    const opened: SerialPort[] = [];
    // oxlint-disable-next-line typescript/unbound-method -- called with the port it belongs to
    const { open } = SerialPort.prototype;
    const watched = vi.spyOn(SerialPort.prototype, 'open');
    watched.mockImplementation(function keep(this: SerialPort, done) {
      opened.push(this);
      open.call(this, done);
    });
    const transport = new SerialTransport({ path: pty.path, ...LINE });
    await transport.open();
    watched.mockRestore();
    opened[0]?.emit('error', new Error('framing'));
    await transport.close();
    expect(await faultOf(pty.path)).toBe('none');
    await pty.stop();
  });

  it('says so once, and takes no more bytes', async () => {
    const pty = await openPty('lost');
    const transport = new SerialTransport({ path: pty.path, ...LINE });
    let losses = 0;
    transport.onData(() => {});
    transport.onGone(() => {
      losses += 1;
    });
    await transport.open();
    await pty.unplug();
    await expect.poll(() => losses).toBe(1);
    await expect(transport.write(Uint8Array.of(1), 100)).rejects.toThrow(TransportError);
    await transport.close();
    expect(losses).toBe(1);
    await pty.stop();
  });

  it('that does not read makes a write time out, and closing does not hang', async () => {
    const pty = await openPty('deaf');
    const transport = new SerialTransport({ path: pty.path, ...LINE });
    await transport.open();
    pty.freeze();
    await expect(transport.write(new Uint8Array(1_000_000), 300)).rejects.toMatchObject({
      fault: 'timed-out',
    });
    const at = Date.now();
    await transport.close();
    expect(Date.now() - at).toBeLessThan(2500);
    pty.thaw();
    await pty.stop();
  });
});
