import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../i18n/index.ts';

export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | '.'
  | 'back';

const ROWS: readonly (readonly PadKey[])[] = [
  ['7', '8', '9'],
  ['4', '5', '6'],
  ['1', '2', '3'],
];

interface Props {
  readonly onKey: (key: PadKey) => void;
  /** The key at the lower left: `00` for amounts, `.` for quantities, none for PINs. */
  readonly corner?: '00' | '.' | null;
  readonly isDisabled?: boolean;
}

/** The number pad for fingers. It keeps the focus where it is, so that keys go on working. */
export function NumberPad({ onKey, corner = '00', isDisabled = false }: Props) {
  const t = useT();
  const key = (pad: PadKey) => (
    <Button
      key={pad}
      disabled={isDisabled}
      tabIndex={-1}
      aria-label={pad === 'back' ? t('common:backspace') : pad}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onKey(pad)}
      sx={{ minHeight: 56, fontSize: '1.25rem' }}
    >
      {pad === 'back' ? '⌫' : pad}
    </Button>
  );
  return (
    <Box
      role="group"
      aria-label={t('common:numberPad')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 1 }}
    >
      {ROWS.flat().map(key)}
      {corner === null ? <span /> : key(corner)}
      {key('0')}
      {key('back')}
    </Box>
  );
}

/** What a pad key makes of the text typed so far. */
export function padded(text: string, key: PadKey, maxLength: number): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === '.' && text.includes('.')) return text;
  return (text + key).slice(0, maxLength);
}
