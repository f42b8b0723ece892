import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { foldWidth } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';

interface WholeNumberProps {
  readonly label: string;
  /** As typed; see {@link wholeNumber}. */
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
  readonly onChange: (text: string) => void;
}

/** The number a field holds, full-width digits included; null when it is none within the limits. */
export function wholeNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  const folded = foldWidth(text).trim();
  if (!/^\d{1,6}$/.test(folded)) return null;
  const value = Number(folded);
  return value >= min && value <= max ? value : null;
}

/** A field for a whole number that says what it takes. */
export function WholeNumberField(props: WholeNumberProps) {
  const { label, text, min, max, hint = ' ', onChange } = props;
  const t = useT();
  const isWrong = wholeNumber(text, props) === null;
  return (
    <TextField
      fullWidth
      label={label}
      value={text}
      error={isWrong}
      helperText={isWrong ? t('settings:range', { min, max }) : hint}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly hint?: string;
  readonly onChange: (isOn: boolean) => void;
}

/** Yes or no, with what it means below. */
export function SwitchField({ label, isOn, hint, onChange }: SwitchProps) {
  return (
    <Stack>
      <FormControlLabel
        sx={{ minHeight: 48 }}
        control={<Switch checked={isOn} onChange={(event) => onChange(event.target.checked)} />}
        label={label}
      />
      {hint === undefined ? null : <FormHelperText sx={{ mx: 0 }}>{hint}</FormHelperText>}
    </Stack>
  );
}
