import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { DetectedScanner } from '../../../contract/scanner-care.ts';
import { useT } from '../../i18n/index.ts';
import { Fact } from '../../ui/index.ts';
import { SUFFIX_NAMES } from './device-names.ts';

interface Props {
  readonly scanner: DetectedScanner;
  readonly name: string;
  /** The port has a device already: its settings change, its name stays. */
  readonly isKnown: boolean;
  readonly isNameMissing: boolean;
  readonly onName: (name: string) => void;
}

const PARITIES = { none: 'N', even: 'E', odd: 'O' } as const;

/** How a scanner turned out to be set, before it is saved. */
export function FoundScanner({ scanner, name, isKnown, isNameMissing, onName }: Props) {
  const t = useT();
  const { serial, settings, aim } = scanner;
  const { suffix, prefix = '', ending } = settings;
  const format = `${serial.dataBits}${PARITIES[serial.parity]}${serial.stopBits}`;
  return (
    <>
      <Typography role="status">{t('devices:setup.found')}</Typography>
      <Box>
        <Fact label={t('devices:form.port')}>{serial.path}</Fact>
        <Fact label={t('devices:form.speed')}>{serial.baudRate}</Fact>
        <Fact label={t('devices:form.frame')}>{format}</Fact>
        <Fact label={t('devices:form.suffix')}>{ending ?? t(SUFFIX_NAMES[suffix])}</Fact>
        <Fact label={t('devices:form.prefix')}>
          {prefix === '' ? t('devices:setup.nothing') : prefix}
        </Fact>
        <Fact label={t('devices:setup.aim')}>{aim ?? t('devices:setup.noAim')}</Fact>
      </Box>
      {isKnown ? (
        <Typography variant="body2">{t('devices:setup.changes', { name })}</Typography>
      ) : (
        <TextField
          autoFocus
          fullWidth
          label={t('devices:form.name')}
          value={name}
          error={isNameMissing}
          helperText={t(isNameMissing ? 'devices:form.nameMissing' : 'devices:form.nameHint')}
          slotProps={{ htmlInput: { maxLength: 60 } }}
          onChange={({ target }) => onName(target.value)}
        />
      )}
    </>
  );
}
