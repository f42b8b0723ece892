import Typography from '@mui/material/Typography';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog } from '../../ui/index.ts';
import { usePinPair } from './pin-pair.tsx';

interface Props {
  readonly person: StaffSummary;
  readonly onClose: () => void;
}

/** A manager gives a person a new PIN, which also ends a lock-out. */
export function ResetPinDialog({ person, onClose }: Props) {
  const t = useT();
  const pair = usePinPair(true);
  const reset = useTillCommand('staff.resetPin');
  const submit = () => {
    const pin = pair.check();
    if (pin === null) return;
    void reset.run({ staffId: person.id, pin }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('staff:resetPin.done', { name: person.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('staff:resetPin.for', { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      command={reset}
    >
      <Typography>{t('staff:resetPin.text')}</Typography>
      {pair.fields}
    </FormDialog>
  );
}
