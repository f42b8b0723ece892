import TextField from '@mui/material/TextField';

/** A day in the platform's own date field, `YYYY-MM-DD`; empty while none is entered. */
export function DateField({
  label,
  day,
  onChange,
  hint,
  isFirst = false,
  isDisabled = false,
  isWrong = false,
}: {
  readonly label: string;
  readonly day: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
  /** It takes the focus where it appears. */
  readonly isFirst?: boolean;
  readonly isDisabled?: boolean;
  readonly isWrong?: boolean;
}) {
  return (
    <TextField
      type="date"
      autoFocus={isFirst}
      label={label}
      value={day}
      disabled={isDisabled}
      error={isWrong}
      {...(hint === undefined ? {} : { helperText: hint })}
      // The field shows a pattern when it is empty: its label never lies over it.
      slotProps={{ inputLabel: { shrink: true } }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
