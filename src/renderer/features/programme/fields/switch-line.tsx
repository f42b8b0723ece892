import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import { FieldFindings } from './finding-lines.tsx';

/** Yes or no, with what it means below. */
export function SwitchLine({
  label,
  isOn,
  hint,
  field,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly hint?: string;
  readonly field?: string;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <Stack>
      <FormControlLabel
        sx={{ minHeight: 44 }}
        control={<Switch checked={isOn} onChange={(event) => onChange(event.target.checked)} />}
        label={label}
      />
      {hint === undefined ? null : <FormHelperText sx={{ mx: 0 }}>{hint}</FormHelperText>}
      {field === undefined ? null : <FieldFindings field={field} />}
    </Stack>
  );
}
