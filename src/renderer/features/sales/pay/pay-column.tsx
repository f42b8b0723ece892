import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';
import type { QuoteView } from '../state/use-quote.ts';
import { ApprovalNotice } from './approval-notice.tsx';
import { Figure } from './figure.tsx';
import { Gain } from './gain.tsx';
import { PriceLines } from './price-lines.tsx';
import { TenderList } from './tender-list.tsx';

/** The money: total, what is paid already, what is due, what is gained, and PAY. */
export function PayColumn({ view }: { readonly view: QuoteView }) {
  const t = useT();
  const format = useFormat();
  const sale = useSale();
  const { open } = useCounter();
  const { quote, isCurrent, failure } = view;
  const canPay = quote !== null && failure === null;
  return (
    <Box
      component="section"
      aria-label={t('sales:pay.label')}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 0.25,
        p: { xs: 2, lg: 2.5 },
        minWidth: 0,
        overflowY: 'auto',
        bgcolor: 'background.default',
      }}
    >
      <PriceLines quote={quote} hasTax />
      <TenderList tenders={sale.tenders} quote={quote} />
      <Box sx={{ mt: 1.5, mb: 0.5 }} aria-live="polite" aria-atomic>
        <Typography sx={{ color: 'text.secondary' }}>
          {t('sales:pay.due', { currency: format.currencySign })}
        </Typography>
        <Figure minor={quote?.dueMinor ?? 0} />
      </Box>
      <Gain quote={quote} hasMember={sale.memberId !== null} />
      <ErrorNotice failure={failure} />
      <ApprovalNotice quote={quote} />
      <BigButton
        kind="primary"
        size="large"
        keys="f9"
        fullWidth
        disabled={!canPay}
        aria-busy={canPay && !isCurrent}
        onClick={() => open({ kind: 'pay', tab: 'cash' })}
        sx={{ mt: 1 }}
      >
        {t('sales:pay.pay')}
      </BigButton>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, mt: 1 }}>
        <BigButton disabled={!canPay} onClick={() => open({ kind: 'pay', tab: 'cash' })}>
          {t('sales:tender.cash')}
        </BigButton>
        <BigButton disabled={!canPay} onClick={() => open({ kind: 'pay', tab: 'card' })}>
          {t('sales:tender.card')}
        </BigButton>
        <BigButton disabled={!canPay} onClick={() => open({ kind: 'pay', tab: 'wallet' })}>
          {t('sales:tender.wallet')}
        </BigButton>
        <BigButton disabled={!canPay} onClick={() => open({ kind: 'pay', tab: 'voucher' })}>
          {t('sales:tender.voucher')}
        </BigButton>
      </Box>
    </Box>
  );
}
