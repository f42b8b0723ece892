import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { isImeKey } from '../../../lib/keys.ts';
import { type Scan, useScanHandler } from '../../../lib/scans.ts';
import { useScanWords } from '../../../lib/scan-words.ts';
import { readMeaning } from '../../../lib/use-scans.ts';
import { visibleCode } from '../../../lib/visible-code.ts';
import { BigButton } from '../../../ui/index.ts';
import { Section } from './section.tsx';

/** Says what a code is by the tables as they are kept: scanned or typed, and nothing is sold. */
export function TryCode() {
  const t = useT();
  const format = useFormat();
  const words = useScanWords();
  const describe = useErrorText();
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState('');
  const ask = async (scan: Pick<Scan, 'code' | 'aim'>) => {
    setCode(visibleCode(scan.code));
    const reply = await readMeaning(scan);
    if (!reply.ok) {
      setAnswer(describe(reply.error));
      return;
    }
    const { value: meaning } = reply;
    const labelled =
      meaning.kind === 'product'
        ? [
            meaning.quantityMilli === null
              ? null
              : t('catalog:codes.quantity', { quantity: format.quantity(meaning.quantityMilli) }),
            meaning.price === null
              ? null
              : t('catalog:codes.labelPrice', {
                  price: format.money(meaning.price.unitPriceMinor),
                }),
          ].filter((part) => part !== null)
        : [];
    setAnswer([words.what(meaning), ...labelled].join(' · '));
  };
  useScanHandler((scan) => void ask(scan));
  return (
    <Section title={t('catalog:codes.try')} hint={t('catalog:codes.tryHint')}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          fullWidth
          label={t('catalog:codes.code')}
          value={code}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          onChange={(event) => {
            setCode(event.target.value);
            setAnswer('');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isImeKey(event) || code.trim() === '') return;
            event.preventDefault();
            void ask({ code, aim: null });
          }}
        />
        <BigButton
          sx={{ whiteSpace: 'nowrap', flexShrink: 0 }}
          disabled={code.trim() === ''}
          onClick={() => void ask({ code, aim: null })}
        >
          {t('catalog:codes.ask')}
        </BigButton>
      </Box>
      <Typography role="status" sx={{ mt: 1, minHeight: 24, overflowWrap: 'anywhere' }}>
        {answer}
      </Typography>
    </Section>
  );
}
