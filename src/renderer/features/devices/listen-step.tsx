import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CallValue } from '../../../contract/index.ts';
import { SCANNER_TEST_CODE } from '../../../contract/scanner-care.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useScanHandler } from '../../lib/scans.ts';
import { TestBarcode } from './test-barcode.tsx';

type State = CallValue<'devices.detectState'>;

interface Props {
  /** Ports that no device uses. */
  readonly free: readonly string[];
  readonly port: string;
  readonly onPort: (port: string) => void;
  /** How far it is; null = it does not listen yet. */
  readonly state: State | null;
}

/** The barcode to scan, and the port to listen on or what was heard so far. */
export function ListenStep({ free, port, onPort, state }: Props) {
  const t = useT();
  // A scanner that types needs no port: the till hears it like keys.
  useScanHandler(({ code, source }) => {
    if (source !== 'wedge' || code !== SCANNER_TEST_CODE) return;
    notify({ tone: 'ok', text: t('devices:setup.types') });
  });
  return (
    <>
      <Typography>{t('devices:setup.lead')}</Typography>
      <TestBarcode text={SCANNER_TEST_CODE} />
      {state === null ? (
        <TextField
          autoFocus
          fullWidth
          label={t('devices:form.port')}
          value={port}
          helperText={
            free.length === 0
              ? t('devices:setup.portTyped')
              : t('devices:setup.portFree', { ports: free.join(', ') })
          }
          onChange={({ target }) => onPort(target.value)}
        />
      ) : (
        <Heard state={state} />
      )}
    </>
  );
}

/** What the till hears so far, and what to do. */
function Heard({ state: { baudRate, misses, unusable } }: { readonly state: State }) {
  const t = useT();
  return (
    <Stack role="status" sx={{ gap: 0.5 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {misses === 0
          ? t('devices:setup.scanNow')
          : t('devices:setup.scanAgain', { count: misses })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {baudRate === null ? '' : t('devices:setup.speed', { speed: baudRate })}
      </Typography>
      {unusable.length === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'warning.main' }}>
          {t('devices:setup.unusable', { ports: unusable.join(', ') })}
        </Typography>
      )}
    </Stack>
  );
}
