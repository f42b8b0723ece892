import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PortIdentity } from '../../src/contract/port-identity.ts';
import type { TillEvent } from '../../src/contract/events.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import type { ScannerConfig } from '../../src/main/devices/device-config.ts';
import { DeviceHost } from '../../src/main/devices/device-host.ts';
import { findPort } from '../../src/main/devices/transports/find-port.ts';
import type { ListedPort } from '../../src/main/devices/transports/serial-ports.ts';
import { watchPath } from '../../src/main/devices/transports/watch-path.ts';
import { type ScannerSimulator, startScannerSimulator } from './scanner-simulator.ts';
import { NO_SPOOL, scannerOn, until } from './support.ts';

const HONEYWELL = { vendorId: '0c2e', productId: '0901' } as const;
const identity = (serialNumber: string | null, locationId: string | null): PortIdentity => ({
  ...HONEYWELL,
  serialNumber,
  locationId,
});
const port = (path: string, known: Partial<ListedPort> = {}): ListedPort => ({
  path,
  manufacturer: null,
  serialNumber: null,
  vendorId: null,
  productId: null,
  locationId: null,
  ...known,
});
const scanner = (path: string, serialNumber: string | null, locationId: string | null) =>
  port(path, identity(serialNumber, locationId));
const config = (path: string, own: PortIdentity): ScannerConfig => {
  const { transport, ...rest } = scannerOn(path);
  return { ...rest, transport: { ...transport, identity: own } as ScannerConfig['transport'] };
};
const find = (
  path: string,
  own: PortIdentity,
  ports: readonly ListedPort[],
  others: readonly PortIdentity[] = [],
) => findPort({ path, identity: own, others }, ports);

describe('case 31: a serial device is known again', () => {
  it('by its serial number, at whichever path and in whichever socket', () => {
    const ports = [scanner('/dev/ttyACM0', 'B', '1-1'), scanner('/dev/ttyACM7', 'A', '1-9')];
    expect(find('/dev/ttyACM0', identity('A', '1-1'), ports)).toBe('/dev/ttyACM7');
  });

  it('by its model and socket: one of the same model in its place is a hot swap', () => {
    const ports = [scanner('/dev/ttyACM3', 'NEW', '1-1'), scanner('/dev/ttyACM4', 'X', '1-2')];
    expect(find('/dev/ttyACM0', identity('A', '1-1'), ports)).toBe('/dev/ttyACM3');
    expect(find('/dev/ttyACM0', identity(null, '1-2'), ports)).toBe('/dev/ttyACM4');
  });

  it('but never takes what is another device of the till', () => {
    const ports = [scanner('/dev/ttyACM0', 'B', '1-1')];
    const others = [identity('B', '1-2')];
    expect(find('/dev/ttyACM0', identity('A', '1-1'), ports, others)).toBeNull();
    expect(find('/dev/ttyACM1', identity('B', '1-2'), ports, [identity('A', '1-1')])).toBe(
      '/dev/ttyACM0',
    );
  });

  it('by its socket, where the maker gives all the same serial number', () => {
    const ports = [scanner('/dev/ttyACM0', '0001', '1-2'), scanner('/dev/ttyACM1', '0001', '1-1')];
    const [left, right] = [identity('0001', '1-1'), identity('0001', '1-2')];
    expect(find('/dev/ttyACM0', left, ports, [right])).toBe('/dev/ttyACM1');
    expect(find('/dev/ttyACM1', right, ports, [left])).toBe('/dev/ttyACM0');
  });

  it('by its path, unless something else is there now', () => {
    const own = identity(null, null);
    expect(find('/dev/ttyUSB0', own, [])).toBe('/dev/ttyUSB0');
    expect(find('/dev/ttyUSB0', own, [port('/dev/ttyUSB0')])).toBe('/dev/ttyUSB0');
    expect(find('/dev/ttyUSB0', own, [scanner('/dev/ttyUSB0', null, '1-4')])).toBe('/dev/ttyUSB0');
    const printer = port('/dev/ttyUSB0', { vendorId: '04b8', productId: '0202' });
    expect(find('/dev/ttyUSB0', own, [printer])).toBeNull();
  });

  it('a new serial port wakes whoever waits for one that moved', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-dev-'));
    let appeared = 0;
    const look = () => {
      appeared += 1;
    };
    const unwatch = watchPath(join(folder, 'ttyUSB0'), look, folder);
    writeFileSync(join(folder, 'null'), '');
    writeFileSync(join(folder, 'ttyUSB5'), '');
    await until('a look', () => appeared > 0);
    expect(appeared).toBeGreaterThan(0);
    unwatch();
    rmSync(folder, { recursive: true });
  });
});

