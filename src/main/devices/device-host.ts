import type { CallInput, CallName, CallReply } from '../../contract/index.ts';
import type { Device, DeviceState } from '../../contract/devices.ts';
import type { TillEvent } from '../../contract/events.ts';
import { fail } from '../../contract/kernel/result.ts';
import type { PortIdentity } from '../../contract/port-identity.ts';
import type { Clock } from './clock.ts';
import type { StoredDevice } from './device-config.ts';
import { NOTHING_SHOWN, type ShownPage } from './display/display-driver.ts';
import { DeviceWitnesses } from './device-facts.ts';
import type { PrinterTimings } from './printer/timings.ts';
import {
  ScannerCare,
  type ScannerCareCall,
  type ScannerCareParts,
} from './scanner/scanner-care.ts';
import type { SpoolPort } from './spool-port.ts';
import { makeDevice, type StartedDevice } from './start-device.ts';
import { listSerialPorts } from './transports/serial-ports.ts';
import { VirtualDisplay } from './virtual/virtual-display.ts';
import { VirtualPrinter } from './virtual/virtual-printer.ts';
import { VirtualScanner } from './virtual/virtual-scanner.ts';

/** The calls that the device host answers. */
export type HostCall = Extract<
  CallName,
  | 'devices.list'
  | 'devices.ports'
  | 'support.deviceFacts'
  | 'devices.showCustomer'
  | 'devices.virtualDisplay'
  | 'devices.virtualScan'
  | 'devices.virtualPaper'
  | 'devices.virtualPrinter'
  | ScannerCareCall
>;

/** What a device host needs. */
export interface DeviceHostParts {
  readonly devices: readonly StoredDevice[];
  readonly spool: SpoolPort;
  readonly clock: Clock;
  readonly emit: (event: TillEvent) => void;
  /** Adds to the counts of a scanner's day; absent = they are not kept. */
  readonly count?: ScannerCareParts['count'];
  readonly timings?: PrinterTimings;
  /** The machine's serial ports; tests pretend some. */
  readonly listPorts?: typeof listSerialPorts;
}

/** A device that is run. */
interface Running extends Omit<StartedDevice, 'start'> {
  readonly fingerprint: string;
  readonly stored: StoredDevice;
  state: DeviceState;
  detail: string | null;
  since: number;
}

/**
 * Runs all devices of the till: one driver each, so that a device that hangs leaves the
 * others alone. Knows nothing of Electron; lives in a process of its own in the app, and
 * within the test's in tests.
 */
export class DeviceHost {
  readonly #parts: DeviceHostParts;
  readonly #witnesses: DeviceWitnesses;
  #running = new Map<number, Running>();
  #changing: Promise<void> = Promise.resolve();
  /** What customers see; kept for displays that come later. */
  #shown: ShownPage = NOTHING_SHOWN;
  readonly #scanners: ScannerCare;
  #wanted: readonly StoredDevice[] = [];

