import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { cleanText } from '../../../../contract/kernel/text.ts';
import { useT } from '../../../i18n/index.ts';
import { BigButton, Dialog } from '../../../ui/index.ts';
import { saleStore, useSale } from '../state/sale-store.ts';

const LONGEST = { line: 120, basket: 200 } as const;

/** A few words for a line, or for the whole sale; they are printed on the receipt. */
export function NoteDialog({
  lineKey,
  onClose,
}: {
  readonly lineKey: number | null;
  readonly onClose: () => void;
}) {
  const t = useT();
  const sale = useSale();
  const line = sale.lines.find(({ key }) => key === lineKey) ?? null;
  const stood = line === null ? sale.note : line.note;
  const [text, setText] = useState(stood);
  const keep = (note: string) => {
    saleStore.dispatch(
      line === null
        ? { type: 'basketDecided', change: { note } }
        : { type: 'lineDecided', key: line.key, change: { note } },
    );
    saleStore.dispatch({ type: 'selectionCleared' });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="sm"
      title={t(line === null ? 'sales:note.basket' : 'sales:note.line')}
      onClose={onClose}
      onSubmit={() => keep(cleanText(text))}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" keys="enter">
            {t('sales:note.keep')}
          </BigButton>
        </>
      }
    >
      <TextField
        autoFocus
        fullWidth
        label={line?.product?.name ?? t('sales:note.label')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        helperText={t('sales:note.hint')}
        slotProps={{
          htmlInput: {
            maxLength: line === null ? LONGEST.basket : LONGEST.line,
            autoComplete: 'off',
          },
          inputLabel: { shrink: true },
        }}
        sx={{ mt: 1 }}
      />
    </Dialog>
  );
}
