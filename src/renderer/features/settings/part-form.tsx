import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import type { TillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Form, Sheet } from '../../ui/index.ts';

interface Props {
  readonly command: TillCommand<'settings.save'>;
  readonly isChanged: boolean;
  readonly isValid: boolean;
  readonly onSave: () => void;
  readonly onRevert: () => void;
  readonly children: ReactNode;
}

/** The fields of one part with Save (Ctrl+S) and a way back. */
export function PartForm({ command, isChanged, isValid, onSave, onRevert, children }: Props) {
  const t = useT();
  const canSave = isChanged && isValid && !command.isPending;
  const submit = () => {
    if (canSave) onSave();
  };
  useAction({
    id: 'settings.save',
    label: 'settings:save',
    group: 'screens',
    keys: 'ctrl+s',
    run: submit,
    isEnabled: canSave,
  });
  return (
    <Sheet>
      <Form onSubmit={submit}>
        <Stack sx={{ gap: 3, p: 3 }}>
          {children}
          <ErrorNotice failure={command.failure} />
        </Stack>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            gap: 1,
            px: 3,
            py: 2,
            borderTop: '1px solid',
            borderColor: 'divider',
          }}
        >
          <Typography role="status" sx={{ flex: 1, minWidth: 0, color: 'error.main' }}>
            {isValid ? '' : t('settings:wrong')}
          </Typography>
          <BigButton onClick={onRevert} disabled={!isChanged || command.isPending}>
            {t('settings:revert')}
          </BigButton>
          <BigButton kind="primary" keys="ctrl+s" type="submit" disabled={!canSave}>
            {command.isPending ? t('common:saving') : t('common:save')}
          </BigButton>
        </Box>
      </Form>
    </Sheet>
  );
}

/** Fields side by side where there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: 'minmax(0, 1fr)',
        '@container screen (min-width: 760px)': {
          gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
        },
      }}
    >
      {children}
    </Box>
  );
}
