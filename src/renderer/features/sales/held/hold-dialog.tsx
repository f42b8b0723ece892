import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';
import { useHold } from './use-hold.ts';

/** F4: the basket waits under a name, and the next customer can be served (挂单). */
export function HoldDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { open } = useCounter();
  const held = useTillQuery('sales.held', {});
  const { hold, isBusy, failure } = useHold();
  const [name, setName] = useState('');
  const count = held.data?.length ?? 0;
  const submit = () => {
    void hold(name).then((isHeld) => {
      if (isHeld) onClose();
    });
  };
  return (
    <Dialog
      isOpen
      width="xs"
      title={t('sales:hold.title')}
      onClose={onClose}
      onSubmit={submit}
      isBusy={isBusy}
      actions={
        <>
          {count === 0 ? null : (
            <BigButton kind="quiet" keys="f4" onClick={() => open({ kind: 'held' })}>
              {t('sales:hold.list', { count })}
            </BigButton>
          )}
          <Box sx={{ flex: 1 }} />
          <BigButton kind="primary" type="submit" keys="enter" disabled={isBusy}>
            {t('sales:hold.action')}
          </BigButton>
        </>
      }
    >
      <ListKey isEnabled={count > 0} onList={() => open({ kind: 'held' })} />
      <TextField
        autoFocus
        fullWidth
        label={t('sales:hold.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        helperText={t('sales:hold.hint')}
        slotProps={{
          htmlInput: { maxLength: 40, autoComplete: 'off' },
          inputLabel: { shrink: true },
        }}
        sx={{ mt: 1, mb: 2 }}
      />
      <ErrorNotice failure={failure} />
    </Dialog>
  );
}

function ListKey({
  isEnabled,
  onList,
}: {
  readonly isEnabled: boolean;
  readonly onList: () => void;
}) {
  useAction({
    id: 'sales.heldFromHold',
    label: 'sales:action.held',
    group: 'counter',
    keys: 'f4',
    isEnabled,
    run: onList,
  });
  return null;
}
