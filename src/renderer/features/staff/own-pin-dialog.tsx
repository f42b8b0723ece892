import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { tidyPin } from '../../lib/tidy-pin.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog, PinField } from '../../ui/index.ts';
import { usePinPair } from './pin-pair.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A person changes the own PIN. */
export function OwnPinDialog({ isOpen, onClose }: Props) {
  return isOpen ? <Open onClose={onClose} /> : null;
}

function Open({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [old, setOld] = useState('');
  const pair = usePinPair(false);
  const change = useTillCommand('staff.changePin');
  const submit = () => {
    const newPin = pair.check();
    if (newPin === null) return;
    void change.run({ oldPin: old, newPin }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('staff:ownPin.done') });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('staff:ownPin.title')}
      onClose={onClose}
      onSubmit={submit}
      command={change}
    >
      <PinField
        autoFocus
        fullWidth
        label={t('staff:ownPin.old')}
        value={old}
        onChange={(event) => setOld(tidyPin(event.target.value))}
      />
      {pair.fields}
    </FormDialog>
  );
}
