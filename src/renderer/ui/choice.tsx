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
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly helperText?: string;
  readonly isDisabled?: boolean;
}) {
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={String(value)}
      disabled={isDisabled}
      {...(helperText === undefined ? {} : { helperText })}
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
