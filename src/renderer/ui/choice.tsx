import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

/** A choice out of a short list, with its label over it. */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  helperText,
  isDisabled = false,
  hasError = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly helperText?: string;
  readonly isDisabled?: boolean;
  /** Whether the choice is what is wrong; `helperText` says so. */
  readonly hasError?: boolean;
}) {
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={String(value)}
      disabled={isDisabled}
      error={hasError}
      {...(helperText === undefined ? {} : { helperText })}
      // A choice always shows what it stands at, also when that is nothing in particular.
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      onChange={(event) => {
        const chosen = options.find((option) => String(option.value) === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={String(option.value)}>
          {option.text}
        </MenuItem>
      ))}
    </TextField>
  );
}
