import TextField from '@mui/material/TextField';
import { MAX_POINTS_NOTE } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';

/** Why, in a few words. */
export function NoteField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (note: string) => void;
}) {
  const t = useT();
  return (
    <TextField
      label={t('points:field.note')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: MAX_POINTS_NOTE } }}
    />
  );
}
