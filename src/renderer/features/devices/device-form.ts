import { type DeviceConfig, SCANNER_PRESET_SETTINGS } from '../../../contract/devices.ts';
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

/** A new device of a kind, with the settings that fit most. */
export function firstConfig(kind: Kind, locale: Locale): DeviceConfig {
  const transport = { ...EIGHT_NONE, baudRate: 115_200, path: '' } as const;
  if (kind === 'scanner') {
    return {
      kind,
      name: '',
      isEnabled: true,
      transport,
      settings: { preset: 'honeywell', suffix: 'line', bounceMs: 400 },
    };
  }
  if (kind === 'display') {
    return {
      kind,
      name: '',
      isEnabled: true,
      transport: { ...transport, baudRate: 9600 },
      settings: {
        protocol: 'esc-pos',
        characters: locale.startsWith('zh') ? 'gb18030' : 'latin',
        locale,
        greeting: '',
      },
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
  const { suffix, ...line } = SCANNER_PRESET_SETTINGS[preset];
  const transport: Transport =
    config.transport.type === 'serial' ? { ...config.transport, ...line } : config.transport;
  return { ...config, transport, settings: { ...settings, suffix } };
}
