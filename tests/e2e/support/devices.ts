import { expect, type Page } from '@playwright/test';
import type { DeviceConfig } from '../../../src/contract/devices.ts';
import { PRINTER_PROFILES } from '../../../src/contract/printer-profiles.ts';
import type { Locale } from '../../../src/contract/primitives.ts';
import { ask } from './window.ts';

const LINE = { type: 'serial', dataBits: 8, parity: 'none', stopBits: 1 } as const;

/** A Honeywell scanner on a serial path. */
export function serialScanner(path: string): DeviceConfig {
  return {
    kind: 'scanner',
    name: 'Scanner at the counter',
    isEnabled: true,
    transport: { ...LINE, path, baudRate: 115_200 },
    settings: { preset: 'honeywell', suffix: 'line', bounceMs: 400 },
  };
}

/** An 80 mm printer with drawer and process-ID answers on a serial path. */
export function serialPrinter(path: string, locale: Locale = 'zh-CN'): DeviceConfig {
  return {
    kind: 'printer',
    name: 'Receipt printer',
    isEnabled: true,
    transport: { ...LINE, path, baudRate: 115_200 },
    settings: {
      ...PRINTER_PROFILES['generic-80-chinese'],
      preset: 'custom',
      acknowledge: 'process-id',
      locale,
    },
  };
}

/** Puts real lines in the place of the sample shop's virtual devices; a manager is signed in. */
export async function connectSerialDevices(
  page: Page,
  paths: { readonly scanner: string; readonly printer: string },
): Promise<void> {
  await saveDevice(page, serialScanner(paths.scanner));
  await saveDevice(page, serialPrinter(paths.printer));
}

/** Sets up a device in the place of the one of its kind, and waits until it is there. */
export async function saveDevice(page: Page, config: DeviceConfig): Promise<void> {
  const known = await ask(page, 'devices.list', {});
  const old = known.find((device) => device.config.kind === config.kind);
  const deviceId = old?.id ?? null;
  await ask(page, 'devices.save', { requestId: crypto.randomUUID(), deviceId, config });
  const isThere = async () =>
    (await ask(page, 'devices.list', {})).some(
      (device) =>
        device.config.name === config.name &&
        device.state !== 'connecting' &&
        device.state !== 'disconnected',
    );
  // What a scanner sends before its line is open is nobody's.
  await expect.poll(isThere).toBe(true);
}