describe('case 31: the path changes, the serial number is the same', () => {
  const events: TillEvent[] = [];
  let ports: ListedPort[] | null = [];
  const simulators: ScannerSimulator[] = [];
  const host = new DeviceHost({
    devices: [],
    spool: NO_SPOOL,
    clock: systemClock,
    emit: (event) => void events.push(event),
    listPorts: async () => ports,
  });

  afterEach(async () => {
    await host.stop();
    await Promise.all(simulators.splice(0).map((simulator) => simulator.stop()));
    events.length = 0;
  });

  async function plugIn(): Promise<ScannerSimulator> {
    const simulator = await startScannerSimulator();
    simulators.push(simulator);
    return simulator;
  }
  const timesReady = () =>
    events.filter((event) => event.type === 'device.status' && event.device.state === 'ready')
      .length;
  const scansOf = (deviceId: number) =>
    events.flatMap((event) =>
      event.type === 'scanner.scanned' && event.deviceId === deviceId ? [event.code] : [],
    );
  const stateOf = (deviceId: number) =>
    events.findLast((event) => event.type === 'device.status' && event.device.id === deviceId);
  const isReady = (deviceId: number) => {
    const event = stateOf(deviceId);
    return event?.type === 'device.status' && event.device.state === 'ready';
  };

  it('is bound again, with no restart', async () => {
    const before = await plugIn();
    const own = identity('A', '1-1');
    ports = [scanner(before.path, 'A', '1-1')];
    await host.configure([{ id: 1, config: config(before.path, own) }]);
    await until('ready', () => isReady(1));
    const after = await plugIn();
    ports = [scanner(after.path, 'A', '1-4')];
    await before.unplug();
    await until('ready again', () => timesReady() === 2);
    after.scan('7501000000017');
    await until('a scan', () => scansOf(1).length === 1);
    expect(scansOf(1)).toEqual(['7501000000017']);
  });

  it('two of one kind that change places keep their names', async () => {
    const [first, second] = [await plugIn(), await plugIn()];
    const [left, right] = [identity('A', '1-1'), identity('B', '1-2')];
    // What the till knows is from before: their paths have changed hands.
    ports = [scanner(first.path, 'B', '1-1'), scanner(second.path, 'A', '1-2')];
    await host.configure([
      { id: 1, config: config(first.path, left) },
      { id: 2, config: config(second.path, right) },
    ]);
    await until('both ready', () => isReady(1) && isReady(2));
    first.scan('1111');
    second.scan('2222');
    await until('both scans', () => scansOf(1).length + scansOf(2).length === 2);
    expect([scansOf(1), scansOf(2)]).toEqual([['2222'], ['1111']]);
  });

  it('something else at its path is left alone and told', async () => {
    const printer = await plugIn();
    ports = [port(printer.path, { vendorId: '04b8', productId: '0202' })];
    await host.configure([{ id: 1, config: config(printer.path, identity('A', '1-1')) }]);
    await until('told', () => {
      const event = stateOf(1);
      return event?.type === 'device.status' && event.device.state === 'disconnected';
    });
    const event = stateOf(1);
    expect(event?.type === 'device.status' && event.device.detail).toContain('Another device');
  });

  it('a machine that cannot list its ports uses the path', async () => {
    const only = await plugIn();
    ports = null;
    await host.configure([{ id: 1, config: config(only.path, identity('A', '1-1')) }]);
    await until('ready', () => isReady(1));
    expect(isReady(1)).toBe(true);
  });
});
