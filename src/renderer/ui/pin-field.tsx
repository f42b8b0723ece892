import TextField from '@mui/material/TextField';
import type { TextFieldProps } from '@mui/material/TextField';

/** A field for a PIN: hidden, digits, never offered to a password store. */
export function PinField(props: TextFieldProps) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12, autoComplete: 'off' } }}
    />
  );
}
