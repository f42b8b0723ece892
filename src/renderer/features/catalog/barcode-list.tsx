import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProductBarcode } from '../../../contract/catalog.ts';
import { articleForms, readGtin } from '../../../contract/kernel/barcode.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { beep } from '../../lib/beep.ts';
import { isImeKey } from '../../lib/keys.ts';
import { announce } from '../../lib/notices.ts';
import { useScanHandler } from '../../lib/scans.ts';
import { visibleCode } from '../../lib/visible-code.ts';
import { BigButton } from '../../ui/index.ts';

interface Props {
  readonly barcodes: readonly ProductBarcode[];
  readonly onChange: (barcodes: readonly ProductBarcode[]) => void;
}

const LONGEST = 64;
const MOST = 50;

/** The codes a product is scanned by. A scan adds one; so does typing it. */
export function BarcodeList({ barcodes, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  /** Adds a code, or says why not; nothing is saved before the product is. */
  const add = (text: string): boolean => {
    const barcode = foldWidth(text).replace(/\s/g, '');
    const gtin = readGtin(barcode);
    const isKnown = barcodes.some((known) =>
      articleForms(known.barcode).some((form) => articleForms(barcode).includes(form)),
    );
    if (gtin.kind === 'wrong-check-digit' && barcode.length > 8) {
      setFault(t('catalog:barcode.wrong', { barcode, digit: gtin.expected }));
    } else if (barcode === '' || barcode.length > LONGEST || barcodes.length === MOST) {
      setFault(t('catalog:barcode.unusable'));
    } else if (isKnown) {
      setFault(t('catalog:barcode.known', { barcode }));
    } else {
      setFault(null);
      onChange([...barcodes, { barcode, pieces: 1 }]);
      return true;
    }
    return false;
  };
  const submit = () => {
    if (add(typed)) setTyped('');
  };
  useScanHandler(({ code }) => {
    if (add(code)) {
      announce(t('catalog:barcode.added', { barcode: visibleCode(code) }));
    } else beep();
  });
  return (
    <Box component="section">
      <Typography variant="subtitle1" component="h3">
        {t('catalog:barcode.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('catalog:barcode.hint')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {barcodes.map((row, index) => (
          <Box component="li" key={row.barcode} sx={ROW}>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{row.barcode}</Typography>
            <TextField
              label={t('catalog:barcode.pieces')}
              value={row.pieces}
              slotProps={{
                htmlInput: {
                  inputMode: 'numeric',
                  maxLength: 4,
                  'aria-label': t('catalog:barcode.piecesOf', { barcode: row.barcode }),
                },
              }}
              onChange={(event) => {
                const pieces = Number(foldWidth(event.target.value).replace(/\D/g, ''));
                onChange(barcodes.with(index, { ...row, pieces: Math.max(1, pieces) }));
              }}
            />
            <BigButton
              kind="quiet"
              aria-label={t('catalog:barcode.remove', { barcode: row.barcode })}
              onClick={() => onChange(barcodes.filter((other) => other !== row))}
            >
              {t('common:remove')}
            </BigButton>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mt: 1 }}>
        <TextField
          fullWidth
          label={t('catalog:barcode.type')}
          value={typed}
          error={fault !== null}
          helperText={fault}
          slotProps={{ htmlInput: { maxLength: LONGEST } }}
          onChange={(event) => {
            setTyped(event.target.value);
            setFault(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isImeKey(event) || typed.trim() === '') return;
            // Enter adds the code; with an empty field it saves the product, as everywhere.
            event.preventDefault();
            submit();
          }}
        />
        <BigButton disabled={typed.trim() === ''} onClick={submit}>
          {t('common:add')}
        </BigButton>
      </Box>
    </Box>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 88px auto',
  gap: 1,
  alignItems: 'center',
  py: 0.75,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;
