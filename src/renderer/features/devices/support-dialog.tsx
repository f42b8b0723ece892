import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Device } from '../../../contract/devices.ts';
import type { DeviceFacts } from '../../../contract/support.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../ui/index.ts';
import { SpokenFacts } from './spoken-facts.tsx';

const REFETCH_MS = 2000;

/** What a person at the till reads aloud to support of each device, and the file for them. */
export function SupportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const boot = useTillQuery('system.boot', {});
  const devices = useTillQuery('devices.list', {});
  const facts = useTillQuery('support.deviceFacts', {}, { refetchMs: REFETCH_MS });
  const bundle = useTillCommand('support.bundle');
  const save = () => {
    void bundle.run({}).then((reply) => {
      if (!reply.ok || reply.value === null) return;
      notify({ tone: 'ok', text: t('support:saved', { file: reply.value.file }) });
    });
  };
  return (
    <Dialog
      isOpen
      title={t('support:title')}
      width="md"
      onClose={onClose}
      isBusy={bundle.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:close')}</BigButton>
          <BigButton kind="primary" disabled={bundle.isPending} onClick={save}>
            {t('support:save')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2 }}>
        <Typography>{t('support:lead')}</Typography>
        <ErrorNotice failure={bundle.failure ?? devices.error ?? facts.error} />
        <Loading isWaiting={devices.isPending || facts.isPending} />
        <Typography sx={{ color: 'text.secondary' }}>
          {t('support:version', { version: boot.data?.appVersion ?? '' })}
        </Typography>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: 'repeat(auto-fit, minmax(340px, 1fr))',
          }}
        >
          {(devices.data ?? []).map((device, index) => (
            <SpokenFacts
              key={device.id}
              number={index + 1}
              device={device}
              facts={factsOf(device, facts.data ?? [])}
            />
          ))}
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('support:file')}
        </Typography>
      </Stack>
    </Dialog>
  );
}

function factsOf(device: Device, all: readonly DeviceFacts[]): DeviceFacts | null {
  return all.find(({ deviceId }) => deviceId === device.id) ?? null;
}
