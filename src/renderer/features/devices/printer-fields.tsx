import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { DeviceConfig } from '../../../contract/devices.ts';
import { LOCALES } from '../../../contract/primitives.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';

type PrinterConfig = Extract<DeviceConfig, { kind: 'printer' }>;
type Settings = PrinterConfig['settings'];

const WIDTHS: Readonly<Record<Settings['columns'], TKey>> = {
  32: 'devices:width.narrow',
  42: 'devices:width.middle',
  48: 'devices:width.wide',
};
const WIDTH_ORDER: readonly Settings['columns'][] = [32, 42, 48];
const ANSWERS: Readonly<Record<Settings['acknowledge'], TKey>> = {
  'process-id': 'devices:acknowledge.process-id',
  status: 'devices:acknowledge.status',
  none: 'devices:acknowledge.none',
};
const ANSWER_ORDER: readonly Settings['acknowledge'][] = ['process-id', 'status', 'none'];

interface Props {
  readonly config: PrinterConfig;
  readonly onChange: (config: PrinterConfig) => void;
}

/** What only a printer has: width, language, cutter, drawer, how it confirms. */
export function PrinterFields({ config, onChange }: Props) {
  const t = useT();
  const { settings } = config;
  const set = (change: Partial<Settings>) =>
    onChange({ ...config, settings: { ...settings, ...change } });
  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Choice
          label={t('devices:form.width')}
          value={settings.columns}
          options={WIDTH_ORDER.map((value) => ({ value, text: t(WIDTHS[value]) }))}
          onChange={(columns) => set({ columns })}
        />
        <Choice
          label={t('devices:form.language')}
          value={settings.locale}
          options={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          onChange={(locale) => set({ locale })}
        />
      </Box>
      <Choice
        label={t('devices:form.acknowledge')}
        value={settings.acknowledge}
        options={ANSWER_ORDER.map((value) => ({ value, text: t(ANSWERS[value]) }))}
        onChange={(acknowledge) => set({ acknowledge })}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        <FormControlLabel
          sx={{ minHeight: 48 }}
          control={
            <Switch
              checked={settings.hasCutter}
              onChange={(event) => set({ hasCutter: event.target.checked })}
            />
          }
          label={t('devices:form.cutter')}
        />
        <FormControlLabel
          sx={{ minHeight: 48 }}
          control={
            <Switch
              checked={settings.hasDrawer}
              onChange={(event) => set({ hasDrawer: event.target.checked })}
            />
          }
          label={t('devices:form.drawer')}
        />
      </Box>
    </>
  );
}
