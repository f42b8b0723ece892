import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { CouponTerms } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { ErrorNotice, Sheet } from '../../ui/index.ts';
import { AmountField } from '../programme/index.ts';
import { sayTerms } from './say-terms.ts';
import { useCouponWords } from '../coupon-card/index.ts';
import { PROBLEM_TEXTS } from './coupon-texts.ts';

const REST_MS = 250;

/** What the draft means: in sentences, on a sample purchase, and as it is printed. */
export function PreviewPane({
  name,
  terms,
  isValid,
}: {
  readonly name: string;
  readonly terms: CouponTerms;
  readonly isValid: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const words = useCouponWords();
  const [amountMinor, setAmountMinor] = useState(30_000);
  const asked = useSettled(JSON.stringify({ name, terms, amountMinor }));
  const answer = useTillQuery('coupons.preview', JSON.parse(asked), {
    isEnabled: isValid,
    keepsPrevious: true,
  });
  const preview = answer.data;
  return (
    <Sheet>
      <Box sx={{ display: 'grid', gap: 2, p: { xs: 2, md: 2.5 } }} aria-live="polite">
        <Title text={t('coupons:editor.summary')} />
        {isValid ? (
          <Box component="ul" sx={{ m: 0, pl: 2.25, display: 'grid', gap: 0.5 }}>
            {sayTerms(words, terms).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        ) : null}
        {(preview?.problems ?? []).map((problem) => (
          <Typography key={problem} role="alert" sx={{ color: 'error.main', fontWeight: 600 }}>
            {t(PROBLEM_TEXTS[problem])}
          </Typography>
        ))}
        <ErrorNotice failure={answer.error} />
        <AmountField
          label={t('coupons:editor.sample')}
          field="sample"
          value={amountMinor}
          onChange={setAmountMinor}
        />
        {preview === undefined ? null : (
          <>
            <Typography sx={{ fontWeight: 600 }}>
              {preview.isTooLittle
                ? t('coupons:editor.sampleTooLittle', { amount: format.money(amountMinor) })
                : t('coupons:editor.sampleOff', { amount: format.money(preview.discountMinor) })}
            </Typography>
            <Title text={t('coupons:editor.slip')} />
            <Box
              component="img"
              alt={t('coupons:editor.slip')}
              src={`data:image/svg+xml;utf8,${encodeURIComponent(preview.svg)}`}
              sx={{
                width: '100%',
                bgcolor: '#fff',
                border: '1px solid',
                borderColor: 'divider',
                borderRadius: 1,
              }}
            />
          </>
        )}
      </Box>
    </Sheet>
  );
}

function Title({ text }: { readonly text: string }) {
  return (
    <Typography variant="h3" sx={{ fontSize: '1rem', fontWeight: 600 }}>
      {text}
    </Typography>
  );
}

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
