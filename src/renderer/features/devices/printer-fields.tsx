import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { DeviceConfig } from '../../../contract/devices.ts';
import { LOCALES } from '../../../contract/primitives.ts';
import { PRINTER_PRESETS, type PrinterSettings } from '../../../contract/printer-profiles.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import { withProfile } from './device-form.ts';
import { PRINTER_NAMES } from './device-names.ts';
import { ProtocolFields } from './protocol-fields.tsx';

type PrinterConfig = Extract<DeviceConfig, { kind: 'printer' }>;

const WIDTHS: Readonly<Record<PrinterSettings['columns'], TKey>> = {
  32: 'devices:width.narrow',
  42: 'devices:width.middle',
  48: 'devices:width.wide',
};
const WIDTH_ORDER: readonly PrinterSettings['columns'][] = [32, 42, 48];

interface Props {
  readonly config: PrinterConfig;
  readonly onChange: (config: PrinterConfig) => void;
}

/** What only a printer has: its model, and what that can do; each part can be set by hand. */
export function PrinterFields({ config, onChange }: Props) {
  const t = useT();
  const { settings } = config;
  const set = (change: Partial<PrinterSettings>) =>
    onChange({ ...config, settings: { ...settings, ...change } });
  /** What its profile says otherwise makes it a printer of its own. */
  const setByHand = (change: Partial<PrinterSettings>) => set({ ...change, preset: 'custom' });
  const lacksChinese = settings.chinese === 'none' && settings.locale.startsWith('zh');
  return (
    <>
      <Choice
        label={t('printing:profile.model')}
        value={settings.preset}
        options={PRINTER_PRESETS.map((value) => ({ value, text: t(PRINTER_NAMES[value]) }))}
        helperText={t('printing:profile.modelHint')}
        onChange={(preset) => set(withProfile(settings, preset))}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Choice
          label={t('devices:form.width')}
          value={settings.columns}
          options={WIDTH_ORDER.map((value) => ({ value, text: t(WIDTHS[value]) }))}
          onChange={(columns) => setByHand({ columns })}
        />
        <Choice
          label={t('devices:form.language')}
          value={settings.locale}
          options={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          onChange={(locale) => set({ locale })}
        />
      </Box>
      {lacksChinese ? <Alert severity="warning">{t('printing:profile.lacksChinese')}</Alert> : null}
      <ProtocolFields settings={settings} onChange={setByHand} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        <Toggle
          label={t('devices:form.cutter')}
          isOn={settings.hasCutter}
          onChange={(hasCutter) => setByHand({ hasCutter })}
        />
        <Toggle
          label={t('devices:form.drawer')}
          isOn={settings.hasDrawer}
          onChange={(hasDrawer) => setByHand({ hasDrawer })}
        />
      </Box>
      {settings.hasDrawer ? (
        <Choice
          label={t('printing:profile.drawerPin')}
          value={settings.drawerPin}
          options={([2, 5] as const).map((pin) => ({
            value: pin,
            text: t('printing:profile.pin', { pin: String(pin) }),
          }))}
          helperText={t('printing:profile.drawerPinHint')}
          onChange={(drawerPin) => setByHand({ drawerPin })}
        />
      ) : null}
    </>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <FormControlLabel
      sx={{ minHeight: 48 }}
      control={<Switch checked={isOn} onChange={(event) => onChange(event.target.checked)} />}
      label={label}
    />
  );
}
