import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { FieldFindings } from './finding-lines.tsx';
import { useFindings, useWrong } from './field-context.ts';

/** How a value is written, and read again; null = what is typed is none. */
export interface Writing<Value> {
  readonly write: (value: Value) => string;
  readonly read: (text: string) => { readonly value: Value } | null;
}

interface Props<Value> {
  readonly label: string;
  /** The path inside the rule or the programme: findings about it stand below. */
  readonly field: string;
  readonly value: Value;
  readonly writing: Writing<Value>;
  readonly onChange: (value: Value) => void;
  /** Said while the text is no value. */
  readonly wrong: string;
  readonly hint?: string | undefined;
  readonly inputMode?: 'numeric' | 'decimal' | 'text' | undefined;
  readonly unit?: string | undefined;
  readonly maxLength?: number;
  readonly isFirst?: boolean;
}

/**
 * A field whose text becomes a value as soon as it is one. What is no value stays on the screen, is
 * said so, and holds up publishing; the programme keeps the last value until then.
 */
export function ValueField<Value>(props: Props<Value>) {
  const { label, field, value, writing, onChange, wrong, hint, unit, inputMode = 'text' } = props;
  const [typed, setTyped] = useState({ text: writing.write(value), value });
  // Somebody else changed the value (undo, another version): what is typed is old.
  const isSame = writing.write(typed.value) === writing.write(value);
  const text = isSame ? typed.text : writing.write(value);
  const isWrong = writing.read(text) === null;
  const hasError = useFindings(field).some(({ severity }) => severity === 'error');
  useWrong(isWrong);
  return (
    <Box sx={{ minWidth: 0 }}>
      <TextField
        fullWidth
        label={label}
        value={text}
        error={isWrong || hasError}
        helperText={isWrong ? wrong : hint}
        slotProps={{
          htmlInput: { inputMode, maxLength: props.maxLength ?? 24, autoComplete: 'off' },
          ...(unit === undefined
            ? {}
            : {
                input: {
                  endAdornment: (
                    <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap', pl: 1 }}>{unit}</Box>
                  ),
                },
              }),
        }}
        onChange={(event) => {
          const read = writing.read(event.target.value);
          setTyped({ text: event.target.value, value: read === null ? value : read.value });
          if (read !== null) onChange(read.value);
        }}
      />
      <FieldFindings field={field} />
    </Box>
  );
}
