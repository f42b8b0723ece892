import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import type { CallFailure } from '../lib/bridge.ts';
import type { CallName } from '../../contract/index.ts';
import { BigButton } from './big-button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** The command behind it: while it runs nothing else can be pressed, and its failure is told. */
  readonly command: {
    readonly isPending: boolean;
    readonly failure: CallFailure<CallName> | null;
  };
  /** What the primary button says; "Save" unless told. */
  readonly submit?: string;
  /** Wider where fields stand side by side. */
  readonly width?: 'xs' | 'sm';
  readonly children: ReactNode;
}

/** A few fields, Cancel and Save: the dialog behind every small change. */
export function FormDialog(props: Props) {
  const { title, onClose, onSubmit, command, submit, width = 'xs', children } = props;
  const t = useT();
  const { isPending, failure } = command;
  return (
    <Dialog
      isOpen
      title={title}
      width={width}
      onClose={onClose}
      onSubmit={onSubmit}
      isBusy={isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={isPending}>
            {isPending ? t('common:saving') : (submit ?? t('common:save'))}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {children}
        <ErrorNotice failure={failure} />
      </Stack>
    </Dialog>
  );
}
