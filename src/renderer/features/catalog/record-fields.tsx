import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/index.ts';

/** Code, name, and whether it is in use: what counters and suppliers share. */
export interface RecordForm {
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
}

export function RecordFields({
  form,
  activeLabel,
  onChange,
}: {
  readonly form: RecordForm;
  readonly activeLabel: string;
  readonly onChange: (changed: Partial<RecordForm>) => void;
}) {
  const t = useT();
  return (
    <>
      <TextField
        autoFocus
        fullWidth
        label={t('catalog:field.name')}
        value={form.name}
        slotProps={{ htmlInput: { maxLength: 80 } }}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        fullWidth
        label={t('catalog:field.code')}
        value={form.code}
        helperText={t('catalog:record.codeHint')}
        slotProps={{ htmlInput: { maxLength: 16 } }}
        onChange={(event) => onChange({ code: event.target.value })}
      />
      <FormControlLabel
        sx={{ minHeight: 48 }}
        control={
          <Switch
            checked={form.isActive}
            onChange={(event) => onChange({ isActive: event.target.checked })}
          />
        }
        label={activeLabel}
      />
    </>
  );
}
