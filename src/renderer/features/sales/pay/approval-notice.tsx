import Box from '@mui/material/Box';
import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Chip } from '../../../ui/index.ts';
import { approvalWords } from '../logic/approval-words.ts';

const SHOWN = 2;

/** What a manager must agree to before this sale is booked. */
export function ApprovalNotice({ quote }: { readonly quote: SaleQuote | null }) {
  const t = useT();
  const format = useFormat();
  if (quote === null || quote.approvalsNeeded.length === 0) return null;
  const words = approvalWords(quote, { t, format });
  return (
    <Box role="status" sx={{ mt: 0.5, fontSize: '0.8125rem', minWidth: 0 }}>
      <Chip tone="warn">{t('sales:approval.needed')}</Chip>
      {words.slice(0, SHOWN).map((word) => (
        <Box key={word} title={word} sx={ONE_LINE}>
          {word}
        </Box>
      ))}
      {words.length > SHOWN ? (
        <Box sx={{ mt: 0.5 }}>{t('sales:approval.more', { count: words.length - SHOWN })}</Box>
      ) : null}
    </Box>
  );
}

const ONE_LINE = {
  mt: 0.25,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
