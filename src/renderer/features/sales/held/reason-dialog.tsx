import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { CallName } from '../../../../contract/index.ts';
import type { CallFailure } from '../../../lib/bridge.ts';
import { BigButton, Dialog, ErrorNotice } from '../../../ui/index.ts';
import { useT } from '../../../i18n/index.ts';
import { ReasonField, reasonKeys } from '../basket/reason-field.tsx';

interface Props {
  readonly title: string;
  /** What will be gone afterwards. */
  readonly what: string;
  readonly action: string;
  readonly reasons: readonly string[];
  readonly isBusy: boolean;
  readonly failure: CallFailure<CallName> | null;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

/** Something is given up for good: only with a reason, which is kept in the log. */
export function ReasonDialog(props: Props) {
  const { title, what, action, reasons, isBusy, failure, onGive, onClose } = props;
  const t = useT();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = () => {
    const given = cleanText(reason);
    setIsMissing(given === '');
    if (given === '') field.current?.focus();
    else if (!isBusy) onGive(given);
  };
  return (
    <Dialog
      isOpen
      width="sm"
      title={title}
      onClose={onClose}
      onSubmit={submit}
      isBusy={isBusy}
      actions={
        <>
          <BigButton disabled={isBusy} onClick={onClose}>
            {t('common:cancel')}
          </BigButton>
          <BigButton kind="danger" type="submit" keys="enter" disabled={isBusy}>
            {action}
          </BigButton>
        </>
      }
    >
      <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>{what}</Typography>
      <Box onKeyDown={reasonKeys(reasons, reason, setReason)}>
        <ReasonField
          autoFocus
          reasons={reasons}
          value={reason}
          onChange={(next) => {
            setReason(next);
            setIsMissing(false);
          }}
          isMissing={isMissing}
          inputRef={field}
        />
      </Box>
      <Box sx={{ mt: 2 }}>
        <ErrorNotice failure={failure} />
      </Box>
    </Dialog>
  );
}
