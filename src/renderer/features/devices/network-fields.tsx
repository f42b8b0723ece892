import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import type { Network } from './device-form.ts';

interface Props {
  readonly network: Network;
  readonly error: TKey | null;
  readonly onChange: (network: Network) => void;
}

/** Where on the network the device is: its address or name, and its port. */
export function NetworkFields({ network, error, onChange }: Props) {
  const t = useT();
  const isPortWrong = error === 'printing:network.portWrong';
  const isHostWrong = error !== null && !isPortWrong;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 136px', gap: 2 }}>
      <TextField
        label={t('printing:network.host')}
        value={network.host}
        error={isHostWrong}
        helperText={t(isHostWrong ? error : 'printing:network.hostHint')}
        slotProps={{ htmlInput: { maxLength: 253, spellCheck: false, autoCapitalize: 'none' } }}
        onChange={(event) => onChange({ ...network, host: event.target.value.trim() })}
      />
      <TextField
        label={t('printing:network.port')}
        value={network.port === 0 ? '' : network.port}
        error={isPortWrong}
        helperText={t(isPortWrong ? error : 'printing:network.portHint')}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
        onChange={(event) =>
          onChange({ ...network, port: Number(event.target.value.replace(/\D/g, '')) })
        }
      />
    </Box>
  );
}
