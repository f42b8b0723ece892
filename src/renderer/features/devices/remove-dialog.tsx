import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Device } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';

interface Props {
  readonly device: Device;
  readonly onClose: () => void;
}

/** Asks before a device is taken off the till. */
export function RemoveDialog({ device, onClose }: Props) {
  const t = useT();
  const { name } = device.config;
  const remove = useTillCommand('devices.remove');
  const submit = () => {
    void remove.run({ deviceId: device.id }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('devices:remove.done', { name }) });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      title={t('devices:remove.title', { name })}
      width="xs"
      onClose={onClose}
      onSubmit={submit}
      isBusy={remove.isPending}
      actions={
        <>
          <BigButton autoFocus onClick={onClose}>
            {t('common:cancel')}
          </BigButton>
          <BigButton kind="danger" type="submit" disabled={remove.isPending}>
            {t('common:remove')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2 }}>
        <Typography>{t('devices:remove.text')}</Typography>
        <ErrorNotice failure={remove.failure} />
      </Stack>
    </Dialog>
  );
}
