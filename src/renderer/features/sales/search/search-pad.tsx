import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useT } from '../../../i18n/index.ts';
import { BigButton, NumberPad, padded } from '../../../ui/index.ts';

/** How much room the pad takes at the right end of the search box. */
export const SEARCH_PAD_PX = 288;

/** Opens the number pad under the box, for a till without a keyboard. */
export function PadButton({
  isOpen,
  onToggle,
}: {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const t = useT();
  return (
    <Button
      variant="text"
      color="secondary"
      aria-pressed={isOpen}
      aria-label={`123 ${t('common:numberPad')}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
      sx={{ flexShrink: 0, mr: -1, color: isOpen ? 'primary.main' : 'text.secondary' }}
    >
      123
    </Button>
  );
}

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
}

/** Digits for phones, cards, barcodes and quantities by finger; the box keeps the focus. */
export function SearchPad({ text, onText, onEnter }: Props) {
  const t = useT();
  return (
    <Paper
      sx={{
        position: 'absolute',
        right: 0,
        top: 'calc(100% + 6px)',
        width: SEARCH_PAD_PX - 8,
        zIndex: 'modal',
        p: 1.5,
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '10px',
        boxShadow: '0 8px 32px rgb(0 0 0 / 0.24)',
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <NumberPad corner="." onKey={(key) => onText(padded(text, key, 64))} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 1, mt: 1 }}>
        <Button aria-label={`C ${t('sales:pay.clear')}`} onClick={() => onText('')}>
          C
        </Button>
        <BigButton kind="primary" keys="enter" onClick={onEnter}>
          {t('sales:search.go')}
        </BigButton>
      </Box>
    </Paper>
  );
}
