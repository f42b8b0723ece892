import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useContext } from 'react';
import type { Ref } from 'react';
import { useT } from '../../i18n/index.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { parseAmount } from '../../lib/parse-decimal.ts';
import { NumberPad, padded } from '../../ui/index.ts';

const MAX_TEXT = 24;

/** An amount of money as it is typed: its minor units, or null while it is none. */
export function useAmount(text: string): {
  readonly minor: number | null;
  readonly error: string | null;
} {
  const describe = useDecimalErrorText();
  const { decimalSign } = useFormat();
  const { currencyDecimals } = useContext(TillFactsContext);
  const read = parseAmount(text, { decimals: currencyDecimals, decimalSign });
  if (read.ok) return { minor: read.value, error: null };
  return { minor: null, error: text === '' ? null : describe(read.error.code) };
}

/** A field for an amount in the till's currency. */
export function AmountField({
  label,
  text,
  onText,
  hint,
  isMissing = false,
  hasFocus = false,
  hasPad = false,
  inputRef,
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: string;
  /** The person tried to go on without it. */
  readonly isMissing?: boolean;
  readonly hasFocus?: boolean;
  /** With keys for fingers below it. */
  readonly hasPad?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  const t = useT();
  const { currencySign } = useFormat();
  const { error } = useAmount(text);
  const shown = error ?? (isMissing ? t('shift:amountMissing') : null);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <TextField
        autoFocus={hasFocus}
        fullWidth
        label={`${label} (${currencySign})`}
        value={text}
        {...(inputRef === undefined ? {} : { inputRef })}
        error={shown !== null}
        helperText={shown ?? hint ?? null}
        slotProps={{
          htmlInput: { inputMode: 'decimal', maxLength: MAX_TEXT, autoComplete: 'off' },
        }}
        onChange={(event) => onText(event.target.value)}
      />
      {hasPad ? (
        <NumberPad corner="." onKey={(key) => onText(padded(text, key, MAX_TEXT))} />
      ) : null}
    </Stack>
  );
}
