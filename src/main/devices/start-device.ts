import type { DeviceState } from '../../contract/devices.ts';
import type { TillEvent } from '../../contract/events.ts';
import { assertNever } from '../../contract/kernel/result.ts';
import type { PortIdentity } from '../../contract/port-identity.ts';
import type { Clock } from './clock.ts';
import type { DisplayConfig, PrinterConfig, ScannerConfig, StoredDevice } from './device-config.ts';
import type { LineWitness } from './device-facts.ts';
import { DisplayDriver, type ShownPage } from './display/display-driver.ts';
import { loadRomanise } from './display/romanise.ts';
import { PrinterDriver } from './printer/printer-driver.ts';
import { PRINTER_TIMINGS, type PrinterTimings } from './printer/timings.ts';
import { ScannerDriver } from './scanner/scanner-driver.ts';
import type { ScanLog } from './scanner/scan-log.ts';
import type { SpoolPort } from './spool-port.ts';
import { NetworkTransport } from './transports/network.ts';
import { FoundSerialTransport } from './transports/found-serial.ts';
import { SerialTransport } from './transports/serial.ts';
import type { listSerialPorts } from './transports/serial-ports.ts';
import type { Transport } from './transports/transport.ts';
import { VirtualTransport } from './transports/virtual.ts';
import { VirtualDisplay } from './virtual/virtual-display.ts';
import { VirtualPrinter } from './virtual/virtual-printer.ts';
import { VirtualScanner } from './virtual/virtual-scanner.ts';

/** What every kind of device is given. */
export interface DeviceParts {
  readonly spool: SpoolPort;
  readonly clock: Clock;
  readonly timings: PrinterTimings | undefined;
  /** What customer displays show first. */
  readonly shown: ShownPage;
  /** Counts what goes over its lines. */
  readonly witness: LineWitness;
  /** The machine's serial ports. */
  readonly listPorts: typeof listSerialPorts;
  /** By what the till's other serial devices are known. */
  readonly others: () => readonly PortIdentity[];
  readonly emit: (event: TillEvent) => void;
  /** Where a scanner's driver writes down what came. */
  readonly scanLog: () => ScanLog;
  readonly report: (state: DeviceState, detail: string | null) => void;
}

/** A device as the host runs it, whatever its kind. */
export interface StartedDevice {
  readonly virtual: VirtualScanner | VirtualPrinter | VirtualDisplay | null;
  start(): void;
  stop(): Promise<void>;
  /** Print jobs may wait. */
  kick(): void;
  /** Customers see another page. */
  show(page: ShownPage): void;
}

/** Makes the driver of a device; it does nothing until it is started. */
export function makeDevice({ id, config }: StoredDevice, parts: DeviceParts): StartedDevice {
  switch (config.kind) {
    case 'scanner':
      return makeScanner(id, config, parts);
    case 'printer':
      return makePrinter(id, config, parts);
    case 'display':
      return makeDisplay(config, parts);
    default:
      return assertNever(config);
  }
}

function makeScanner(deviceId: number, config: ScannerConfig, parts: DeviceParts): StartedDevice {
  const virtual = config.transport.type === 'virtual' ? new VirtualScanner(config.settings) : null;
  const driver = new ScannerDriver({
    deviceId,
    config,
    clock: parts.clock,
    log: parts.scanLog(),
    makeTransport: () => makeTransport(config.transport, virtual, parts),
    report: parts.report,
    emit: parts.emit,
  });
  return { virtual, ...handles(driver) };
}

function makePrinter(deviceId: number, config: PrinterConfig, parts: DeviceParts): StartedDevice {
  const { clock, spool, timings } = parts;
  const virtual = config.transport.type === 'virtual' ? new VirtualPrinter(clock) : null;
  const driver = new PrinterDriver({
    deviceId,
    config,
    clock,
    spool,
    timings: timings ?? PRINTER_TIMINGS,
    makeTransport: () => makeTransport(config.transport, virtual, parts),
    report: parts.report,
  });
  return { virtual, ...handles(driver), kick: () => driver.kick() };
}

function makeDisplay(config: DisplayConfig, parts: DeviceParts): StartedDevice {
  const virtual = config.transport.type === 'virtual' ? new VirtualDisplay(config.settings) : null;
  const driver = new DisplayDriver({
    config,
    clock: parts.clock,
    shown: parts.shown,
    makeTransport: () => makeTransport(config.transport, virtual, parts),
    report: parts.report,
    loadRomanise,
  });
  return { virtual, ...handles(driver), show: (page) => driver.show(page) };
}

function handles(driver: Pick<StartedDevice, 'start' | 'stop'>) {
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    kick: () => {},
    show: () => {},
  };
}

/** What a line is made from, beside its settings. */
type LineParts = Pick<DeviceParts, 'listPorts' | 'others' | 'witness'>;

function makeTransport(
  transport: StoredDevice['config']['transport'],
  virtual: StartedDevice['virtual'],
  parts: LineParts,
): Transport {
  switch (transport.type) {
    case 'serial':
      return serialTransport(transport, parts);
    case 'network': {
      const { type: _, ...address } = transport;
      const place = `${address.host}:${address.port}`;
      return parts.witness.watch(new NetworkTransport(address), () => place);
    }
    case 'virtual':
      if (virtual === null) throw new Error('A virtual line needs a virtual device');
      return parts.witness.watch(new VirtualTransport(virtual), () => null);
    default:
      return assertNever(transport);
  }
}

function serialTransport(
  transport: Extract<StoredDevice['config']['transport'], { type: 'serial' }>,
  { listPorts, others, witness }: LineParts,
): Transport {
  const { type: _, identity, ...settings } = transport;
  let { path } = settings;
  const connect = (found: string) => {
    path = found;
    return new SerialTransport({ ...settings, path });
  };
  const line =
    identity === undefined
      ? connect(path)
      : new FoundSerialTransport({
          wanted: () => ({ path: settings.path, identity, others: others() }),
          list: listPorts,
          connect,
        });
  return witness.watch(line, () => path);
}
