import TextField from '@mui/material/TextField';
import { SCANNER_PRESETS } from '../../../contract/devices.ts';
import type { DeviceConfig } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import { withPreset } from './device-form.ts';
import { PRESET_NAMES, SUFFIX_NAMES } from './device-names.ts';

type ScannerConfig = Extract<DeviceConfig, { kind: 'scanner' }>;
type Suffix = ScannerConfig['settings']['suffix'];

const SUFFIX_ORDER: readonly Suffix[] = ['line', 'tab', 'stx-etx', 'idle', 'custom'];

interface Props {
  readonly config: ScannerConfig;
  readonly onChange: (config: ScannerConfig) => void;
}

/** What only a scanner has: its maker's factory settings and how a scan ends. */
export function ScannerFields({ config, onChange }: Props) {
  const t = useT();
  const change = (more: Partial<ScannerConfig['settings']>) =>
    onChange({ ...config, settings: { ...config.settings, ...more } });
  return (
    <>
      <Choice
        label={t('devices:form.preset')}
        value={config.settings.preset}
        options={SCANNER_PRESETS.map((value) => ({ value, text: t(PRESET_NAMES[value]) }))}
        helperText={t('devices:form.presetHint')}
        onChange={(preset) => onChange(withPreset(config, preset))}
      />
      <Choice
        label={t('devices:form.suffix')}
        value={config.settings.suffix}
        options={SUFFIX_ORDER.map((value) => ({ value, text: t(SUFFIX_NAMES[value]) }))}
        onChange={(suffix) => change(suffix === 'custom' ? { suffix, ending: ';' } : { suffix })}
      />
      {config.settings.suffix === 'custom' ? (
        <TextField
          fullWidth
          label={t('devices:form.ending')}
          value={config.settings.ending ?? ''}
          helperText={t('devices:form.endingHint')}
          slotProps={{ htmlInput: { maxLength: 8 } }}
          onChange={({ target }) => change({ ending: target.value })}
        />
      ) : null}
      <TextField
        fullWidth
        label={t('devices:form.prefix')}
        value={config.settings.prefix ?? ''}
        helperText={t('devices:form.prefixHint')}
        slotProps={{ htmlInput: { maxLength: 16 } }}
        onChange={({ target }) => change({ prefix: target.value })}
      />
    </>
  );
}
