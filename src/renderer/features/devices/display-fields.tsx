import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { DeviceConfig } from '../../../contract/devices.ts';
import { LOCALES } from '../../../contract/primitives.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';

type DisplayConfig = Extract<DeviceConfig, { kind: 'display' }>;
type Settings = DisplayConfig['settings'];

const PROTOCOLS: Readonly<Record<Settings['protocol'], string>> = {
  'esc-pos': 'ESC/POS',
  cd5220: 'CD5220',
};
const PROTOCOL_ORDER: readonly Settings['protocol'][] = ['esc-pos', 'cd5220'];
const CHARACTERS: Readonly<Record<Settings['characters'], TKey>> = {
  latin: 'devices:display.latin',
  ascii: 'devices:display.ascii',
  gb18030: 'devices:display.gb18030',
};
const CHARACTER_ORDER: readonly Settings['characters'][] = ['latin', 'ascii', 'gb18030'];

interface Props {
  readonly config: DisplayConfig;
  readonly onChange: (config: DisplayConfig) => void;
}

/** What only a customer display has: its commands, its characters, its words. */
export function DisplayFields({ config, onChange }: Props) {
  const t = useT();
  const { settings } = config;
  const set = (change: Partial<Settings>) =>
    onChange({ ...config, settings: { ...settings, ...change } });
  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Choice
          label={t('devices:display.protocol')}
          value={settings.protocol}
          options={PROTOCOL_ORDER.map((value) => ({ value, text: PROTOCOLS[value] }))}
          onChange={(protocol) => set({ protocol })}
        />
        <Choice
          label={t('devices:display.language')}
          value={settings.locale}
          options={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          onChange={(locale) => set({ locale })}
        />
      </Box>
      <Choice
        label={t('devices:display.characters')}
        value={settings.characters}
        options={CHARACTER_ORDER.map((value) => ({ value, text: t(CHARACTERS[value]) }))}
        helperText={t('devices:display.charactersHint')}
        onChange={(characters) => set({ characters })}
      />
      <TextField
        fullWidth
        label={t('devices:display.greeting')}
        value={settings.greeting}
        helperText={t('devices:display.greetingHint')}
        slotProps={{ htmlInput: { maxLength: 80 } }}
        onChange={(event) => set({ greeting: event.target.value })}
      />
    </>
  );
}
