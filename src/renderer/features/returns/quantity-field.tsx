import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import type { ReturnableLine } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { isImeKey } from '../../lib/keys.ts';
import { quantityText, stepped } from './logic/quantities.ts';

/** How many of a line come back: typed, or by + and −. */
export function QuantityField({
  line,
  text,
  milli,
  isWrong,
  isLocked,
  hasFocus,
  onType,
}: {
  readonly line: ReturnableLine;
  readonly text: string;
  readonly milli: number;
  readonly isWrong: boolean;
  readonly isLocked: boolean;
  readonly hasFocus: boolean;
  readonly onType: (text: string) => void;
}) {
  const t = useT();
  const { decimalSign } = useFormat();
  const step = (by: 1 | -1) => onType(quantityText(stepped(milli, line, by), decimalSign));
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <IconButton
        tabIndex={-1}
        disabled={isLocked || milli === 0}
        aria-label={t('returns:lines.less', { name: line.name })}
        onClick={() => step(-1)}
        sx={STEP}
      >
        −
      </IconButton>
      <InputBase
        autoFocus={hasFocus}
        value={text}
        disabled={isLocked}
        onChange={(event) => onType(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (isImeKey(event) || (event.key !== '+' && event.key !== '-')) return;
          event.preventDefault();
          step(event.key === '+' ? 1 : -1);
        }}
        placeholder="0"
        inputProps={{
          'aria-label': t('returns:lines.howMany', { name: line.name }),
          'aria-invalid': isWrong,
          inputMode: 'decimal',
          autoComplete: 'off',
          maxLength: 12,
        }}
        sx={{
          width: 76,
          height: 48,
          px: 1,
          border: '1px solid',
          borderColor: isWrong ? 'error.main' : 'surface.edge',
          borderRadius: 1,
          fontSize: '1.125rem',
          '& input': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
          '&:focus-within': {
            borderColor: 'primary.main',
            outline: '2px solid',
            outlineColor: 'primary.main',
            outlineOffset: '-1px',
          },
          '& input:focus-visible': { outline: 'none' },
        }}
      />
      <IconButton
        tabIndex={-1}
        disabled={isLocked || milli >= line.leftMilli}
        aria-label={t('returns:lines.more', { name: line.name })}
        onClick={() => step(1)}
        sx={STEP}
      >
        +
      </IconButton>
    </Box>
  );
}

const STEP = { width: 48, height: 48, borderRadius: 1, fontSize: '1.25rem' } as const;
