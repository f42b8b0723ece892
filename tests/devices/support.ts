import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceConfig, DeviceState } from '../../src/contract/devices.ts';
import { PRINTER_PROFILES } from '../../src/contract/printer-profiles.ts';
import type { TillEvent } from '../../src/contract/events.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import type { PrinterConfig, ScannerConfig } from '../../src/main/devices/device-config.ts';
import { DeviceHost } from '../../src/main/devices/device-host.ts';
import { PRINTER_TIMINGS, type PrinterTimings } from '../../src/main/devices/printer/timings.ts';
import type { SpoolPort } from '../../src/main/devices/spool-port.ts';

/** Waits until `check` holds; fails with what it was after `timeoutMs`. */
export async function until(what: string, check: () => boolean, timeoutMs = 5000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!check()) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for: ${what}`);
    await sleep(10);
  }
}

/** Times that keep tests short; the order between them is that of the product. */
export const QUICK: PrinterTimings = {
  ...PRINTER_TIMINGS,
  heartbeatMs: 400,
  answerMs: 300,
  watchMs: 50,
  silenceMs: 600,
  stallMs: 1500,
  writeMs: 800,
  writeOnlyMs: 2000,
};

export const NO_SPOOL: SpoolPort = {
  nextJob: async () => null,
  markSegmentSent: async () => {},
  markAcked: async () => {},
  finishJob: async () => {},
  dropDrawers: async () => {},
};

/** A device host that keeps what it tells. */
export class TestHost {
  readonly host: DeviceHost;
  readonly events: TillEvent[] = [];

  constructor(spool: SpoolPort = NO_SPOOL, timings: PrinterTimings = QUICK) {
    const emit = (event: TillEvent) => void this.events.push(event);
    this.host = new DeviceHost({ devices: [], spool, clock: systemClock, timings, emit });
  }

  /** Runs the devices, numbered from 1, and waits until each has its state. */
  async run(configs: readonly DeviceConfig[], state: DeviceState | null = 'ready'): Promise<void> {
    await this.host.configure(configs.map((config, index) => ({ id: index + 1, config })));
    if (state === null) return;
    for (let id = 1; id <= configs.length; id += 1) await this.reaches(id, state);
  }

  /** The states of a device, in order. */
  states(deviceId: number): DeviceState[] {
    return this.events.flatMap((event) =>
      event.type === 'device.status' && event.device.id === deviceId ? [event.device.state] : [],
    );
  }

  /** The newest state of a device. */
  state(deviceId: number): DeviceState | null {
    return this.states(deviceId).at(-1) ?? null;
  }

  async reaches(deviceId: number, state: DeviceState, timeoutMs?: number): Promise<void> {
    await until(`device ${deviceId} ${state}`, () => this.state(deviceId) === state, timeoutMs);
  }

  /** Codes scanned so far, by device when asked. */
  codes(deviceId?: number): string[] {
    return this.events.flatMap((event) =>
      event.type === 'scanner.scanned' && (deviceId ?? event.deviceId) === event.deviceId
        ? [event.code]
        : [],
    );
  }

  discarded() {
    return this.events.filter((event) => event.type === 'scanner.discarded');
  }

  stop(): Promise<void> {
    return this.host.stop();
  }
}

/** A scanner on a serial line: 9600 8N1 with line ends, unless told. */
export function scannerOn(
  path: string,
  settings: Partial<ScannerConfig['settings']> = {},
): ScannerConfig {
  return {
    kind: 'scanner',
    name: 'Scanner',
    isEnabled: true,
    transport: { type: 'serial', path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
    settings: { preset: 'custom', suffix: 'line', bounceMs: 400, ...settings },
  };
}

/** A printer on a serial line, or a virtual one for `null`: 48 columns, process IDs. */
export function printerOn(
  path: string | null,
  settings: Partial<PrinterConfig['settings']> = {},
): PrinterConfig {
  return {
    kind: 'printer',
    name: 'Printer',
    isEnabled: true,
    transport:
      path === null
        ? { type: 'virtual' }
        : {
            type: 'serial',
            path,
            baudRate: 115_200,
            dataBits: 8,
            parity: 'none',
            stopBits: 1,
          },
    settings: {
      ...PRINTER_PROFILES['generic-80-chinese'],
      preset: 'custom',
      acknowledge: 'process-id',
      locale: 'zh-CN',
      ...settings,
    },
  };
}
