import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useContext } from 'react';
import { useT } from '../../i18n/index.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { parseAmount, parseQuantity } from '../../lib/parse-decimal.ts';
import type { LooseLine } from './logic/loose-lines.ts';

interface Props {
  readonly lines: readonly LooseLine[];
  readonly isLocked: boolean;
  readonly onLines: (lines: readonly LooseLine[]) => void;
}

/** What comes back without a receipt: quantity and the price the customer gets. */
export function LooseLines({ lines, isLocked, onLines }: Props) {
  const t = useT();
  if (lines.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('returns:noReceipt.hint')}</Typography>;
  }
  const change = (at: number, next: Partial<LooseLine>) =>
    onLines(lines.map((line, index) => (index === at ? { ...line, ...next } : line)));
  return (
    <Box>
      {lines.map((line, index) => (
        <Row
          key={line.product.id}
          line={line}
          isLocked={isLocked}
          onChange={(next) => change(index, next)}
          onRemove={() => onLines(lines.filter((other) => other !== line))}
        />
      ))}
    </Box>
  );
}

function Row({
  line,
  isLocked,
  onChange,
  onRemove,
}: {
  readonly line: LooseLine;
  readonly isLocked: boolean;
  readonly onChange: (next: Partial<LooseLine>) => void;
  readonly onRemove: () => void;
}) {
  const t = useT();
  const { decimalSign, money } = useFormat();
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const errorText = useDecimalErrorText();
  const { product } = line;
  const quantity = parseQuantity(line.quantity, product.unit, decimalSign);
  const price = parseAmount(line.price, { decimals, decimalSign });
  const isDear = price.ok && price.value > product.priceMinor;
  return (
    <Box sx={ROW}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{product.name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('returns:noReceipt.today', { price: money(product.priceMinor) })}
        </Typography>
      </Box>
      <TextField
        label={t(product.unit === 'kg' ? 'returns:noReceipt.weight' : 'returns:noReceipt.pieces')}
        value={line.quantity}
        disabled={isLocked}
        error={!quantity.ok}
        helperText={quantity.ok || line.quantity === '' ? ' ' : errorText(quantity.error.code)}
        slotProps={{ htmlInput: { ...NUMERIC, maxLength: 12 } }}
        onChange={(event) => onChange({ quantity: event.target.value })}
      />
      <TextField
        label={t('returns:noReceipt.price')}
        value={line.price}
        disabled={isLocked}
        error={!price.ok || isDear}
        helperText={
          price.ok ? (isDear ? t('returns:noReceipt.tooDear') : ' ') : errorText(price.error.code)
        }
        slotProps={{ htmlInput: { ...NUMERIC, maxLength: 20 } }}
        onChange={(event) => onChange({ price: event.target.value })}
      />
      <IconButton
        disabled={isLocked}
        aria-label={t('returns:noReceipt.remove', { name: product.name })}
        onClick={onRemove}
        sx={{ width: 48, height: 48 }}
      >
        ×
      </IconButton>
    </Box>
  );
}

const NUMERIC = {
  inputMode: 'decimal',
  autoComplete: 'off',
  style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
} as const;

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 110px 140px 48px',
  gap: 1.5,
  alignItems: 'start',
  py: 1,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;
