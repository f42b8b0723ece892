import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SerialPort, SerialPortMock } from 'serialport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SerialSettings } from '../../src/main/devices/device-config.ts';
import { SerialTransport } from '../../src/main/devices/transports/serial.ts';
import { until } from './support.ts';

/** Pseudo-terminals have no modem lines: serialport's own mock stands for the port. */
describe('case 34: CTS and DTR', () => {
  let folder: string;
  let path: string;
  let mock: SerialPortMock;
  let line: SerialTransport;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guitai-lines-'));
    path = join(folder, 'ttyS0');
    writeFileSync(path, '');
    SerialPortMock.binding.createPort(path, { record: true });
  });

  afterEach(async () => {
    await line.close();
    SerialPortMock.binding.reset();
    rmSync(folder, { recursive: true });
  });

  async function open(flowControl: SerialSettings['flowControl']): Promise<void> {
    const settings = { path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
    line = new SerialTransport(
      { ...settings, flowControl },
      {
        makePort: (options: ConstructorParameters<typeof SerialPort>[0]) => {
          mock = new SerialPortMock({ ...options, autoOpen: false });
          return mock;
        },
      },
    );
    await line.open();
  }

  /** The lines as the device holds them. */
  function hold(lines: { readonly cts: boolean; readonly dsr: boolean }): void {
    vi.spyOn(bound(), 'get').mockResolvedValue({ ...lines, dcd: false });
  }

  function bound() {
    if (mock.port === undefined) throw new Error('The port is not open');
    return mock.port;
  }

  const recorded = () => bound().recording.toString('latin1');

  it('case 34: with RTS/CTS the port is opened so, and nothing leaves while CTS is low', async () => {
    await open('rts-cts');
    expect(bound().openOptions.rtscts).toBe(true);
    hold({ cts: false, dsr: true });
    const written = line.write(Buffer.from('receipt'), 2000);
    await sleep(120);
    expect(recorded()).toBe('');
    hold({ cts: true, dsr: false });
    await written;
    expect(recorded()).toBe('receipt');
  });

  it('case 34: with DTR/DSR it is DSR that counts', async () => {
    await open('dtr-dsr');
    expect(bound().openOptions.rtscts).toBe(false);
    hold({ cts: true, dsr: false });
    const written = line.write(Buffer.from('receipt'), 2000);
    await sleep(120);
    expect(recorded()).toBe('');
    hold({ cts: false, dsr: true });
    await written;
    expect(recorded()).toBe('receipt');
  });

  it('case 34: the till raises DTR and RTS, so that the device knows it is there', async () => {
    const raised: object[] = [];
    const original = SerialPortMock.binding.open.bind(SerialPortMock.binding);
    const spy = vi
      .spyOn(SerialPortMock.binding, 'open')
      .mockImplementation(async (options: Parameters<typeof original>[0]) => {
        const port = await original(options);
        vi.spyOn(port, 'set').mockImplementation(async (lines: object) => void raised.push(lines));
        return port;
      });
    await open('dtr-dsr');
    spy.mockRestore();
    expect(raised).toEqual([expect.objectContaining({ dtr: true, rts: true })]);
  });

  it('case 34: a line that stays low times out, and what waited is never sent', async () => {
    await open('rts-cts');
    hold({ cts: false, dsr: false });
    const written = line.write(Buffer.from('receipt'), 100);
    await expect(written).rejects.toMatchObject({ fault: 'timed-out' });
    hold({ cts: true, dsr: true });
    await sleep(80);
    expect(recorded()).toBe('');
  });

  it('case 34: closed while it waits, the write fails at once', async () => {
    await open('rts-cts');
    hold({ cts: false, dsr: false });
    const failure = vi.fn();
    void line.write(Buffer.from('receipt'), 5000).catch(failure);
    await sleep(40);
    expect(failure).not.toHaveBeenCalled();
    await line.close();
    await until('the write failed', () => failure.mock.calls.length === 1, 1000);
  });

  it('case 34: without flow control the lines are left alone', async () => {
    await open(undefined);
    hold({ cts: false, dsr: false });
    await line.write(Buffer.from('scan me'), 500);
    expect(recorded()).toBe('scan me');
  });
});