  constructor(parts: DeviceHostParts) {
    this.#parts = parts;
    this.#witnesses = new DeviceWitnesses(parts.clock);
    this.#scanners = new ScannerCare({
      clock: parts.clock,
      count: (counts) => parts.count?.(counts),
      rearrange: () => this.configure(this.#wanted),
    });
  }

  /** Starts the devices. */
  async start(): Promise<void> {
    await this.configure(this.#parts.devices);
  }

  /** Brings what runs in line with what is configured; unchanged devices stay connected. */
  configure(devices: readonly StoredDevice[]): Promise<void> {
    this.#wanted = devices;
    this.#changing = this.#changing.then(() => this.#change(this.#scanners.resting(devices)));
    return this.#changing;
  }

  /** Print jobs may wait. */
  kick(): void {
    for (const device of this.#running.values()) device.kick();
  }

  async stop(): Promise<void> {
    this.#scanners.endDetection();
    await this.configure([]);
  }

  /** Answers a call of the `host` lane. */
  async call<Name extends HostCall>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>> {
    return (await this.answer({ name, input } as HostRequest)) as CallReply<Name>;
  }

  /** The same, for whoever has the call as one value. */
  async answer(request: HostRequest) {
    switch (request.name) {
      case 'devices.list':
        return done([...this.#running.values()].map(toDevice));
      case 'devices.ports':
        return done(await this.#ports());
      case 'support.deviceFacts':
        return done([...this.#running.keys()].map((id) => this.#witnesses.of(id).facts(id)));
      case 'devices.showCustomer':
        this.#shown = request.input;
        for (const device of this.#running.values()) device.show(this.#shown);
        return done(null);
      case 'devices.virtualDisplay': {
        const lines = this.#virtual(VirtualDisplay)?.lines();
        return lines === undefined ? fail('devices.noVirtualDisplay') : done({ lines });
      }
      case 'devices.virtualScan':
        return this.#virtual(VirtualScanner)?.scan(request.input.code) === true
          ? done(null)
          : fail('devices.noVirtualScanner');
      case 'devices.virtualPaper': {
        const paper = this.#virtual(VirtualPrinter)?.printed();
        if (paper === undefined) return fail('devices.noVirtualPrinter');
        return done({ base64: Buffer.from(paper).toString('base64') });
      }
      case 'devices.virtualPrinter': {
        const printer = this.#virtual(VirtualPrinter);
        if (printer === undefined) return fail('devices.noVirtualPrinter');
        printer.setCondition(request.input.condition);
        return done(null);
      }
      case 'devices.scannerLog':
        return this.#scanners.log(request.input);
      case 'devices.detectStart':
        return this.#scanners.detect(request.input);
      case 'devices.detectState':
        return this.#scanners.detected();
      case 'devices.detectStop':
        return this.#scanners.endDetection();
      default:
        throw new Error('Not a call of the device host');
    }
  }

  #virtual<Kind>(kind: new (...args: never[]) => Kind): Kind | undefined {
    for (const { virtual } of this.#running.values()) if (virtual instanceof kind) return virtual;
    return undefined;
  }

  async #ports() {
    const ports = await this.#listPorts();
    const used = new Set(
      [...this.#running.values()].map(({ stored: { config } }) =>
        config.transport.type === 'serial' ? config.transport.path : '',
      ),
    );
    return {
      ports: (ports ?? []).map((port) => ({ ...port, isUsed: used.has(port.path) })),
      isListingPossible: ports !== null,
    };
  }

  async #change(devices: readonly StoredDevice[]): Promise<void> {
    const wanted = new Map(devices.map((device) => [device.id, device]));
    const leaving = [...this.#running].filter(
      ([id, device]) => JSON.stringify(wanted.get(id)?.config) !== device.fingerprint,
    );
    await Promise.all(
      leaving.map(async ([id, device]) => {
        await device.stop();
        this.#running.delete(id);
      }),
    );
    for (const device of devices) if (!this.#running.has(device.id)) this.#run(device);
  }

  #run(stored: StoredDevice): void {
    const fingerprint = JSON.stringify(stored.config);
    const base = { stored, fingerprint, detail: null, since: this.#parts.clock.now() };
    if (!stored.config.isEnabled) {
      const idle = { kick: () => {}, show: () => {}, stop: async () => {} };
      const device: Running = { ...base, ...idle, state: 'disabled', virtual: null };
      this.#running.set(stored.id, device);
      this.#tell(device);
      return;
    }
    const { spool, clock, timings, emit } = this.#parts;
    const started = makeDevice(stored, {
      spool,
      clock,
      timings,
      shown: this.#shown,
      witness: this.#witnesses.of(stored.id),
      listPorts: () => this.#listPorts(),
      others: () => this.#identitiesBut(stored.id),
      emit,
      scanLog: () => this.#scanners.logOf(stored.id),
      report: (state, detail) => this.#report(stored.id, state, detail),
    });
    this.#running.set(stored.id, { ...base, ...started, state: 'connecting' });
    started.start();
  }

  #listPorts() {
    return (this.#parts.listPorts ?? listSerialPorts)();
  }

  #identitiesBut(deviceId: number): readonly PortIdentity[] {
    return [...this.#running.values()].flatMap(({ stored: { id, config } }) =>
      id !== deviceId && config.transport.type === 'serial' && config.transport.identity
        ? [config.transport.identity]
        : [],
    );
  }

  #report(deviceId: number, state: DeviceState, detail: string | null): void {
    const device = this.#running.get(deviceId);
    if (device === undefined || (device.state === state && device.detail === detail)) return;
    if (device.state !== state) device.since = this.#parts.clock.now();
    device.state = state;
    device.detail = detail;
    this.#witnesses.of(deviceId).noteState(state, detail);
    this.#tell(device);
  }

  #tell(device: Running): void {
    this.#parts.emit({ type: 'device.status', device: toDevice(device) });
  }
}

/** A call of the `host` lane with its input. */
export type HostRequest = {
  [Name in HostCall]: { readonly name: Name; readonly input: CallInput<Name> };
}[HostCall];

function done<Value>(value: Value) {
  return { ok: true, value, changed: [] } as const;
}

function toDevice({ stored, state, detail, since }: Running): Device {
  return { id: stored.id, config: stored.config, state, detail, since };
}
