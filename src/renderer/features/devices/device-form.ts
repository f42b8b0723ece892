import { type DeviceConfig, SCANNER_PRESET_SETTINGS } from '../../../contract/devices.ts';
import { networkAddress } from '../../../contract/network-address.ts';
import {
  PRINTER_PROFILES,
  type PrinterPreset,
  type PrinterSettings,
} from '../../../contract/printer-profiles.ts';
import type { DetectedScanner } from '../../../contract/scanner-care.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { TKey } from '../../i18n/index.ts';

export type Kind = DeviceConfig['kind'];
type Transport = DeviceConfig['transport'];
export type Serial = Extract<Transport, { type: 'serial' }>;
export type Network = Extract<Transport, { type: 'network' }>;
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
  const preset = locale.startsWith('zh') ? 'generic-80-chinese' : 'epson-tm';
  return {
    kind,
    name: '',
    isEnabled: true,
    transport,
    settings: { ...PRINTER_PROFILES[preset], preset, locale },
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

/** A printer's settings as its profile has them; `custom` changes nothing but the name. */
export function withProfile(settings: PrinterSettings, preset: PrinterPreset): PrinterSettings {
  return preset === 'custom'
    ? { ...settings, preset }
    : { ...settings, ...PRINTER_PROFILES[preset], preset };
}

/** What is wrong with how a device is connected; null = nothing. */
export function lineError(transport: Transport): TKey | null {
  if (transport.type === 'serial') {
    return transport.path.trim() === '' ? 'devices:form.pathMissing' : null;
  }
  if (transport.type === 'virtual') return null;
  const { host, port } = transport;
  if (host === '') return 'printing:network.hostMissing';
  if (!networkAddress.shape.host.safeParse(host).success) return 'printing:network.hostWrong';
  return networkAddress.shape.port.safeParse(port).success ? null : 'printing:network.portWrong';
}

/**
 * The config of a scanner that was found by its test barcode: as a new one, or in place of the
 * settings of the one that is on that port.
 */
export function detectedConfig(
  { serial, settings }: DetectedScanner,
  { name, known }: { readonly name: string; readonly known: DeviceConfig | undefined },
): DeviceConfig {
  const before = known?.kind === 'scanner' ? known : null;
  const bounceMs = before?.settings.bounceMs ?? 400;
  const { suffix, prefix, ending } = settings;
  return {
    kind: 'scanner',
    name: before?.name ?? name,
    isEnabled: true,
    transport: {
      ...(before?.transport.type === 'serial' ? before.transport : {}),
      ...serial,
      type: 'serial',
    },
    settings: {
      preset: 'custom',
      suffix,
      bounceMs,
      ...(prefix === undefined || prefix === '' ? {} : { prefix }),
      ...(ending === undefined ? {} : { ending }),
    },
  };
}
