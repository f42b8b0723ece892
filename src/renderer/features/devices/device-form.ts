import type { DeviceConfig } from '../../../contract/devices.ts';
import type { Locale } from '../../../contract/primitives.ts';

export type Kind = DeviceConfig['kind'];
type Transport = DeviceConfig['transport'];
export type Serial = Extract<Transport, { type: 'serial' }>;
type ScannerConfig = Extract<DeviceConfig, { kind: 'scanner' }>;
export type Preset = ScannerConfig['settings']['preset'];

const EIGHT_NONE: Omit<Serial, 'path' | 'baudRate'> = {
  type: 'serial',
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
};

/** Factory settings of scanner makers. */
const PRESETS: Readonly<
  Record<Preset, { readonly line: Omit<Serial, 'path'>; readonly suffix: 'line' | 'idle' }>
> = {
  honeywell: { line: { ...EIGHT_NONE, baudRate: 115_200 }, suffix: 'line' },
  zebra: { line: { ...EIGHT_NONE, baudRate: 9600 }, suffix: 'idle' },
  datalogic: { line: { ...EIGHT_NONE, baudRate: 9600 }, suffix: 'line' },
  newland: { line: { ...EIGHT_NONE, baudRate: 9600 }, suffix: 'line' },
  // The old ones send seven bits, space parity and two stop bits: to us that is 7N2.
  metrologic: {
    line: { type: 'serial', baudRate: 9600, dataBits: 7, parity: 'none', stopBits: 2 },
    suffix: 'line',
  },
  custom: { line: { ...EIGHT_NONE, baudRate: 9600 }, suffix: 'line' },
};

/** A new device of a kind, with the settings that fit most. */
export function firstConfig(kind: Kind, locale: Locale): DeviceConfig {
  const transport: Transport = { ...EIGHT_NONE, baudRate: 115_200, path: '' };
  if (kind === 'scanner') {
    return {
      kind,
      name: '',
      isEnabled: true,
      transport,
      settings: { preset: 'honeywell', suffix: 'line', bounceMs: 400 },
    };
  }
  return {
    kind,
    name: '',
    isEnabled: true,
    transport,
    settings: { columns: 48, hasCutter: true, hasDrawer: true, acknowledge: 'process-id', locale },
  };
}

/** The config with a maker's factory settings; `custom` changes nothing but the name. */
export function withPreset(config: ScannerConfig, preset: Preset): ScannerConfig {
  const settings = { ...config.settings, preset };
  if (preset === 'custom') return { ...config, settings };
  const { line, suffix } = PRESETS[preset];
  const transport: Transport =
    config.transport.type === 'serial'
      ? { ...line, path: config.transport.path }
      : config.transport;
  return { ...config, transport, settings: { ...settings, suffix } };
}
