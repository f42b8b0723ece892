import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { foldSearch } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { BigButton, Dialog } from '../../ui/index.ts';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  /** What has to be typed. */
  readonly word: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks for a word before something that cannot be taken back. */
export function TypedConfirm(props: Props) {
  return props.isOpen ? <Open {...props} /> : null;
}

function Open({ title, text, word, onCancel, onConfirm }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const isRight = foldSearch(typed) === foldSearch(word);
  const confirm = () => {
    if (isRight) onConfirm();
  };
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onCancel}
      onSubmit={confirm}
      actions={
        <>
          <BigButton onClick={onCancel}>{t('common:cancel')}</BigButton>
          <BigButton kind="danger" type="submit" disabled={!isRight}>
            {title}
          </BigButton>
        </>
      }
    >
      <Typography sx={{ mb: 2 }}>{text}</Typography>
      <TextField
        fullWidth
        autoFocus
        label={t('system:confirm.label', { word })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  );
}
