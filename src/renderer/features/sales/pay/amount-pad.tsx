import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { padded } from '../../../ui/index.ts';
import type { PadKey } from '../../../ui/index.ts';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly maxLength: number;
  readonly isDisabled: boolean;
}

type Key = PadKey | 'clear';
interface Place {
  readonly key: Key;
  readonly area: string;
}

const PLACES: readonly Place[] = [
  { key: '7', area: '1 / 1' },
  { key: '8', area: '1 / 2' },
  { key: '9', area: '1 / 3' },
  { key: 'back', area: '1 / 4' },
  { key: '4', area: '2 / 1' },
  { key: '5', area: '2 / 2' },
  { key: '6', area: '2 / 3' },
  { key: 'clear', area: '2 / 4 / span 2 / auto' },
  { key: '1', area: '3 / 1' },
  { key: '2', area: '3 / 2' },
  { key: '3', area: '3 / 3' },
  { key: '0', area: '4 / 1 / auto / span 2' },
  { key: '00', area: '4 / 3' },
  { key: '.', area: '4 / 4' },
];

/** The pad for money: 00 for whole notes, a point for coins. The field keeps the focus. */
export function AmountPad({ text, onText, maxLength, isDisabled }: Props) {
  const t = useT();
  const { decimalSign } = useFormat();
  const label = (key: Key): string => {
    if (key === 'back') return t('common:backspace');
    return key === 'clear' ? `C ${t('sales:pay.clear')}` : key;
  };
  const face = (key: Key): string => {
    if (key === 'back') return '⌫';
    if (key === '.') return decimalSign;
    return key === 'clear' ? 'C' : key;
  };
  const press = (key: Key) => {
    if (key === 'clear') onText('');
    else if (key !== '.') onText(padded(text, key, maxLength));
    else if (!text.includes(decimalSign)) onText(`${text}${decimalSign}`.slice(0, maxLength));
  };
  return (
    <Box
      role="group"
      aria-label={t('common:numberPad')}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(4, 1fr)',
        gridAutoRows: '64px',
        gap: 1,
      }}
    >
      {PLACES.map(({ key, area }) => (
        <Button
          key={key}
          disabled={isDisabled}
          tabIndex={-1}
          aria-label={label(key)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => press(key)}
          sx={{ gridArea: area, fontSize: '1.25rem', px: 0 }}
        >
          {face(key)}
        </Button>
      ))}
    </Box>
  );
}
