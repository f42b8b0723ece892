import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Dialog, NumberPad, padded } from '../../../ui/index.ts';
import { useDecimalErrorText } from '../../../lib/decimal-error-text.ts';
import { editableQuantity, parseQuantity } from '../../../lib/parse-decimal.ts';
import type { ProductSnapshot } from '../state/sale-types.ts';

interface Props {
  readonly product: ProductSnapshot;
  /** The quantity that stands; `null` = a weight that is still to be told. */
  readonly quantityMilli: number | null;
  readonly onSet: (quantityMilli: number) => void;
  readonly onRemove?: () => void;
  /** What else can be done with a line that is in the basket. */
  readonly more?: ReactNode;
  readonly onClose: () => void;
}

/** The large pad for a quantity: whole pieces, or kilograms with three decimals. */
export function QuantityDialog({ product, quantityMilli, onSet, onRemove, more, onClose }: Props) {
  const t = useT();
  const { decimalSign: sign } = useFormat();
  const errorText = useDecimalErrorText();
  const [text, setText] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const read = parseQuantity(text, product.unit, sign);
  const isUnchanged = text === '' && quantityMilli !== null;
  const error = hasTried && !read.ok && !isUnchanged ? errorText(read.error.code) : null;

  const submit = () => {
    setHasTried(true);
    if (isUnchanged) onClose();
    else if (read.ok) onSet(read.value);
  };

  return (
    <Dialog
      isOpen
      width="xs"
      title={t(product.unit === 'kg' ? 'sales:quantity.titleKg' : 'sales:quantity.titlePiece')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {onRemove === undefined ? null : (
            <BigButton kind="quiet" sx={{ color: 'error.main' }} onClick={onRemove}>
              {t('sales:quantity.remove')}
            </BigButton>
          )}
          <Box sx={{ flex: 1 }} />
          <BigButton onClick={onClose}>{t('sales:quantity.cancel')}</BigButton>
          <BigButton kind="primary" type="submit" keys="enter">
            {t('sales:quantity.set')}
          </BigButton>
        </>
      }
    >
      <Typography sx={{ mb: 1.5, overflowWrap: 'anywhere' }}>{product.name}</Typography>
      {more}
      <TextField
        autoFocus
        fullWidth
        label={t(product.unit === 'kg' ? 'sales:quantity.labelKg' : 'sales:quantity.labelPiece')}
        value={text}
        placeholder={quantityMilli === null ? '' : editableQuantity(quantityMilli, sign)}
        onChange={(event) => setText(event.target.value)}
        error={error !== null}
        helperText={error ?? ' '}
        slotProps={{
          htmlInput: {
            inputMode: 'decimal',
            autoComplete: 'off',
            maxLength: 12,
            style: { fontSize: '2rem', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
          },
          inputLabel: { shrink: true },
        }}
      />
      <NumberPad
        corner={product.unit === 'kg' ? '.' : '00'}
        onKey={(key) => setText((old) => padded(old, key, 12))}
      />
    </Dialog>
  );
}
