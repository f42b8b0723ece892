import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { ReferrerPick } from '../rewards/index.ts';
import type { EnrolField, EnrolForm } from './enrol-form.ts';

interface Props {
  readonly form: EnrolForm;
  readonly errors: Partial<Record<EnrolField, string>>;
  /** Which field is empty and comes first. */
  readonly firstField: 'phone' | 'name';
  readonly onChange: (part: Partial<EnrolForm>) => void;
}

/** Phone and name large and first; what can wait comes after. */
export function EnrolFields({ form, errors, firstField, onChange }: Props) {
  const t = useT();
  const field = (
    name: Exclude<EnrolField, 'hasConsented' | 'referrer'>,
    label: TKey,
    hint: TKey | null,
    inputMode: 'tel' | 'text' | 'numeric',
  ) => (
    <TextField
      fullWidth
      autoFocus={name === firstField}
      label={t(label)}
      value={form[name]}
      error={errors[name] !== undefined}
      helperText={errors[name] ?? (hint === null ? undefined : t(hint))}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{
        htmlInput: { inputMode, autoComplete: 'off', maxLength: name === 'note' ? 1000 : 200 },
        inputLabel: { shrink: true },
      }}
    />
  );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, gap: 2, pt: 1 }}>
      {field('phone', 'members:enrol.phone', null, 'tel')}
      {field('name', 'members:enrol.name', null, 'text')}
      {field('cardNo', 'members:enrol.card', 'members:enrol.cardHint', 'text')}
      {field('birthday', 'members:enrol.birthday', 'members:enrol.birthdayHint', 'numeric')}
      {field('note', 'members:enrol.note', null, 'text')}
      <ReferrerPick
        referrer={form.referrer}
        error={errors.referrer}
        onChange={(referrer) => onChange({ referrer })}
      />
      <Consent
        isOn={form.hasConsented}
        error={errors.hasConsented}
        onChange={(hasConsented) => onChange({ hasConsented })}
      />
    </Box>
  );
}

function Consent({
  isOn,
  error,
  onChange,
}: {
  readonly isOn: boolean;
  readonly error: string | undefined;
  readonly onChange: (isOn: boolean) => void;
}) {
  const t = useT();
  const errorId = useId();
  return (
    <Box sx={{ gridColumn: '1 / -1' }}>
      <FormControlLabel
        sx={{ alignItems: 'flex-start', mr: 0, minHeight: 48 }}
        control={
          <Checkbox
            checked={isOn}
            onChange={(event) => onChange(event.target.checked)}
            slotProps={{
              input:
                error === undefined ? {} : { 'aria-describedby': errorId, 'aria-invalid': true },
            }}
            sx={{ p: 1.5, mt: -1.625, ml: -0.25 }}
          />
        }
        label={t('members:enrol.consent')}
      />
      {error === undefined ? null : (
        <FormHelperText id={errorId} error>
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
