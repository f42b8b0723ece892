import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, ErrorNotice, Money } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';
import type { QuoteView } from '../state/use-quote.ts';
import { Figure } from './figure.tsx';
import { Gain } from './gain.tsx';
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
        p: 2.5,
        minWidth: 0,
        overflowY: 'auto',
        bgcolor: 'background.default',
      }}
    >
      <Line label={t('sales:pay.total')}>
        <Money isBare minor={quote?.totalMinor ?? 0} />
      </Line>
      {quote === null || quote.taxMinor === 0 ? null : (
        <Line label={t('sales:pay.tax')}>
          <Money isBare minor={quote.taxMinor} />
        </Line>
      )}
      <TenderList tenders={sale.tenders} quote={quote} />
      <Box sx={{ mt: 1.5, mb: 0.5 }} aria-live="polite" aria-atomic>
        <Typography sx={{ color: 'text.secondary' }}>
          {t('sales:pay.due', { currency: format.currencySign })}
        </Typography>
        <Figure minor={quote?.dueMinor ?? 0} />
      </Box>
      <Gain quote={quote} hasMember={sale.memberId !== null} />
      <ErrorNotice failure={failure} />
      <BigButton
        kind="primary"
        size="large"
        keys="f9"
        fullWidth
        disabled={!canPay}
        aria-busy={canPay && !isCurrent}
        onClick={() => open({ kind: 'pay', tab: 'cash' })}
        sx={{ mt: 1.5 }}
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
      </Box>
    </Box>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, minHeight: 34, py: 0.75 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <span>{children}</span>
    </Box>
  );
}
