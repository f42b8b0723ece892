import type { Page } from '@playwright/test';
import type { DeviceConfig } from '../../../src/contract/devices.ts';
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
export function serialPrinter(path: string): DeviceConfig {
  return {
    kind: 'printer',
    name: 'Receipt printer',
    isEnabled: true,
    transport: { ...LINE, path, baudRate: 115_200 },
    settings: {
      columns: 48,
      hasCutter: true,
      hasDrawer: true,
      acknowledge: 'process-id',
      locale: 'zh-CN',
    },
  };
}

/** Puts real lines in the place of the sample shop's virtual devices; a manager is signed in. */
export async function connectSerialDevices(
  page: Page,
  paths: { readonly scanner: string; readonly printer: string },
): Promise<void> {
  const configs = [serialScanner(paths.scanner), serialPrinter(paths.printer)];
  const known = await ask(page, 'devices.list', {});
  for (const config of configs) {
    const old = known.find((device) => device.config.kind === config.kind);
    await ask(page, 'devices.save', {
      requestId: crypto.randomUUID(),
      deviceId: old?.id ?? null,
      config,
    });
  }
}
