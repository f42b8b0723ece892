import type { z } from 'zod';
import type { DeviceConfig, scannerSettings, serialSettings } from '../../contract/devices.ts';

/** Settings of a serial line, as validated by the contract. */
export type SerialSettings = z.infer<typeof serialSettings>;
export type ScannerSettings = z.infer<typeof scannerSettings>;

/** A device as the store keeps it. */
export interface StoredDevice {
  readonly id: number;
  readonly config: DeviceConfig;
}

export type ScannerConfig = Extract<DeviceConfig, { kind: 'scanner' }>;
export type PrinterConfig = Extract<DeviceConfig, { kind: 'printer' }>;
export type DisplayConfig = Extract<DeviceConfig, { kind: 'display' }>;
